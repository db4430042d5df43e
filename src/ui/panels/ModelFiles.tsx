/** One model's files: size, licence, where from, and what can be done with them now. */
import { Button } from '@create-figma-plugin/ui';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { HostKind } from '../host/host';
import type { ModelState } from '../model/model-state';
import { words } from '../words/words';
import type { Model } from '../model/use-model';
import { ErrorNotice } from './ErrorNotice';
import { ProgressBar } from './ProgressBar';

type Known = Extract<ModelState, { phase: 'known' }>;

interface Props {
  readonly model: Model;
  readonly state: Known;
  readonly host: HostKind;
}

export function ModelFiles({ model, state, host }: Props) {
  const { status, work, error } = state;
  return (
    <div class="model" data-state={status.state}>
      <h3>{status.title}</h3>
      {status.isStandIn && <p class="stand-in">{words.model.standIn}</p>}
      {!work && <p>{words.model.state(status)}</p>}
      <p class="small">
        {status.licence} {status.credit} {words.model.from(status.host)}
      </p>
      {work ? <Working model={model} state={state} /> : <Choices model={model} state={state} />}
      {error !== null && (
        <ErrorNotice error={error} phase="models" host={host} onDismiss={model.acknowledge} />
      )}
    </div>
  );
}

function Working({ model, state: { work, progress } }: Omit<Props, 'host'>) {
  if (!work) return null;
  const canPause = work === 'download' || work === 'import';
  return (
    <div class="running" aria-busy="true">
      <span>{words.model.work(work, progress)}</span>
      {progress?.startedOver && <span class="small">{words.model.startedOver}</span>}
      <ProgressBar fraction={progress ? progress.bytesDone / progress.bytesTotal : null} />
      {work !== 'remove' && (
        <div class="sheet-buttons">
          <Button secondary onClick={model.stop}>
            {canPause ? words.model.pause : words.model.stop}
          </Button>
        </div>
      )}
    </div>
  );
}

function Choices({ model, state: { status, verdict } }: Omit<Props, 'host'>) {
  const isReady = status.state === 'ready';
  return (
    <div class="sheet-buttons">
      {!isReady && (
        <Button disabled={verdict.provider === null} onClick={() => void model.download()}>
          {words.model.download(status)}
        </Button>
      )}
      {!isReady && <ImportButton onFiles={(files) => void model.importFiles(files)} />}
      {isReady && (
        <Button secondary title={words.model.verifyAbout} onClick={() => void model.verify()}>
          {words.model.verify}
        </Button>
      )}
      {isReady && (
        <Button secondary title={words.model.exportAbout} onClick={() => void model.exportFiles()}>
          {words.model.export}
        </Button>
      )}
      {status.bytesPresent > 0 && (
        <RemoveButton
          label={isReady ? words.model.remove : words.model.discardPart}
          onRemove={() => void model.remove()}
        />
      )}
    </div>
  );
}

/** Asks once more, on the button itself: a download of an hour should not go with one click. */
function RemoveButton({
  label,
  onRemove,
}: {
  readonly label: string;
  readonly onRemove: () => void;
}) {
  const [isAsking, setIsAsking] = useState(false);
  useEffect(() => {
    if (!isAsking) return undefined;
    const timer = setTimeout(() => setIsAsking(false), 4000);
    return () => clearTimeout(timer);
  }, [isAsking]);
  return (
    <Button
      secondary
      danger
      title={words.model.removeAbout}
      onClick={() => (isAsking ? onRemove() : setIsAsking(true))}
      onBlur={() => setIsAsking(false)}
    >
      {isAsking ? words.model.removeSure : label}
    </Button>
  );
}

function ImportButton({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button secondary title={words.model.importAbout} onClick={() => input.current?.click()}>
        {words.model.import}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".onnx"
        multiple
        hidden
        aria-label={words.model.import}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = ''; // the same files may be chosen again
        }}
      />
    </>
  );
}

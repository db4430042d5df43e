/** One model's files: size, licence, where from, and what can be done with them now. */
import { Button } from '@create-figma-plugin/ui';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { HostKind } from '../host/host';
import type { ModelState } from '../model-state';
import { MODEL_WORDS } from '../model-words';
import type { Model } from '../use-model';
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
      {status.isStandIn && <p class="stand-in">{MODEL_WORDS.standIn}</p>}
      {!work && <p>{MODEL_WORDS.state(status)}</p>}
      <p class="small">
        {status.licence} {status.credit} {MODEL_WORDS.from(status.host)}
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
      <span>{MODEL_WORDS.work(work, progress)}</span>
      {progress?.startedOver && <span class="small">{MODEL_WORDS.startedOver}</span>}
      <ProgressBar fraction={progress ? progress.bytesDone / progress.bytesTotal : null} />
      {work !== 'remove' && (
        <div class="sheet-buttons">
          <Button secondary onClick={model.stop}>
            {canPause ? MODEL_WORDS.pause : MODEL_WORDS.stop}
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
          {MODEL_WORDS.download(status)}
        </Button>
      )}
      {!isReady && <ImportButton onFiles={(files) => void model.importFiles(files)} />}
      {isReady && (
        <Button secondary title={MODEL_WORDS.verifyAbout} onClick={() => void model.verify()}>
          {MODEL_WORDS.verify}
        </Button>
      )}
      {isReady && (
        <Button secondary title={MODEL_WORDS.exportAbout} onClick={() => void model.exportFiles()}>
          {MODEL_WORDS.export}
        </Button>
      )}
      {status.bytesPresent > 0 && (
        <RemoveButton
          label={isReady ? MODEL_WORDS.remove : MODEL_WORDS.discardPart}
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
      title={MODEL_WORDS.removeAbout}
      onClick={() => (isAsking ? onRemove() : setIsAsking(true))}
      onBlur={() => setIsAsking(false)}
    >
      {isAsking ? MODEL_WORDS.removeSure : label}
    </Button>
  );
}

function ImportButton({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button secondary title={MODEL_WORDS.importAbout} onClick={() => input.current?.click()}>
        {MODEL_WORDS.import}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".onnx"
        multiple
        hidden
        aria-label={MODEL_WORDS.import}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = ''; // the same files may be chosen again
        }}
      />
    </>
  );
}

/** One model's files: size, licence, where from, and what can be done with them now. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { HostKind } from '../host/host';
import type { ModelState } from '../model/model-state';
import { words } from '../words/words';
import type { Model } from '../model/use-model';
import { CommandButton } from './CommandButton';
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
      <p class="small">{words.model.origin(status)}</p>
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
          <CommandButton
            secondary
            command="pause"
            label={canPause ? words.model.pause : words.model.stop}
            onClick={model.stop}
          />
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
        <CommandButton
          command="download"
          label={words.model.download(status)}
          disabled={verdict.provider === null}
          onClick={() => void model.download()}
        />
      )}
      {!isReady && <ImportButton onFiles={(files) => void model.importFiles(files)} />}
      {isReady && (
        <CommandButton
          secondary
          command="verify"
          label={words.model.verify}
          about={words.model.verifyAbout}
          onClick={() => void model.verify()}
        />
      )}
      {isReady && (
        <CommandButton
          secondary
          command="exportFiles"
          label={words.model.export}
          about={words.model.exportAbout}
          onClick={() => void model.exportFiles()}
        />
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
    <CommandButton
      secondary
      danger
      command="remove"
      label={isAsking ? words.model.removeSure : label}
      about={words.model.removeAbout}
      onClick={() => (isAsking ? onRemove() : setIsAsking(true))}
      onBlur={() => setIsAsking(false)}
    />
  );
}

function ImportButton({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <CommandButton
        secondary
        command="importFiles"
        label={words.model.import}
        about={words.model.importAbout}
        onClick={() => input.current?.click()}
      />
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

/**
 * The model's files: what is here, whether this computer can use them, and what can be done with them.
 * It lies over the picture and leaves the bar below it free, so Quick Fill goes on meanwhile.
 */
import { Button, IconButton, IconCloseSmall24, LoadingIndicator } from '@create-figma-plugin/ui';
import { useEffect, useRef, useState } from 'preact/hooks';
import { reportOf } from '../../inference/preflight/verdict-report';
import type { HostKind } from '../host/host';
import { keyLabel } from '../keymap';
import type { ModelState } from '../model-state';
import { MODEL_WORDS } from '../model-words';
import type { Model } from '../use-model';
import { IS_MAC } from '../use-keys';
import { withKey } from '../words';
import { CopyText } from './CopyText';
import { ErrorNotice } from './ErrorNotice';
import { ModelFiles } from './ModelFiles';

interface Props {
  readonly model: Model;
  readonly host: HostKind;
  readonly onClose: () => void;
}

export function ModelsPanel({ model, host, onClose }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class="sheet" aria-labelledby="models-heading">
      <header>
        <h2 id="models-heading" ref={heading} tabIndex={-1}>
          {MODEL_WORDS.models}
        </h2>
        <IconButton
          aria-label={MODEL_WORDS.close}
          title={withKey(MODEL_WORDS.close, keyLabel('cancel', IS_MAC))}
          onClick={onClose}
        >
          <IconCloseSmall24 />
        </IconButton>
      </header>
      <Content model={model} host={host} />
    </section>
  );
}

function Content({ model, host }: Omit<Props, 'onClose'>) {
  const { state } = model;
  switch (state.phase) {
    case 'unreached':
    case 'seeking':
      return (
        <p class="sheet-busy" role="status">
          <LoadingIndicator /> {MODEL_WORDS.checking}
        </p>
      );
    case 'unreachable':
      return (
        <>
          <ErrorNotice error={state.error} phase="engine" host={host} />
          <Recheck model={model} />
        </>
      );
    case 'known':
      return (
        <>
          <ModelFiles model={model} state={state} host={host} />
          <Verdict model={model} state={state} />
        </>
      );
  }
}

type Known = Extract<ModelState, { phase: 'known' }>;

function Verdict({ model, state: { verdict } }: { readonly model: Model; readonly state: Known }) {
  const [report] = useState(() => `${reportOf(verdict)}\n${navigator.userAgent}`);
  const summary = {
    webgpu: MODEL_WORDS.fits,
    wasm: MODEL_WORDS.onProcessor,
    none: MODEL_WORDS.impossible,
  }[verdict.provider ?? 'none'];
  return (
    <div class="verdict">
      <p>{summary}</p>
      <ul>
        {verdict.findings.map((finding) => (
          <li key={finding.code} data-weight={finding.weight}>
            {MODEL_WORDS.finding(finding)}
          </li>
        ))}
      </ul>
      <div class="sheet-buttons">
        <Recheck model={model} />
        <CopyText text={report} label={MODEL_WORDS.copyVerdict} />
      </div>
    </div>
  );
}

function Recheck({ model }: { readonly model: Model }) {
  const { state } = model;
  const isWorking = state.phase === 'known' && state.work !== null;
  return (
    <Button secondary disabled={isWorking} onClick={() => void model.seek(true)}>
      {MODEL_WORDS.recheck}
    </Button>
  );
}

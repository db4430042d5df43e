/**
 * The model's files: what is here, whether this computer can use them, and what can be done with them.
 * It lies over the picture and leaves the bar below it free, so Quick Fill goes on meanwhile.
 */
import { IconCloseSmall24, LoadingIndicator } from '@create-figma-plugin/ui';
import { useEffect, useRef, useState } from 'preact/hooks';
import { reportOf } from '../../inference/preflight/verdict-report';
import type { HostKind } from '../host/host';
import type { ModelState } from '../model/model-state';
import { words } from '../words/words';
import type { Model } from '../model/use-model';
import { CommandButton } from './CommandButton';
import { CopyText } from './CopyText';
import { ErrorNotice } from './ErrorNotice';
import { ModelFiles } from './ModelFiles';
import { ToolButton } from './ToolButton';

interface Props {
  readonly model: Model;
  readonly host: HostKind;
  readonly onClose: () => void;
}

export function ModelsPanel({ model, host, onClose }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The focus goes in with the panel, and back to what opened it.
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    heading.current?.focus();
    return () => before?.focus();
  }, []);
  return (
    <section class="sheet" aria-labelledby="models-heading">
      <header>
        <h2 id="models-heading" ref={heading} tabIndex={-1}>
          {words.model.models}
        </h2>
        <ToolButton label={words.model.close} command="cancel" onClick={onClose}>
          <IconCloseSmall24 />
        </ToolButton>
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
          <LoadingIndicator /> {words.model.checking}
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
    webgpu: words.model.fits,
    wasm: words.model.onProcessor,
    none: words.model.impossible,
  }[verdict.provider ?? 'none'];
  return (
    <div class="verdict">
      <p>{summary}</p>
      <ul>
        {verdict.findings.map((finding) => (
          <li key={finding.code} data-weight={finding.weight}>
            {words.model.finding(finding)}
          </li>
        ))}
      </ul>
      <div class="sheet-buttons">
        <Recheck model={model} />
        <CopyText text={report} label={words.model.copyVerdict} />
      </div>
    </div>
  );
}

function Recheck({ model }: { readonly model: Model }) {
  const { state } = model;
  const isWorking = state.phase === 'known' && state.work !== null;
  return (
    <CommandButton
      secondary
      command="recheck"
      label={words.model.recheck}
      disabled={isWorking}
      onClick={() => void model.seek(true)}
    />
  );
}

/** The open picture and its mask, and what follows when another picture is opened. */
import { useRef } from 'preact/hooks';
import type { WorkerClient } from '../../inference/client';
import type { InferenceContract } from '../../inference/contract';
import { Failure } from '../../inference/core/errors';
import type { Editing } from './editing';
import { isBlank } from '../editor/operations';
import { failureText } from '../notices/failure-text';
import type { Host, Start } from '../host/host';
import { maskKey, type Picture } from './picture';
import { areCoarse } from './pack-strokes';
import { restoredFrom } from './restore-edit';
import { words } from '../words/words';
import { useDocument } from './use-document';
import type { useEngineChoice } from '../model/use-engine-choice';
import type { useFill } from '../filling/use-fill';
import { useMask } from './use-mask';
import type { useMoebius } from '../model/use-moebius';
import { pictureOn, usePictureChange } from './use-picture-change';
import { useSelected } from './use-selected';

interface Parts {
  readonly host: Host;
  readonly client: WorkerClient<InferenceContract>;
  readonly fill: ReturnType<typeof useFill>;
  readonly engine: ReturnType<typeof useEngineChoice>;
  readonly moebius: ReturnType<typeof useMoebius>;
  readonly setNotice: (text: string | null) => void;
  readonly onStart: (start: Start) => void;
  readonly onBug: (error: unknown) => void;
}

export function useOpen({ host, client, fill, setNotice, ...parts }: Parts) {
  const hasWork = useRef<() => boolean>(() => false);
  /** Left by the window before, for the first picture. */
  const handedOver = useRef<Editing | null>(null);
  /** To be said over the next picture. */
  const toSay = useRef<string | null>(null);

  const { state, dispatch, selection } = useDocument({
    host,
    client,
    hasWork: () => hasWork.current(),
    onStart: parts.onStart,
    takeUp: () => {
      const editing = handedOver.current;
      handedOver.current = null;
      return editing;
    },
    onEditFailed: (error) => {
      toSay.current = error instanceof Failure ? failureText(error) : null;
    },
    onBug: parts.onBug,
  });
  const picture = pictureOn(state);
  const mask = useMask(picture ? maskKey(picture) : '');
  hasWork.current = () => !isBlank(mask.history.done) || fill.state.phase !== 'idle';

  const markApplied = usePictureChange(picture, (appliedFrom) => {
    fill.discard();
    const news = restore(picture, { ...parts, mask });
    if (appliedFrom === null) setNotice(toSay.current ?? news);
    else if (!picture?.edit) mask.inherit(appliedFrom);
    toSay.current = null;
  });

  return {
    document: state,
    dispatch,
    selection,
    picture,
    selected: useSelected(picture, selection),
    mask,
    markApplied,
    takeUp: (editing: Editing | null) => {
      handedOver.current = editing;
    },
  };
}

type Restoring = Pick<Parts, 'engine' | 'moebius'> & { readonly mask: ReturnType<typeof useMask> };

/**
 * Puts a result that was opened again back as it was made.
 *
 * @returns what to say about it; null where the picture is no such result
 */
function restore(picture: Picture | null, { engine, moebius, mask }: Restoring): string | null {
  if (!picture?.edit) return null;
  const news = words.results.state(picture.edit.state);
  if (!picture.remembered) return news; // handed over, with all else
  const key = maskKey(picture);
  if (mask.masks.has(key)) return news; // painted on in this very session
  const made = restoredFrom(picture.remembered);
  if (made.operations) mask.begin(key, made.operations);
  if (made.preset) moebius.setPreset(made.preset);
  if (made.engine === 'moebius') moebius.setSeed(made.seed);
  if (made.engine !== engine.engine) engine.choose(made.engine);
  if (!made.operations) return `${words.results.strokesGone} ${news}`;
  return areCoarse(picture.remembered.strokes) ? `${words.results.strokesCoarse} ${news}` : news;
}

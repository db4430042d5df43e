/**
 * Which picture is open, and what happens when the selection moves. Pure; `use-document.ts` does the
 * reading.
 *
 * The rule: work is never dropped by a change of selection. With nothing painted the window follows
 * the selection at once; with a mask, a running fill or a result it stays, and offers to switch.
 */
import type { LayerName, Selection, SourceLayer } from '../../figma/contract';
import { fromWireError, isAbort } from '../../inference/core/errors';
import { pictureKey, sourceOf, type Picture } from './picture';
import type { Source } from './read-source';

type Problem = Extract<Selection, { kind: 'problem' }>;

export type DocumentState =
  | { readonly phase: 'starting' }
  | { readonly phase: 'problem'; readonly selection: Problem }
  | Reading
  | Open
  | { readonly phase: 'failed'; readonly error: unknown; readonly request: ReadRequest };

interface Reading {
  readonly phase: 'reading';
  /** A new object for every read, so that an answer to an older one can be told apart. */
  readonly request: ReadRequest;
  /** The last change of selection while reading; it decides what follows. */
  readonly latest: Selection | null;
  /** Shown meanwhile: the picture that was just applied. */
  readonly behind: Picture | null;
  /** What was open before, to be opened again if this is given up. Its file only: bitmaps are large. */
  readonly former: Source | null;
  /** As in `Open`, once this is open. */
  readonly waiting: SourceLayer | null;
}

interface Open {
  readonly phase: 'open';
  readonly picture: Picture;
  /** Another layer, selected while there was work here. */
  readonly waiting: SourceLayer | null;
}

export interface ReadRequest {
  readonly render: boolean;
  /** The layer's name, where it is known before reading. */
  readonly name: string | null;
  /** Not the selected layer's picture, but this one's. */
  readonly of?: LayerName;
  /** A result, to be opened again. */
  readonly edit?: LayerName;
  /** Read because this layer is selected. */
  readonly selected?: SourceLayer;
  /** Nothing is read: this was open before. */
  readonly again?: Source;
}

export type DocumentEvent =
  | { readonly kind: 'selected'; readonly selection: Selection; readonly hasWork: boolean }
  | { readonly kind: 'opened'; readonly picture: Picture; readonly request: ReadRequest }
  | { readonly kind: 'unreadable'; readonly error: unknown; readonly request: ReadRequest }
  /** The worker found fault with a picture that is already shown. */
  | { readonly kind: 'rejected'; readonly error: unknown; readonly picture: Picture }
  /** Goes on with the picture of `layer`; as the result `edit`, where that shows no picture to go on with. */
  | { readonly kind: 'applied'; readonly layer: LayerName }
  | { readonly kind: 'applied'; readonly edit: LayerName }
  /** Open a layer, or a result again, whatever is selected. */
  | { readonly kind: 'go' | 'edit'; readonly layer: LayerName }
  /** A read takes too long: what was open before is opened again. */
  | { readonly kind: 'giveUp' }
  | { readonly kind: 'useRender' | 'retry' | 'switch' | 'stay' };

export const STARTING: DocumentState = { phase: 'starting' };

export function nextDocument(state: DocumentState, event: DocumentEvent): DocumentState {
  switch (event.kind) {
    case 'selected':
      return afterSelection(state, event.selection, event.hasWork);
    case 'opened':
      return isAnswerTo(state, event.request) ? afterOpening(state, event.picture) : state;
    case 'unreadable':
      if (!isAnswerTo(state, event.request)) return state;
      if (state.latest) return follow(state.latest, state.former);
      // The host gave the read up because the selection moved, and is about to say where to.
      if (isAbort(event.error)) return STARTING;
      // What a result shows can still be worked on; why no more than that, the session says.
      if (state.request.edit)
        return read({ render: false, name: state.request.name }, state.former);
      return { phase: 'failed', error: event.error, request: event.request };
    case 'rejected':
      if (state.phase !== 'open' || state.picture !== event.picture) return state;
      return { phase: 'failed', error: event.error, request: requestFor(event.picture.layer) };
    case 'giveUp':
      return state.phase === 'reading' && !state.behind ? givenUp(state) : state;
    case 'useRender':
      if (state.phase !== 'problem') return state;
      return read({ render: true, name: state.selection.layerName });
    case 'retry':
      return state.phase === 'failed' ? read({ ...state.request }) : state;
    case 'switch':
      if (state.phase !== 'open' || !state.waiting) return state;
      return read(requestFor(state.waiting), sourceOf(state.picture));
    case 'stay':
      return state.phase === 'open' ? { ...state, waiting: null } : state;
    case 'applied':
      return state.phase === 'open' ? readApplied(state.picture, event) : state;
    case 'go':
      return read({ render: false, name: event.layer.name, of: event.layer }, formerOf(state));
    case 'edit':
      return read({ render: false, name: event.layer.name, edit: event.layer }, formerOf(state));
  }
}

function afterSelection(state: DocumentState, selection: Selection, hasWork: boolean) {
  if (state.phase === 'reading') return { ...state, latest: selection };
  if (state.phase !== 'open') return follow(selection, null);
  if (selection.kind === 'problem') {
    // Nothing to switch to: a click beside the picture in Figma must not cost the mask.
    return hasWork ? { ...state, waiting: null } : follow(selection, null);
  }
  if (isOf(state.picture, selection.layer)) {
    return { ...state, waiting: null };
  }
  return hasWork ? { ...state, waiting: selection.layer } : follow(selection, formerOf(state));
}

function afterOpening({ latest, waiting }: Reading, picture: Picture): DocumentState {
  const open: Open = { phase: 'open', picture, waiting };
  return latest ? afterSelection(open, latest, false) : open;
}

function follow(selection: Selection, former: Source | null): DocumentState {
  return selection.kind === 'layer'
    ? read(requestFor(selection.layer), former)
    : { phase: 'problem', selection };
}

/** Where the selection has moved on meanwhile, it says what comes instead. */
function givenUp({ request, latest, former }: Reading): DocumentState {
  if (latest) return follow(latest, former);
  if (!former) return { phase: 'failed', error: fromWireError({ type: 'abort' }), request };
  const again = { render: false, name: former.layer.name, again: former };
  return { ...read(again, null), waiting: request.selected ?? null };
}

function formerOf(state: DocumentState): Source | null {
  if (state.phase === 'reading') return state.former;
  return state.phase === 'open' ? sourceOf(state.picture) : null;
}

function isAnswerTo(state: DocumentState, request: ReadRequest): state is Reading {
  return state.phase === 'reading' && state.request === request;
}

function requestFor(layer: SourceLayer): ReadRequest {
  return { render: layer.from === 'render', name: layer.name, selected: layer };
}

function read(request: ReadRequest, former: Source | null = null): Reading {
  return { phase: 'reading', request, latest: null, behind: null, former, waiting: null };
}

/** By name: where another page is shown by now, the new layer is not selected. */
function readApplied(
  behind: Picture,
  made: Extract<DocumentEvent, { kind: 'applied' }>,
): DocumentState {
  const which = 'edit' in made ? { edit: made.edit } : { of: made.layer };
  return { ...read({ render: false, name: null, ...which }), behind };
}

/** Whether `picture` is what there is to work on where `layer` is selected. */
export function isOf({ layer, edit }: Picture, selected: SourceLayer): boolean {
  return edit ? edit.target.id === selected.id : pictureKey(layer) === pictureKey(selected);
}

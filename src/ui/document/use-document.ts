/** Follows the host's selection and reads its picture; the rules are in `document-state.ts`. */
import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import type { Selection } from '../../figma/contract';
import type { WorkerClient } from '../../inference/client';
import type { InferenceContract } from '../../inference/contract';
import { Failure, isAbort } from '../../inference/core/errors';
import { nextDocument, STARTING, type DocumentEvent, type ReadRequest } from './document-state';
import type { Editing } from './editing';
import type { Host, Start } from '../host/host';
import { closePicture, openPicture, type Picture } from './picture';
import { readSource } from './read-source';

interface Options {
  readonly host: Host;
  readonly client: WorkerClient<InferenceContract>;
  /** Asked at the moment the selection moves. */
  readonly hasWork: () => boolean;
  readonly onStart: (start: Start) => void;
  /** The result that the window before had open, with the picture it handed over; else null. */
  readonly takeUp: () => Editing | null;
  /** A result could not be opened again; the picture it shows is opened instead. */
  readonly onEditFailed: (error: unknown) => void;
  /** What went wrong before there was anything to show it in. */
  readonly onBug: (error: unknown) => void;
}

export function useDocument({ host, client, ...options }: Options) {
  const [state, dispatch] = useReducer(nextDocument, STARTING);
  const latest = useRef(options);
  latest.current = options;
  /** What is selected in truth, until the picture that was handed over is open. */
  const elsewhere = useRef<Selection | null>(null);
  const [selection, setSelection] = useState<Selection | null>(null);

  useEffect(() => {
    const stop = host.onSelection((selection) => {
      setSelection(selection);
      dispatch({ kind: 'selected', selection, hasWork: latest.current.hasWork() });
    });
    host.start().then((start) => {
      latest.current.onStart(start);
      elsewhere.current = start.elsewhere;
      setSelection(start.elsewhere ?? start.selection);
      dispatch(firstEvent(start));
    }, latest.current.onBug);
    return stop;
  }, [host]);

  const request = state.phase === 'reading' ? state.request : null;
  useEffect(() => {
    if (!request) return undefined;
    const reading = new AbortController();
    const { signal } = reading;
    let isRead = false;
    readPicture({ host, client, request, signal }, latest.current.takeUp()).then(
      ({ picture, verdict }) => {
        if (signal.aborted) return closePicture(picture);
        isRead = true;
        dispatch({ kind: 'opened', picture, request });
        const selection = elsewhere.current;
        elsewhere.current = null;
        if (selection) dispatch({ kind: 'selected', selection, hasWork: true });
        void verdict.then((error) => {
          if (error !== null) dispatch({ kind: 'rejected', error, picture });
        });
      },
      (error: unknown) => {
        if (signal.aborted) return;
        if (request.edit && !isAbort(error)) latest.current.onEditFailed(error);
        dispatch({ kind: 'unreadable', error, request });
      },
    );
    // Once it is shown, the worker may take its time with what it has to say of it.
    return () => {
      if (!isRead) reading.abort();
    };
  }, [host, client, request]);

  return { state, dispatch, selection };
}

/** The button *Edit inpainting* opens the result itself. */
function firstEvent({ selection, launch }: Start): DocumentEvent {
  if (launch === 'edit' && selection.kind === 'layer' && selection.edit === 'editable') {
    return { kind: 'edit', layer: selection.layer };
  }
  return { kind: 'selected', selection, hasWork: false };
}

interface Read {
  readonly picture: Picture;
  /** What the worker has against the picture, or null: it may come after the picture is shown. */
  readonly verdict: Promise<Error | null>;
}

interface Reading extends Pick<Options, 'host' | 'client'> {
  readonly request: ReadRequest;
  readonly signal: AbortSignal;
}

/**
 * The browser's decoder shows the picture at once; ours, in the worker, has the last word, because
 * it is the one that must read it exactly. The first cannot be stopped; the second is, by `signal`.
 */
async function readPicture(
  { host, client, request, signal }: Reading,
  takenUp: Editing | null,
): Promise<Read> {
  const read = await readSource(host, request);
  signal.throwIfAborted();
  const source = takenUp ? { ...read, edit: takenUp } : read;
  const inspected = client.call('inspect', { picture: source.bytes }, { signal });
  const verdict = inspected.then(() => null, objection);
  try {
    return { picture: await openPicture(source), verdict };
  } catch {
    // The browser says no more than "could not be decoded"; our decoder knows why, or knows better.
    const error = await verdict;
    if (error) throw error;
    throw new Failure('unsupported-here', { format: (await inspected).format });
  }
}

/** A call given up is no objection to the picture. */
function objection(reason: unknown): Error | null {
  if (isAbort(reason)) return null;
  return reason instanceof Error ? reason : new Error(String(reason));
}

/** The picture that a request of `document-state.ts` asks the host for. */
import type { EditData } from '../../figma/contract';
import type { ReadRequest } from './document-state';
import { editingOf, type Editing } from './editing';
import type { Host, HostPicture } from '../host/host';
import { overOwnBuffer } from '../host/own-buffer';

export interface Source extends HostPicture {
  readonly edit?: Editing;
  /** What the result remembers, where it has just been opened from the document. */
  readonly remembered?: EditData;
}

export async function readSource(host: Host, request: ReadRequest): Promise<Source> {
  const { render, of, edit, again } = request;
  if (again) return again;
  if (!edit || !host.document) return host.readPicture({ render, ...(of && { of }) });
  const opened = await host.document.openEdit(edit);
  const { layer, bytes } = opened;
  return { layer, bytes: overOwnBuffer(bytes), edit: editingOf(opened), remembered: opened.edit };
}

/**
 * What may be sent between a plugin and its UI: plain data, Date and Uint8Array (creating-ui: "you
 * cannot send Blob objects, ArrayBuffers or TypedArray objects other than Uint8Array"). Functions and
 * nodes are refused aloud, where Figma drops them.
 */
import { ApiObject } from './api-object';

/** @throws TypeError naming what cannot be sent and where in the message it is */
export function checkMessage(value: unknown, path = 'message'): void {
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') {
    throw refuse(`a ${typeof value}`, path);
  }
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    value.forEach((item, i) => checkMessage(item, `${path}[${i}]`));
    return;
  }
  if (value instanceof ApiObject) throw refuse(`figma's ${value.title}`, path);
  const tag = Object.prototype.toString.call(value).slice(8, -1);
  if (tag === 'Uint8Array' || tag === 'Date') return;
  if (tag !== 'Object') throw refuse(`a value of type ${tag}`, path);
  for (const [key, item] of Object.entries(value)) checkMessage(item, `${path}.${key}`);
}

function refuse(what: string, path: string): TypeError {
  return new TypeError(
    `Cannot send ${what} (${path}): only plain data, Date and Uint8Array can be sent (creating-ui, "Sending data")`,
  );
}

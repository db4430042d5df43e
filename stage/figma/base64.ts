/** figma.base64Encode and base64Decode (api/properties/figma-base64encode). */
const PIECE = 0x8000; // arguments of one call; more would overflow the stack

export function base64Encode(data: unknown): string {
  if (!(data instanceof Uint8Array)) throw new TypeError('in base64Encode: Expected a Uint8Array');
  let text = '';
  for (let at = 0; at < data.length; at += PIECE) {
    text += String.fromCharCode(...data.subarray(at, at + PIECE));
  }
  return btoa(text);
}

export function base64Decode(data: unknown): Uint8Array {
  if (typeof data !== 'string') throw new TypeError('in base64Decode: Expected a string');
  const text = atob(data);
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** The plugin's UI as Figma loads it: a `data:` URL whose document has no origin. */

/**
 * Characters. Chromium takes longer addresses for broken and shows an empty page in their place
 * (`url::kMaxURLChars`, 2 MB), which leaves about 1.5 MB of HTML.
 */
export const MAX_URL_LENGTH = 2 * 1024 * 1024;

/** @throws RangeError - where the browser would refuse the address */
export function htmlToDataUrl(html: string): string {
  const url = `data:text/html;base64,${toBase64(new TextEncoder().encode(html))}`;
  if (url.length > MAX_URL_LENGTH) {
    const megabytes = (url.length / 1024 / 1024).toFixed(1);
    throw new RangeError(
      `The plugin's UI makes an address of ${megabytes} MB; browsers refuse data: addresses over 2 MB`,
    );
  }
  return url;
}

/** Bytes per call of `String.fromCharCode`, which takes them as arguments, on the stack. */
const PIECE = 0x8000;

export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE) {
    text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  }
  return btoa(text);
}

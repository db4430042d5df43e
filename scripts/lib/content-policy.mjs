/**
 * What a hosted page may load and reach. Pictures are on these pages, so nothing may be sent anywhere
 * but to the hosts the model comes from, and those get nothing but requests for its files.
 */

/** Hugging Face answers with a redirect to one of its content hosts. */
const WEIGHTS_HOSTS = ['https://huggingface.co', 'https://*.huggingface.co', 'https://*.hf.co'];

/** @param {string} weightsHost as in `engine-origin.mjs` */
export function contentPolicy(weightsHost) {
  const hosts = new Set([...WEIGHTS_HOSTS, new URL(weightsHost).origin]);
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    `connect-src 'self' ${[...hosts].join(' ')}`,
    "img-src 'self' blob: data:",
    // The UI kit puts its style sheets into the page as <style>, and preact sets style attributes.
    "style-src 'self' 'unsafe-inline'",
    // Nothing about who may nest these pages: any frame-ancestors shuts out windows without an origin.
  ].join('; ');
}

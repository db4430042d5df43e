/** Where the static site in `dist/` is hosted: a setting of the build, which the plugin must know. */

/** What `npm start` serves, and the default. */
export const LOCAL_ORIGIN = 'http://localhost:4400';

/** An origin, or a folder of one: `https://name.github.io/inpaint`. No slash at the end. */
export function engineOrigin() {
  return (process.env['INPAINT_ENGINE_ORIGIN'] ?? LOCAL_ORIGIN).replace(/\/+$/, '');
}

/** Where the weights come from, unless a host keeps a mirror of its own. */
export function weightsHost() {
  return (process.env['INPAINT_WEIGHTS_HOST'] ?? 'https://huggingface.co').replace(/\/+$/, '');
}

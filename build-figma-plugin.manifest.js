/**
 * Adds to the generated manifest.json what depends on where the engine is hosted.
 *
 * INPAINT_ENGINE_ORIGIN is the origin of the static site in `dist/`; Figma asks for it to be declared.
 */
import { engineOrigin, LOCAL_ORIGIN } from './scripts/lib/engine-origin.mjs';

/** @param {Record<string, unknown>} manifest */
export default function addNetworkAccess(manifest) {
  const { origin } = new URL(engineOrigin());
  return {
    ...manifest,
    networkAccess: {
      allowedDomains: [origin],
      reasoning:
        'Loads the on-device model engine as a web page. Pictures are never sent anywhere: everything is computed on your own machine.',
      devAllowedDomains: [LOCAL_ORIGIN],
    },
  };
}

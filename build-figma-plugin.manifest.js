/**
 * Adds to the generated manifest.json what depends on where the engine is hosted.
 *
 * INPAINT_ENGINE_ORIGIN is the origin of the static site in `dist/`; Figma asks for it to be declared.
 */
const LOCAL = 'http://localhost:4400';

/** @param {Record<string, unknown>} manifest */
export default function addNetworkAccess(manifest) {
  const origin = process.env['INPAINT_ENGINE_ORIGIN'] ?? LOCAL;
  return {
    ...manifest,
    networkAccess: {
      allowedDomains: [origin],
      reasoning:
        'Loads the on-device model engine as a web page. Pictures are never sent anywhere: everything is computed on your own machine.',
      devAllowedDomains: [LOCAL],
    },
  };
}

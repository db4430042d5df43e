/** Why the model's engine cannot be reached, and what to do. */
import type { EngineTrouble } from '../../../inference/core/errors';

export const engine: Readonly<Record<EngineTrouble['code'], (host: string) => string>> = {
  blocked: (host) =>
    `This window is not allowed to open ${host}. Ask whoever manages it to allow that address; Quick Fill works without it.`,
  offline: (host) =>
    `Moebius is at ${host}, which does not answer. Check the connection and choose Moebius again; Quick Fill works without it.`,
  'other-version': (host) =>
    `Inpaint here and at ${host} are of different versions. Close this window and run Inpaint again, or update the plugin.`,
  'no-webgpu': () =>
    'This browser gives Moebius no graphics device. Turn on hardware acceleration or update the browser; Quick Fill works without it.',
  'no-storage': () =>
    'This browser lets Moebius keep no files. Allow site data, or leave the private window; Quick Fill works without it.',
  insecure: () =>
    'This browser gives Moebius no secure place here. Use Figma’s desktop app, Chrome or Edge; Quick Fill works without it.',
  silent: (host) =>
    `The page at ${host} did not start. Choose Moebius again in a while; Quick Fill works without it.`,
  failed: (host) =>
    `Moebius at ${host} could not be started. Close this window and run Inpaint again; Quick Fill works without it.`,
};

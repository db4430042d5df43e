/**
 * The entry of the worker that is always there: pictures, and Quick Fill. It must run as a classic script too (bundled as IIFE), because a window without
 * an origin, as Figma's is, can start no module worker: no top-level await, no `import.meta`.
 */
import { answerCalls } from './answer-calls';
import { browserCodecs } from './codec/browser-codecs';
import { decodePicture } from './codec/decode';
import { encodePng } from './codec/encode';
import { encodePatch } from './codec/encode-patch';
import type { ToWorker } from './contract';
import { quickFill } from './engines/quick-fill/quick-fill';
import { createHandlers } from './handlers';

const handlers = createHandlers({
  decode: (bytes) => decodePicture(bytes, browserCodecs),
  encode: encodePng,
  encodePatch,
  engine: quickFill,
});

const receive = answerCalls(handlers, (reply, transfer) => postMessage(reply, transfer));

onmessage = ({ data }: MessageEvent<ToWorker>) => void receive(data);

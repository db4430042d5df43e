/** Self-tests of how nine channels become many: as Moebius does it, and as other models do. */
import { convolve } from './reference-operators';
import type { SelfTest } from './self-test';
import { node, noise, weights } from './self-test-graph';
import { FULL_CONVOLUTION } from './verdict-report';

const CHANNELS = 9;
const SIDE = 8;

/**
 * The first layer of Moebius: a depthwise 3×3 convolution, Relu, and a 1×1 convolution to many
 * channels. Its nine channels are four of noise, the mask, and four of the masked picture.
 */
export function stemTest(): SelfTest {
  const outChannels = 32;
  const x = noise(1, [1, CHANNELS, SIDE, SIDE]);
  const depthwise = noise(2, [CHANNELS, 1, 3, 3]);
  const depthwiseBias = noise(3, [CHANNELS]);
  const pointwise = noise(4, [outChannels, CHANNELS, 1, 1]);
  const pointwiseBias = noise(5, [outChannels]);
  return {
    name: 'stem',
    isVital: true,
    x,
    graph: {
      input: x.dims,
      output: [1, outChannels, SIDE, SIDE],
      initializers: [
        weights('dw', depthwise),
        weights('dwb', depthwiseBias),
        weights('pw', pointwise),
        weights('pwb', pointwiseBias),
      ],
      nodes: [
        node('Conv', ['x', 'dw', 'dwb'], 'deep', {
          kernel_shape: [3, 3],
          pads: [1, 1, 1, 1],
          group: CHANNELS,
        }),
        node('Relu', ['deep'], 'positive'),
        node('Conv', ['positive', 'pw', 'pwb'], 'y', { kernel_shape: [1, 1] }),
      ],
    },
    expected() {
      const deep = convolve(x.data, CHANNELS, depthwise, depthwiseBias);
      const positive = deep.map((value) => Math.max(value, 0));
      return convolve(positive, CHANNELS, pointwise, pointwiseBias);
    },
  };
}

/**
 * A full 3×3 convolution of nine channels, which ONNX Runtime's WebGPU provider gets wrong up to 1.30
 * at least (microsoft/onnxruntime#29651: with 6, 9, 15, 18 … channels it reads the first few over and
 * over). Moebius has none, so the result is for the report, and for models to come.
 */
export function fullConvolutionTest(): SelfTest {
  const outChannels = 4;
  const x = noise(6, [1, CHANNELS, SIDE, SIDE]);
  const weight = noise(7, [outChannels, CHANNELS, 3, 3], 0.25);
  return {
    name: FULL_CONVOLUTION,
    isVital: false,
    x,
    graph: {
      input: x.dims,
      output: [1, outChannels, SIDE, SIDE],
      initializers: [weights('w', weight)],
      nodes: [node('Conv', ['x', 'w'], 'y', { kernel_shape: [3, 3], pads: [1, 1, 1, 1] })],
    },
    expected: () => convolve(x.data, CHANNELS, weight, null),
  };
}

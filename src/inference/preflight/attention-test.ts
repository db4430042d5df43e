/**
 * Self-test of a transformer unit of Moebius in little: group norm, SiLU, λ attention with its 15×15
 * positional convolution, layer norm, a linear layer and an upscale, with the graph operators that the
 * published files use for them. Shapes are (batch, channels, side, side); H heads of K channels each.
 */
import { convolve, multiply, normalise, silu, softmax, transpose } from './reference-operators';
import type { Numbers } from './reference-operators';
import type { SelfTest } from './self-test';
import { node, noise, shape, weights, type TestGraph } from './self-test-graph';

const H = 2;
const K = 8;
const C = H * K;
const SIDE = 8;
const N = SIDE * SIDE;
const GROUPS = 4;
const EPSILON = 1e-5;

const x = noise(11, [1, C, SIDE, SIDE]);
const gamma = noise(12, [C, 1, 1], 2);
const beta = noise(13, [C, 1, 1]);
const keys = noise(14, [K, C, 1, 1]);
const values = noise(15, [K, C, 1, 1]);
const valuesBias = noise(16, [K]);
const position = noise(17, [K, 1, 15, 15], 0.05);
const positionBias = noise(18, [K], 0.05);
const scale = noise(19, [C], 2);
const shift = noise(20, [C]);
const linear = noise(21, [C, C], 0.5);

export function attentionTest(): SelfTest {
  return { name: 'attention', isVital: true, x, graph: graph(), expected };
}

function graph(): TestGraph {
  return {
    input: x.dims,
    output: [1, C, 2 * SIDE, 2 * SIDE],
    initializers: [...tensors(), ...shapes()],
    nodes: [...normNodes(), ...lambdaNodes(), ...outNodes()],
  };
}

function tensors() {
  const all = {
    gamma,
    beta,
    keys,
    values,
    valuesBias,
    position,
    positionBias,
    scale,
    shift,
    linear,
  };
  const ones = { dims: [GROUPS], data: new Float32Array(GROUPS).fill(1), type: 'float32' } as const;
  const zeros = { ...ones, data: new Float32Array(GROUPS) };
  const twice = { type: 'float32', dims: [4], data: Float32Array.of(1, 1, 2, 2) } as const;
  return Object.entries({ ...all, ones, zeros, twice }).map(([name, tensor]) =>
    weights(name, tensor),
  );
}

function shapes() {
  return [
    shape('groups', [1, GROUPS, (C / GROUPS) * N]),
    shape('picture', [1, C, SIDE, SIDE]),
    shape('heads', [1, H, K, N]),
    shape('oneHead', [1, 1, K, N]),
    shape('planes', [K, 1, SIDE, SIDE]),
    shape('positions', [1, K, K, SIDE, SIDE]),
    shape('perPosition', [1, K, K, N]),
    shape('tokens', [1, C, N]),
  ];
}

function normNodes() {
  return [
    node('Reshape', ['x', 'groups'], 'grouped'),
    node('InstanceNormalization', ['grouped', 'ones', 'zeros'], 'even', { epsilon: EPSILON }),
    node('Reshape', ['even', 'picture'], 'back'),
    node('Mul', ['back', 'gamma'], 'scaled'),
    node('Add', ['scaled', 'beta'], 'normed'),
    node('Sigmoid', ['normed'], 'gate'),
    node('Mul', ['normed', 'gate'], 'z'),
  ];
}

function lambdaNodes() {
  return [
    node('Reshape', ['z', 'heads'], 'q'),
    node('Conv', ['z', 'keys'], 'k0', { kernel_shape: [1, 1] }),
    node('Reshape', ['k0', 'oneHead'], 'k1'),
    node('Softmax', ['k1'], 'k', { axis: -1 }),
    node('Conv', ['z', 'values', 'valuesBias'], 'v0', { kernel_shape: [1, 1] }),
    node('Reshape', ['v0', 'oneHead'], 'v'),
    node('Einsum', ['k', 'v'], 'content', { equation: 'bukm,buvm->bkv' }),
    node('Einsum', ['q', 'content'], 'yc', { equation: 'bhkn,bkv->bhvn' }),
    node('Reshape', ['v', 'planes'], 'vp'),
    node('Conv', ['vp', 'position', 'positionBias'], 'p0', {
      kernel_shape: [15, 15],
      pads: [7, 7, 7, 7],
    }),
    node('Reshape', ['p0', 'positions'], 'p1'),
    node('Transpose', ['p1'], 'p2', { perm: [0, 2, 1, 3, 4] }),
    node('Reshape', ['p2', 'perPosition'], 'p'),
    node('Einsum', ['q', 'p'], 'yp', { equation: 'bhkn,bkvn->bhvn' }),
    node('Add', ['yc', 'yp'], 'attended'),
  ];
}

function outNodes() {
  return [
    node('Reshape', ['attended', 'tokens'], 't0'),
    node('Transpose', ['t0'], 't1', { perm: [0, 2, 1] }),
    node('LayerNormalization', ['t1', 'scale', 'shift'], 't2', { axis: -1, epsilon: EPSILON }),
    node('MatMul', ['t2', 'linear'], 't3'),
    node('Transpose', ['t3'], 't4', { perm: [0, 2, 1] }),
    node('Reshape', ['t4', 'picture'], 'small'),
    node('Resize', ['small', '', 'twice'], 'y', {
      mode: 'nearest',
      coordinate_transformation_mode: 'asymmetric',
      nearest_mode: 'floor',
    }),
  ];
}

function expected(): Numbers {
  const normed = normalise(x.data, (C / GROUPS) * N, EPSILON).map((value, i) => {
    const c = Math.floor(i / N);
    return value * gamma.data[c]! + beta.data[c]!;
  });
  const tokens = normalise(transpose(attend(silu(normed)), N), C, EPSILON).map(
    (value, i) => value * scale.data[i % C]! + shift.data[i % C]!,
  );
  const small = transpose(multiply(tokens, linear.data, C), C);
  return Float64Array.from({ length: 4 * C * N }, (_, i) => {
    const column = Math.floor((i % (2 * SIDE)) / 2);
    const row = Math.floor((Math.floor(i / (2 * SIDE)) % (2 * SIDE)) / 2);
    return small[Math.floor(i / (4 * N)) * N + row * SIDE + column]!;
  });
}

/** y[h,v,n] = Σ_k q[h,k,n] · (λ[k,v] + p[k,v,n]), with λ[k,v] = Σ_m softmax(k)[k,m] · v[v,m]. */
function attend(z: Numbers): Float64Array {
  const k = softmax(convolve(z, C, keys, null), N);
  const v = convolve(z, C, values, valuesBias);
  const content = multiply(k, transpose(v, N), N);
  const positions = Array.from({ length: K }, (_, i) =>
    convolve(v.subarray(i * N, (i + 1) * N), 1, position, positionBias),
  );
  return Float64Array.from({ length: C * N }, (_, i) => {
    const [h, vi, n] = [Math.floor(i / (K * N)), Math.floor(i / N) % K, i % N];
    let sum = 0;
    for (let ki = 0; ki < K; ki++) {
      sum += z[(h * K + ki) * N + n]! * (content[ki * K + vi]! + positions[vi]![ki * N + n]!);
    }
    return sum;
  });
}

/** The catalogue: what we offer, and what is let in from outside. */
import { describe, expect, it } from 'vitest';
import { addressOf } from '../../../src/inference/weights/download-model';
import { parseCatalogue } from '../../../src/inference/weights/parse-catalogue';
import { partsOf } from '../../../src/inference/weights/parts';
import {
  MOEBIUS,
  PUBLISHED_HOST,
  PUBLISHED_MODELS,
} from '../../../src/inference/weights/published-models';

const asJson = (): unknown => JSON.parse(JSON.stringify(PUBLISHED_MODELS));

/** The published catalogue with `change` done to its first entry's JSON. */
function changed(change: (entry: Record<string, never> & { files: never[] }) => unknown): unknown {
  const catalogue = asJson() as [Parameters<typeof change>[0]];
  change(catalogue[0]);
  return catalogue;
}

describe('the published models', () => {
  it('lie at a pinned commit, and add up to what was published', () => {
    const unet = MOEBIUS.files.find(({ name }) => name === 'unet')!;
    expect(addressOf(unet, MOEBIUS, `${PUBLISHED_HOST}/`)).toBe(
      'https://huggingface.co/simonw/Moebius-ONNX/resolve/5bf1ef5d2861ec01a727183a3f95dc64f352120e/unet.onnx',
    );
    expect(MOEBIUS.revision).toMatch(/^[0-9a-f]{40}$/);
    expect(MOEBIUS.files.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(1_241_534_740);
  });

  it('feed the pair of a guided step the unconditional rows first', () => {
    const unet = MOEBIUS.files.find(({ name }) => name === 'unet')!;
    const ids = unet.variants.map(({ name, constants }) => [name, constants['input_ids']]);
    expect(Object.fromEntries(ids)).toEqual({
      pair: [10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
      single: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
      free: undefined,
    });
  });
});

describe('parseCatalogue', () => {
  it('takes our own catalogue, written and read as JSON', () => {
    expect(parseCatalogue(asJson())).toEqual(PUBLISHED_MODELS);
  });

  it.each<[string, RegExp, unknown]>([
    ['nothing', /^catalogue should be a list/, null],
    ['a text', /^catalogue should be a list/, 'x'],
    ['an unknown model', /^catalogue\[0\]\.id /, changed((e) => Object.assign(e, { id: 'gpt' }))],
    ['the same model twice', /twice/, [...PUBLISHED_MODELS, ...PUBLISHED_MODELS]],
    ['no licence', /\.licence /, changed((e) => Object.assign(e, { licence: '' }))],
    [
      'a revision that climbs out',
      /\.revision /,
      changed((e) => Object.assign(e, { revision: '../../x' })),
    ],
    [
      'a path that climbs out',
      /\.files\[0\]\.path /,
      changed(({ files }) => Object.assign(files[0]!, { path: 'a/../../b.onnx' })),
    ],
    [
      'a path to another host',
      /\.path /,
      changed(({ files }) => Object.assign(files[0]!, { path: '//evil.example/a' })),
    ],
    [
      'a hash in capitals',
      /\.sha256 /,
      changed(({ files }) => Object.assign(files[0]!, { sha256: 'A'.repeat(64) })),
    ],
    [
      'a file of 3 GB',
      /\.bytes /,
      changed(({ files }) => Object.assign(files[0]!, { bytes: 3e9 })),
    ],
    [
      'a file of no bytes',
      /\.bytes /,
      changed(({ files }) => Object.assign(files[0]!, { bytes: 0 })),
    ],
    [
      'half a byte',
      /\.bytes /,
      changed(({ files }) => Object.assign(files[0]!, { bytes: 1000.5 })),
    ],
    [
      'a variant with a strange name',
      /\.variants\[0\]\.name /,
      changed(({ files }) =>
        Object.assign(files[0]!, { variants: [{ name: '../x', dims: {}, constants: {} }] }),
      ),
    ],
    [
      'a constant that is no number',
      /\.constants\.ids\[1\] /,
      changed(({ files }) =>
        Object.assign(files[0]!, {
          variants: [{ name: 'x', dims: {}, constants: { ids: [1, '2'] } }],
        }),
      ),
    ],
    [
      'a file named twice',
      /twice/,
      changed(({ files }) => Object.assign(files[1]!, { name: 'unet' })),
    ],
  ])('refuses %s, and says where', (_, message, value) => {
    expect(() => parseCatalogue(value)).toThrow(message);
    expect(() => parseCatalogue(value)).toThrow(TypeError);
  });
});

describe('partsOf', () => {
  it.each([
    [2500, [1000, 1000, 500]],
    [2000, [1000, 1000]],
    [1, [1]],
  ])('cuts %i bytes into %j', (bytes, lengths) => {
    const parts = partsOf(bytes, 1000);
    expect(parts.map(({ bytes }) => bytes)).toEqual(lengths);
    expect(parts.map(({ start }) => start)).toEqual(lengths.map((_, i) => i * 1000));
  });
});

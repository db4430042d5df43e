/**
 * The models there are, as data: what is fetched, how it is proved, and what it may be called. The host
 * is a setting; revision and hashes are not.
 */
export type ModelId = 'moebius';

export interface ModelEntry {
  readonly id: ModelId;
  readonly title: string;
  /** Names, which are shown to the user in any language. */
  readonly licence: string;
  readonly credit: string;
  /** `owner/name` at the host, and the commit that is fetched: never a branch. */
  readonly repository: string;
  readonly revision: string;
  readonly files: readonly ModelFile[];
  /** Stand-ins with random weights say so wherever their results are shown. */
  readonly isStandIn: boolean;
}

export interface ModelFile {
  /** Unique in its model: `unet`, `vae_encoder`, `vae_decoder`. */
  readonly name: string;
  /** Below `repository` at `revision`; also the location that prepared graphs name. */
  readonly path: string;
  readonly bytes: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  readonly inputs: Readonly<Record<string, TensorSpec>>;
  readonly outputs: Readonly<Record<string, TensorSpec>>;
  /** The forms in which the graph is kept, each with its dimensions and constants fixed. */
  readonly variants: readonly GraphVariant[];
}

export interface TensorSpec {
  readonly type: 'float32' | 'int64';
  readonly dims: readonly (number | string)[];
}

export interface GraphVariant {
  readonly name: string;
  /** Free dimensions by name, such as `{ B: 2 }`. Empty: the graph as published, only split. */
  readonly dims: Readonly<Record<string, number>>;
  /** Inputs with other dimensions than published, such as a tile's. */
  readonly inputDims?: Readonly<Record<string, readonly number[]>>;
  /** Inputs that become constants: int64 values in row-major order. */
  readonly constants: Readonly<Record<string, readonly number[]>>;
}

/**
 * Where shards, skeletons and manifests are kept: a flat map from key to bytes. What is read back may
 * be gone or short at any time, since a browser evicts as it likes; whoever reads checks.
 */
export interface ShardStore {
  readonly kept: 'disk' | 'memory';

  /** A Blob that stays on disk where the store does; undefined where there is nothing. */
  read(key: string): Promise<Blob | undefined>;

  /**
   * Replaces what was there. After a failure nothing is there.
   *
   * @throws Failure `not-enough-space` - for this write alone: `neededBytes` is its length
   * @throws Failure `storage-refused`
   */
  write(key: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;

  /** Does nothing where there is nothing. */
  delete(key: string): Promise<void>;

  keys(): Promise<readonly string[]>;

  /** How much more may be kept; null where nobody knows. */
  freeBytes(): Promise<number | null>;
}

/** One model of the catalogue with its files in the store, and the right to be the only one to write them. */
import type { DownloadProgress, ModelStatus } from '../model-contract';
import type { ModelEntry } from './catalogue';
import { FileStore, type FileState } from './file-store';
import { PART_BYTES } from './parts';
import { ProgressMeter } from './progress-meter';
import type { ShardStore } from './store';
import { inTurn, type Windows } from './window-lock';

export interface KeptModelOptions extends Windows {
  readonly store: ShardStore;
  /** Absolute. */
  readonly weightsHost: string;
  /** Milliseconds, from a clock that does not go back, such as `performance.now`. */
  readonly now: () => number;
  /** For tests; `PART_BYTES` otherwise. */
  readonly partBytes?: number;
}

export interface WorkOptions {
  readonly signal: AbortSignal;
  readonly progress: (value: DownloadProgress) => void;
}

export class KeptModel {
  readonly files: readonly FileStore[];
  readonly totalBytes: number;

  constructor(
    readonly entry: ModelEntry,
    private readonly options: KeptModelOptions,
  ) {
    const { store, partBytes = PART_BYTES } = options;
    this.files = entry.files.map((file) => new FileStore(store, file, partBytes));
    this.totalBytes = entry.files.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  file(name: string): FileStore | undefined {
    return this.files.find(({ file }) => file.name === name);
  }

  states(): Promise<readonly FileState[]> {
    return Promise.all(this.files.map((kept) => kept.state()));
  }

  async presentBytes(): Promise<number> {
    return presentIn(await this.states());
  }

  async status(): Promise<ModelStatus> {
    const { id, title, licence, credit, isStandIn } = this.entry;
    const states = await this.states();
    const bytesPresent = presentIn(states);
    const isReady = states.every(({ isReady }) => isReady);
    return {
      id,
      title,
      licence,
      credit,
      isStandIn,
      host: new URL(this.options.weightsHost).origin,
      state: isReady ? 'ready' : bytesPresent > 0 ? 'partial' : 'absent',
      bytesPresent,
      bytesTotal: this.totalBytes,
      kept: this.options.store.kept,
    };
  }

  /** Runs `work` while no other window writes this model; until then shows what the other one does. */
  async alone<T>(
    { signal, progress }: WorkOptions,
    bytesTotal: number,
    work: (meter: ProgressMeter) => Promise<T>,
  ): Promise<T> {
    let tell = progress;
    const meter = new ProgressMeter({
      bytesTotal,
      now: this.options.now,
      emit: (value) => tell(value),
    });
    const onFollowed = (value: DownloadProgress | null) => meter.followed(value);
    const name = `inpaint-weights:${this.entry.id}`;
    return inTurn(this.options, name, { signal, onFollowed }, (tellOthers) => {
      tell = (value) => {
        progress(value);
        tellOthers(value);
      };
      return work(meter);
    });
  }
}

function presentIn(states: readonly FileState[]): number {
  return states.reduce((sum, { bytesPresent }) => sum + bytesPresent, 0);
}

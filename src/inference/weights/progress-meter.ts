/**
 * What the user sees of a transfer: over all files of a model at once, a total that never changes and
 * bytes that never fall, even where some have to be fetched again.
 */
import type { DownloadProgress } from '../model-contract';
import type { TransferReport } from './host-source';
import { TimeLeft } from './time-left';
import { TransferRate } from './transfer-rate';

/** Ten times a second is all an eye wants; a chunk comes every few milliseconds. */
const INTERVAL_S = 0.1;

type Stage = DownloadProgress['stage'];

export interface MeterOptions {
  readonly bytesTotal: number;
  /** Milliseconds, from a clock that does not go back. */
  readonly now: () => number;
  readonly emit: (progress: DownloadProgress) => void;
}

export class ProgressMeter implements TransferReport {
  readonly #rate = new TransferRate();
  readonly #timeLeft = new TimeLeft();
  #stage: Stage = 'preparing';
  #here = 0;
  #moved = 0;
  #shown = 0;
  #startsOver = false;
  #hasStartedOver = false;
  #emittedAt = -Infinity;

  constructor(private readonly options: MeterOptions) {}

  /** Told at once where it is another. */
  enter(stage: Stage): void {
    const isNew = stage !== this.#stage;
    this.#stage = stage;
    this.#tell(isNew);
  }

  /** These bytes are here already. */
  found(bytes: number): void {
    this.#here += bytes;
  }

  /** Like `found`, for work whose speed is that of reading. */
  read(bytes: number): void {
    this.#moved += bytes;
    this.#here += bytes;
    this.#tell();
  }

  moved(bytes: number, kept: number): void {
    this.#moved += bytes;
    this.#here += kept;
    this.enter('downloading');
  }

  lost(bytes: number): void {
    this.#here -= bytes;
  }

  waiting(isWaiting: boolean): void {
    if (isWaiting) this.enter('retrying');
  }

  startedOver(): void {
    if (this.#hasStartedOver) return;
    this.#hasStartedOver = true;
    this.#startsOver = true;
    this.#tell(true);
  }

  /** Another window does the work, and this is what it says; null as long as it has said nothing. */
  followed(progress: DownloadProgress | null): void {
    if (!progress) return this.enter('waiting');
    const { bytesTotal, emit } = this.options;
    this.#raise(progress.bytesDone);
    emit({ ...progress, stage: 'waiting', bytesDone: this.#shown, bytesTotal });
  }

  ended(): void {
    this.#here = this.options.bytesTotal;
    this.#tell(true);
  }

  #tell(isUrgent = false): void {
    const now = this.options.now() / 1000;
    if (!isUrgent && now - this.#emittedAt < INTERVAL_S) return;
    this.#emittedAt = now;
    const { bytesTotal, emit } = this.options;
    this.#raise(this.#here);
    const bytesPerSecond = this.#rate.update(now, this.#moved);
    const left = bytesTotal - this.#shown;
    emit({
      stage: this.#stage,
      bytesDone: this.#shown,
      bytesTotal,
      bytesPerSecond,
      secondsLeft: left === 0 ? 0 : this.#timeLeft.update(now, left / bytesPerSecond),
      startedOver: this.#startsOver,
    });
    this.#startsOver = false;
  }

  #raise(bytes: number): void {
    this.#shown = Math.min(this.options.bytesTotal, Math.max(this.#shown, bytes));
  }
}

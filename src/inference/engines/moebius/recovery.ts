/**
 * Goes on after the graphics device was lost: drivers reset, laptops sleep. All that a run of a graph
 * needs lies in main memory, so once the sessions are open again it can simply be asked again.
 */
import { isFailure } from '../../core/errors';

export interface Recovery {
  /**
   * Runs `work`, and once more after the first loss. `work` must not have changed anything by then.
   *
   * @throws what `work` throws; Failure `gpu-lost` at the second loss of this recovery's life
   */
  attempt<T>(work: () => Promise<T>): Promise<T>;
  readonly hasResumed: boolean;
}

/** @param release - closes all sessions, so that the next use opens them on a new device */
export function createRecovery(release: () => Promise<void>): Recovery {
  let hasResumed = false;
  return {
    async attempt(work) {
      try {
        return await work();
      } catch (error) {
        if (!isFailure(error, 'gpu-lost')) throw error;
        // The next fill, too, needs sessions of a device that is there.
        await release();
        if (hasResumed) throw error;
        hasResumed = true;
        return work();
      }
    },
    get hasResumed() {
      return hasResumed;
    },
  };
}

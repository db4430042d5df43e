/** How long each part of a long task took, and how much memory the process had needed by its end. */
export interface Lap {
  readonly name: string;
  readonly seconds: number;
  /** Of the processor, all threads together: what counts where other programs were busy meanwhile. */
  readonly processorSeconds: number;
  /** Highest resident set of the process so far, in GB. */
  readonly peakGigabytes: number;
}

export interface StageTimes {
  /** What is done from now on; the same name again changes nothing. */
  enter(name: string): void;
  /** Ends the last part. */
  end(): readonly Lap[];
}

export function createStageTimes(): StageTimes {
  const laps: Lap[] = [];
  let current: { readonly name: string; readonly since: Moment } | null = null;

  const close = () => {
    if (!current) return;
    const { name, since } = current;
    const seconds = now().seconds - since.seconds;
    const processorSeconds = now().processorSeconds - since.processorSeconds;
    laps.push({ name, seconds, processorSeconds, peakGigabytes: peakGigabytes() });
    console.log(`${name}: ${seconds.toFixed(1)} s, peak ${peakGigabytes().toFixed(2)} GB`);
  };
  return {
    enter(name) {
      if (current?.name === name) return;
      close();
      current = { name, since: now() };
    },
    end() {
      close();
      current = null;
      return laps;
    },
  };
}

type Moment = Pick<Lap, 'seconds' | 'processorSeconds'>;

function now(): Moment {
  const { user, system } = process.cpuUsage();
  return { seconds: performance.now() / 1000, processorSeconds: (user + system) / 1e6 };
}

function peakGigabytes(): number {
  return (process.resourceUsage().maxRSS * 1024) / 1e9; // Node gives kibibytes on every platform
}

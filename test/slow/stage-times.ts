/** How long each part of a long task took, and how much memory the process had needed by its end. */
export interface Lap {
  readonly name: string;
  readonly seconds: number;
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
  let current: { readonly name: string; readonly since: number } | null = null;

  const close = () => {
    if (!current) return;
    const seconds = (performance.now() - current.since) / 1000;
    laps.push({ name: current.name, seconds, peakGigabytes: peakGigabytes() });
    console.log(`${current.name}: ${seconds.toFixed(1)} s, peak ${peakGigabytes().toFixed(2)} GB`);
  };
  return {
    enter(name) {
      if (current?.name === name) return;
      close();
      current = { name, since: performance.now() };
    },
    end() {
      close();
      current = null;
      return laps;
    },
  };
}

function peakGigabytes(): number {
  return (process.resourceUsage().maxRSS * 1024) / 1e9; // Node gives kibibytes on every platform
}

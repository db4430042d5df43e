/** A rung that says so when it has been used. */
import type { Rung } from '../engine-link';

export function noting(rung: Rung, onConnect: () => void): Rung {
  return {
    name: rung.name,
    async reach(signal, below) {
      const reached = await rung.reach(signal, below);
      return {
        report: reached.report,
        connect() {
          onConnect();
          return reached.connect();
        },
        dispose: () => reached.dispose(),
      };
    },
  };
}

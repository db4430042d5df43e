/**
 * Takes a window's work along when its frame goes to another page, and takes up what the window
 * before left.
 */
import { useCallback, useRef, useState } from 'preact/hooks';
import type { Handover } from '../../figma/contract';
import { Failure } from '../../inference/core/errors';
import { packHandover, unpackHandover, type WindowWork } from './handover';
import type { Host, Start } from '../host/host';
import type { Picture } from '../document/picture';

/** The parts of the session that are handed over. Called anew at every render. */
export interface HandoverParts {
  readonly work: WindowWork;
  readonly picture: Picture | null;
  /** Once results are kept where the next window looks for them: those are too much to be taken along. */
  readonly settled: () => Promise<void>;
  readonly resume: (work: WindowWork, cameBack: boolean) => void;
  /** The page that the window had left for did not come up. */
  readonly miss: (failure: Failure) => void;
  readonly onBug: (error: unknown) => void;
}

export function useHandover(host: Host) {
  const [isLeaving, setIsLeaving] = useState(false);
  const parts = useRef<HandoverParts | null>(null);

  const leave = useCallback(async (): Promise<Handover> => {
    setIsLeaving(true);
    await parts.current!.settled(); // set by the first render, long before any engine is asked for
    const { work, picture } = parts.current!;
    return packHandover(work, picture);
  }, []);

  const ladder = useCallback(() => host.engineLadder(leave), [host, leave]);

  const arrive = useCallback(
    ({ handover, cameBack }: Start) => {
      const { resume, miss, onBug } = parts.current!;
      if (cameBack) {
        const reason = { rung: 'hosted', code: 'silent', detail: 'said no hello' } as const;
        miss(new Failure('engine-unreachable', { host: ladder().host, reasons: [reason] }));
      }
      if (!handover) return;
      try {
        resume(unpackHandover(handover), cameBack);
      } catch (error) {
        onBug(error); // of another version, say: the picture is there all the same
      }
    },
    [ladder],
  );

  return {
    isLeaving,
    ladder,
    arrive,
    follow: (latest: HandoverParts) => {
      parts.current = latest;
    },
  };
}

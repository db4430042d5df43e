/**
 * What is remembered between runs. Saved a moment after the last change, not at every step of a drag;
 * but a choice at once, as the window may be closed right after it.
 */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Settings } from '../../figma/contract';
import type { Host } from '../host/host';

/** Until the host has said what it remembers. */
const INITIAL: Settings = {
  version: 1,
  brushSize: 40,
  windowSize: { width: 480, height: 600 },
};

const SETTLED_MS = 400;
const CHOICES = ['resultMode', 'language'] as const;

export function useSettings(host: Host) {
  const [settings, setSettings] = useState(INITIAL);
  const saved = useRef<Settings>(INITIAL);

  const load = useCallback((stored: Settings) => {
    saved.current = stored;
    setSettings(stored);
  }, []);

  const change = useCallback((part: Partial<Settings>) => {
    setSettings((old) => ({ ...old, ...part }));
  }, []);

  useEffect(() => {
    if (saved.current === settings || settings === INITIAL) return undefined;
    const isChoice = CHOICES.some((choice) => saved.current[choice] !== settings[choice]);
    const timer = setTimeout(
      () => {
        saved.current = settings;
        host.saveSettings(settings);
      },
      isChoice ? 0 : SETTLED_MS,
    );
    return () => clearTimeout(timer);
  }, [host, settings]);

  return { settings, load, change };
}

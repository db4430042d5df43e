/**
 * What the plugin remembers between runs, in Figma's clientStorage: per user and per plugin id, on
 * this computer. Losing it costs nobody any work, so its failures are warnings and never errors.
 */
import type { Size } from '../inference/core/geometry';
import { RESULT_MODES, type Settings } from './contract';
import { readNumber, readOneOf, readRecord, readSize } from './plain-data';

const KEY = 'settings';

/** Sides of the plugin's window: the editor needs the least, and few screens have more than the most. */
const LEAST_SIDE = 240;
const MOST_SIDE = 4000;

export const DEFAULT_SETTINGS: Settings = {
  version: 1,
  brushSize: 60,
  windowSize: { width: 560, height: 680 },
};

/** @throws TypeError for anything but settings of this version */
export function readSettings(value: unknown): Settings {
  const settings = readRecord(value, 'settings');
  const { version, brushSize, windowSize, engineReached, resultMode } = settings;
  const { brushHardness, bell, knowsSteps, overlayColour, language } = settings;
  readNumber(version, 'settings.version', 1, 1);
  return {
    version: 1,
    brushSize: readNumber(brushSize, 'settings.brushSize', 1, 10_000),
    windowSize: readWindowSize(windowSize),
    ...(typeof brushHardness === 'number' ? { brushHardness } : {}),
    ...(engineReached === true ? { engineReached } : {}),
    ...(resultMode === undefined
      ? {}
      : { resultMode: readOneOf(resultMode, 'settings.resultMode', RESULT_MODES) }),
    ...(typeof bell === 'boolean' ? { bell } : {}),
    ...(typeof knowsSteps === 'boolean' ? { knowsSteps } : {}),
    ...(isColour(overlayColour) ? { overlayColour } : {}),
    ...(isLanguage(language) ? { language } : {}),
  };
}

function isColour(value: unknown): value is string {
  return typeof value === 'string' && /^#[0-9a-f]{6}$/.test(value);
}

/** Which ones there are words in, the UI knows. */
function isLanguage(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z]{2,8}$/.test(value);
}

/** A size that the window may have: what is asked for, within bounds. */
export function readWindowSize(value: unknown): Size {
  const { width, height } = readSize(value, 'windowSize', 0, 1e6);
  return { width: clampSide(width), height: clampSide(height) };
}

function clampSide(length: number): number {
  return Math.round(Math.min(Math.max(length, LEAST_SIDE), MOST_SIDE));
}

/** The defaults where nothing is stored, or nothing that this version understands. */
export async function loadSettings(): Promise<Settings> {
  try {
    const stored: unknown = await figma.clientStorage.getAsync(KEY);
    return stored === undefined ? DEFAULT_SETTINGS : readSettings(stored);
  } catch (error) {
    console.warn(`Inpaint: stored settings were not used: ${String(error)}`);
    return DEFAULT_SETTINGS;
  }
}

export async function storeSettings(settings: Settings): Promise<void> {
  try {
    await figma.clientStorage.setAsync(KEY, settings);
  } catch (error) {
    console.warn(`Inpaint: settings were not stored: ${String(error)}`);
  }
}

import { engine } from './de/engine';
import type { Words } from './words';

export const GERMAN: Words = { engine };

import { engine } from './ja/engine';
import type { Words } from './words';

export const JAPANESE: Words = { engine };

import { engine } from './en/engine';

export const ENGLISH = { engine };

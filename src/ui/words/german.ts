import { batch } from './de/batch';
import { deciding } from './de/deciding';
import { engine } from './de/engine';
import { failures } from './de/failures';
import { firstSteps } from './de/first-steps';
import { keys } from './de/keys';
import { language } from './de/language';
import { model } from './de/model';
import { notification } from './de/notification';
import { numbers } from './de/numbers';
import { results } from './de/results';
import { seeing } from './de/seeing';
import { shortcuts } from './de/shortcuts';
import { tools } from './de/tools';
import { waiting } from './de/waiting';
import { window } from './de/window';
import type { Words } from './words';

export const GERMAN: Words = {
  batch,
  deciding,
  engine,
  failures,
  firstSteps,
  keys,
  language,
  model,
  notification,
  numbers,
  results,
  seeing,
  shortcuts,
  tools,
  waiting,
  window,
};

import { batch } from './ja/batch';
import { deciding } from './ja/deciding';
import { engine } from './ja/engine';
import { failures } from './ja/failures';
import { firstSteps } from './ja/first-steps';
import { keys } from './ja/keys';
import { language } from './ja/language';
import { model } from './ja/model';
import { notification } from './ja/notification';
import { numbers } from './ja/numbers';
import { results } from './ja/results';
import { seeing } from './ja/seeing';
import { shortcuts } from './ja/shortcuts';
import { tools } from './ja/tools';
import { waiting } from './ja/waiting';
import { window } from './ja/window';
import type { Words } from './words';

export const JAPANESE: Words = {
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

import { batch } from './en/batch';
import { deciding } from './en/deciding';
import { engine } from './en/engine';
import { failures } from './en/failures';
import { firstSteps } from './en/first-steps';
import { keys } from './en/keys';
import { language } from './en/language';
import { model } from './en/model';
import { notification } from './en/notification';
import { numbers } from './en/numbers';
import { results } from './en/results';
import { seeing } from './en/seeing';
import { shortcuts } from './en/shortcuts';
import { tools } from './en/tools';
import { waiting } from './en/waiting';
import { window } from './en/window';

export const ENGLISH = {
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

/** figma.notify (api/properties/figma-notify). */
import { ApiObject, method, type Members } from './api-object';
import { asBoolean, asRecord, asString, invalid, optional } from './checks';
import { asFunction } from './events';
import type { Notice, PluginHost } from './host';

/** "It is limited to 100 characters. Longer messages will be truncated." */
const MAX_MESSAGE = 100;
const DEFAULT_TIMEOUT_MS = 3000;
const PLACE = { member: 'notify', path: 'options' };

const HANDLER_MEMBERS: Members<() => void> = {
  cancel: method((cancel) => cancel()),
};

/** @returns the NotificationHandler */
export function notify(host: PluginHost, message: unknown, options: unknown): ApiObject {
  const cancel = host.notify(noticeFrom(message, options));
  return ApiObject.create('NotificationHandler', cancel, HANDLER_MEMBERS);
}

function noticeFrom(message: unknown, options: unknown): Notice {
  const keys = ['timeout', 'error', 'onDequeue', 'button'];
  const { timeout, error, onDequeue, button } = asRecord(options ?? {}, keys, PLACE);
  const dequeued = onDequeue === undefined ? null : asFunction(onDequeue, 'notify');
  const action = button === undefined ? null : buttonIn(button);
  return {
    message: asString(message, { ...PLACE, path: 'message' }).slice(0, MAX_MESSAGE),
    error: optional(error, false, (value) => asBoolean(value, PLACE)),
    timeoutMs: optional(timeout, DEFAULT_TIMEOUT_MS, timeoutIn),
    button: action && { text: action.text },
    // "If this function returns false, the message will remain when the button is clicked."
    press: () => action?.press() !== false,
    dequeued: (reason) => dequeued?.notify(reason),
  };
}

function timeoutIn(value: unknown): number {
  if (typeof value === 'number' && value >= 0) return value; // Infinity is documented
  throw invalid({ ...PLACE, path: 'timeout' }, 'Expected milliseconds or Infinity');
}

function buttonIn(value: unknown) {
  const { text, action } = asRecord(value, ['text', 'action'], PLACE);
  return { text: asString(text, PLACE), press: asFunction(action, 'notify') };
}

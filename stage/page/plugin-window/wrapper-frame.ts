/**
 * The frame between the page and the plugin's UI. In Figma this is a second figma.com document whose
 * policy the `data:` document inherits; here it is stage/wrapper.html. It forwards messages between
 * its own parent and its own child, and nothing else.
 */
import type { FromWrapper, ToWrapper } from './frame-protocol';
import { THEME_FIELD } from './ui-document';

let child: HTMLIFrameElement | null = null;
/** Figma queues messages until the UI has loaded; so do we. */
let waiting: ToWrapper[] | null = [];

addEventListener('message', (event: MessageEvent<unknown>) => {
  if (child && event.source === child.contentWindow) {
    toParent({ kind: 'fromUi', data: event.data, origin: event.origin });
  } else if (event.source === parent && event.origin === location.origin) {
    receive(event.data as ToWrapper); // from our own page: same origin, same build
  }
});
toParent({ kind: 'ready' });

function receive(message: ToWrapper): void {
  if (message.kind === 'open') open(message.url, message.policy);
  else if (waiting) waiting.push(message);
  else forward(message);
}

function open(url: string, policy: string): void {
  const meta = document.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = policy;
  document.head.append(meta); // in force from here on, for the child too

  child = document.createElement('iframe');
  child.title = 'Plugin UI';
  child.allow = 'clipboard-write; camera; microphone; display-capture';
  child.addEventListener(
    'load',
    () => {
      const queued = waiting ?? [];
      waiting = null;
      queued.forEach(forward);
    },
    { once: true },
  );
  child.src = url;
  document.body.append(child);
}

function forward(message: ToWrapper): void {
  const ui = child?.contentWindow;
  if (message.kind === 'toUi') ui?.postMessage(message.data, message.targetOrigin);
  if (message.kind === 'theme') ui?.postMessage({ [THEME_FIELD]: message.theme }, '*');
}

function toParent(message: FromWrapper): void {
  parent.postMessage(message, location.origin);
}

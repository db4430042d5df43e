/**
 * Lets the hosted pages start without a network after the first visit. It keeps the files of one
 * build, whole, and gives nothing else: the models have a store of their own.
 *
 * A new build is fetched beside the old one and takes over when no page of the old one is left, so no
 * page ever gets files of two builds.
 */
import { cacheName, isOfAnotherBuild, shellFile, type Shell } from './shell';

/** Written by scripts/lib/build-service-worker.mjs. */
declare const INPAINT_SHELL: Shell;

const worker = self as unknown as ServiceWorkerGlobalScope;
const scope = new URL(worker.registration.scope);
const name = cacheName(scope, INPAINT_SHELL);

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET' || event.request.headers.has('range')) return;
  const file = shellFile(new URL(event.request.url), scope, INPAINT_SHELL);
  if (file !== null) event.respondWith(respond(file, event));
});

async function install(): Promise<void> {
  const cache = await caches.open(name);
  // Past the HTTP cache: it may hold a page of the build before.
  const requests = INPAINT_SHELL.files.map(
    (file) => new Request(new URL(file, scope), { cache: 'reload' }),
  );
  await cache.addAll(requests);
}

async function activate(): Promise<void> {
  const old = (await caches.keys()).filter((each) => isOfAnotherBuild(each, scope, INPAINT_SHELL));
  for (const each of old) {
    await takeOver(await caches.open(each));
    await caches.delete(each);
  }
  await worker.clients.claim(); // the first page loaded its files before there was a service worker
}

/** Large files carry a digest in their names: one of the same name need not be fetched again. */
async function takeOver(old: Cache): Promise<void> {
  const cache = await caches.open(name);
  for (const file of INPAINT_SHELL.onDemand) {
    const address = new URL(file, scope);
    const kept = await old.match(address);
    if (kept) await cache.put(address, kept);
  }
}

async function respond(file: string, event: FetchEvent): Promise<Response> {
  const cache = await caches.open(name);
  const address = new URL(file, scope); // without the query, which only the page's script reads
  const kept = await cache.match(address);
  if (kept) return kept;
  const response = await fetch(event.request);
  // A full disk costs the next start a request, and this one nothing.
  if (response.ok) event.waitUntil(cache.put(address, response.clone()).catch(() => {}));
  return response;
}

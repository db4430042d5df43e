/** Lets our pages start without a network from the next visit on (site/service-worker.ts). */

/** @param siteRoot - the folder of the site, relative to the page */
export function keepOffline(siteRoot: string): void {
  // Not there in an insecure context; refused where site data are blocked. The page works without it.
  const serviceWorker = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  serviceWorker?.register(new URL('sw.js', new URL(siteRoot, location.href))).catch(() => {});
}

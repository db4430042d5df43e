/** Which requests the service worker answers. Pure; `service-worker.ts` does the work. */

/** The site's own files, as one build has written them. Paths are relative to the site's folder. */
export interface Shell {
  /** A digest of all files: another build has another one. */
  readonly version: string;
  /** Fetched at once, all or none. A page is named by its folder: '' or 'figma/'. */
  readonly files: readonly string[];
  /** Kept once somebody has asked for them: large, and most browsers need only one of them. */
  readonly onDemand: readonly string[];
}

/**
 * The file of the shell that `address` asks for, or null: models, other sites and everything that this
 * build did not write go to the network as if there were no service worker.
 *
 * @param scope - the site's folder
 */
export function shellFile(address: URL, scope: URL, shell: Shell): string | null {
  if (address.origin !== scope.origin || !address.pathname.startsWith(scope.pathname)) return null;
  const path = address.pathname.slice(scope.pathname.length).replace(/(^|\/)index\.html$/, '$1');
  return shell.files.includes(path) || shell.onDemand.includes(path) ? path : null;
}

const PREFIX = 'inpaint-shell';

/** Other sites may be on the same origin, in other folders. */
export function cacheName(scope: URL, { version }: Shell): string {
  return `${PREFIX} ${scope.pathname} ${version}`;
}

export function isOfAnotherBuild(name: string, scope: URL, shell: Shell): boolean {
  return name.startsWith(`${PREFIX} ${scope.pathname} `) && name !== cacheName(scope, shell);
}

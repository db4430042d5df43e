/**
 * What the worker that has the models does for each method of its contract. Storage, network, runtime
 * and codecs are passed in, so that all of it also runs in Node.
 */
import type { CallContext } from './answer-calls';
import type { Picture } from './codec/picture';
import type { Handlers } from './core/rpc';
import { createMoebius } from './engines/moebius/moebius';
import { SessionSet } from './engines/moebius/session-set';
import { fill } from './fill';
import { rememberLast } from './handlers';
import type { ModelContract } from './model-contract';
import { preflight, type PreflightOptions } from './preflight/preflight';
import { selfTestOf, type Verdict } from './preflight/verdict';
import type { Provider, Runtime } from './runtime/runtime';
import type { ModelId } from './weights/catalogue';
import type { ModelLibrary } from './weights/model-library';

export interface ModelDependencies {
  readonly library: ModelLibrary;
  readonly decode: (bytes: Uint8Array<ArrayBuffer>) => Promise<Picture>;
  readonly openRuntime: (provider: Provider) => Promise<Runtime>;
  /** Makes sure that what opens a runtime lies in the browser's caches; nothing where left out. */
  readonly keepRuntime?: () => Promise<void>;
  /** Takes the place of the preflight's choice; see `EngineConfig.provider`. */
  readonly provider?: Provider | null;
  /** For tests; those of the worker otherwise. */
  readonly surroundings?: PreflightOptions['surroundings'];
}

export function createModelHandlers(
  dependencies: ModelDependencies,
): Handlers<ModelContract, CallContext> {
  const { library } = dependencies;
  const open = rememberLast(dependencies.decode);
  const verdictOn = createVerdicts(dependencies);
  const sessionsFor = createSessions(dependencies, verdictOn);
  return {
    preflight: ({ model, fresh }) => verdictOn(model, fresh),
    models: () => library.status(),
    download: ({ model }, progress, { signal }) =>
      withRuntime(library.download(model, { progress, signal }), dependencies),
    verify: ({ model }, progress, { signal }) => library.verify(model, { progress, signal }),
    remove: ({ model }, _progress, { signal }) => library.remove(model, signal),
    importFiles: ({ model, files }, progress, { signal }) =>
      withRuntime(library.importFiles(model, files, { progress, signal }), dependencies),
    exportFiles: ({ model }) => library.exportFiles(model),

    async fill({ picture, settings, provider, ...request }, onProgress, { signal, enough }) {
      const { raster } = await open(picture);
      signal.throwIfAborted();
      const { sessions, isStandIn } = await sessionsFor(provider, signal);
      const selfTest = selfTestOf(await verdictOn('moebius', false));
      const engine = createMoebius({ sessions, settings, isStandIn, selfTest });
      return fill(raster, { ...request, engine }, { signal, enough, onProgress });
    },
  };
}

/** Files that arrive are no use offline without what opens them, so that is fetched along with them. */
async function withRuntime<T>(arrival: Promise<T>, { keepRuntime }: ModelDependencies): Promise<T> {
  const kept = keepRuntime?.().catch(() => {}); // then the first fill fetches it, if it can
  const result = await arrival;
  await kept;
  return result;
}

/** Asked once, and kept: making the GPU compute takes seconds. */
function createVerdicts({ library, openRuntime, provider, surroundings }: ModelDependencies) {
  let known: Promise<Verdict> | undefined;

  async function look(model: ModelId): Promise<Verdict> {
    const status = (await library.status()).find(({ id }) => id === model);
    const neededBytes = status ? status.bytesTotal - status.bytesPresent : 0;
    const options = { neededBytes, openRuntime, ...(surroundings && { surroundings }) };
    const verdict = await preflight(options);
    return provider ? { ...verdict, provider } : verdict;
  }

  return (model: ModelId, fresh: boolean): Promise<Verdict> => {
    if (fresh || !known) {
      const asked = look(model);
      known = asked;
      asked.catch(() => known === asked && (known = undefined)); // a store that failed may come back
    }
    return known;
  };
}

interface Opened {
  readonly sessions: SessionSet;
  readonly isStandIn: boolean;
}

/** Sessions outlive a fill: the next one finds them open. Another provider closes those of the last. */
function createSessions(
  { library, openRuntime }: ModelDependencies,
  verdictOn: (model: ModelId, fresh: boolean) => Promise<Verdict>,
) {
  let last: { readonly provider: Provider; readonly opened: Promise<Opened> } | undefined;

  async function openAll(provider: Provider, signal: AbortSignal): Promise<Opened> {
    const { isTight } = await verdictOn('moebius', false);
    const { entry, graph } = await library.open('moebius', signal);
    const runtime = await openRuntime(provider);
    return { sessions: new SessionSet({ runtime, graph, isTight }), isStandIn: entry.isStandIn };
  }

  return async (provider: Provider, signal: AbortSignal): Promise<Opened> => {
    if (last?.provider === provider) return last.opened;
    const before = last;
    const opened = openAll(provider, signal);
    const mine = (last = { provider, opened });
    opened.catch(() => last === mine && (last = undefined));
    await before?.opened.then(({ sessions }) => sessions.release()).catch(() => {});
    return opened;
  };
}

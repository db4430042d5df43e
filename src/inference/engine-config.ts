/**
 * What a page that hosts the engine says to each worker it starts, as the first message. It stands in
 * the page as JSON (`<script type="application/json" id="engine-config">`), written by the build, so
 * that a host with a mirror, or `npm start -- --weights`, changes data and no code.
 */
import type { Provider } from './runtime/runtime';
import type { ModelEntry } from './weights/catalogue';

export interface EngineConfig {
  /** Where the models are fetched from: files lie at `{weightsHost}/{repository}/resolve/{revision}/{path}`. */
  readonly weightsHost: string;
  /** Stand-ins to offer in place of the published models; null for those. */
  readonly standIns: readonly ModelEntry[] | null;
  /** Where fills are to run, whatever the preflight says; null leaves it to that. For trying things out. */
  readonly provider: Provider | null;
}

export interface Configure {
  readonly kind: 'configure';
  readonly config: EngineConfig;
}

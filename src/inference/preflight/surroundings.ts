/** What the preflight looks at, gathered in one place so that a test can be any machine. */
import { hasJspi } from '../runtime/ort-module';
import { webGpu, type Gpu } from '../runtime/web-gpu';

export interface Surroundings {
  readonly isSecureContext: boolean;
  readonly gpu: Gpu | undefined;
  readonly hasJspi: boolean;
  readonly storage: Pick<StorageManager, 'estimate'> | undefined;
  readonly caches: Pick<CacheStorage, 'open' | 'delete'> | undefined;
}

/** Of the worker, or page, that calls it. */
export function surroundingsHere(): Surroundings {
  const { isSecureContext = false, navigator, caches } = globalThis as Partial<typeof globalThis>;
  return {
    isSecureContext,
    gpu: webGpu(),
    hasJspi: hasJspi(),
    storage: navigator?.storage,
    caches,
  };
}

/** Builds everything before the first end-to-end test, so that what is tested is what is written. */
import { runNode } from '../../scripts/lib/run.mjs';

export default async function buildOnce(): Promise<void> {
  if ((await runNode(['scripts/build.mjs'])) !== 0) throw new Error('The build failed; see above');
}

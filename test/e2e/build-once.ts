/**
 * Builds everything before the first end-to-end test, so that what is tested is what is written;
 * `npm test` has just done so when it says that it has.
 */
import { runNode } from '../../scripts/lib/run.mjs';

export default async function buildOnce(): Promise<void> {
  if (process.env['INPAINT_IS_BUILT'] === '1') return;
  if ((await runNode(['scripts/build.mjs'])) !== 0) throw new Error('The build failed; see above');
}

/** OpenCV's two methods, through Python's cv2 (Debian: python3-opencv). Time is of `inpaint` alone. */
import { fileURLToPath } from 'node:url';
import type { Baseline } from './baseline';
import { exchange } from './exchange';
import { runProgram } from './run-program';

const SCRIPT = fileURLToPath(new URL('opencv_inpaint.py', import.meta.url));
/** Debian's packages are for Debian's own Python, which need not be the first on the path. */
const PYTHONS = ['python3', '/usr/bin/python3'];

/** @returns none where no Python here has cv2 */
export async function findOpenCv(): Promise<Baseline[]> {
  for (const python of PYTHONS) {
    const found = await runProgram(python, ['-c', 'import cv2; print(cv2.__version__)']).catch(
      () => null, // no such Python, or one without cv2
    );
    if (found) return ['telea', 'ns'].map((flag) => opencv(python, flag, found.stdout.trim()));
  }
  return [];
}

function opencv(python: string, flag: string, version: string): Baseline {
  return {
    id: `cv-${flag}`,
    version: `OpenCV ${version} inpaint ${flag.toUpperCase()}, radius 3`,
    async fill(problem) {
      const { image, result } = await exchange(problem, ({ input, mask, output }) =>
        runProgram(python, [SCRIPT, flag, input, mask, output]),
      );
      return { image, milliseconds: Number(result.stdout) };
    },
  };
}

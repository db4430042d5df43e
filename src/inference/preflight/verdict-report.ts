/** A verdict as plain text, to be copied and sent to us: facts and numbers, no advice. */
import type { Finding, Verdict } from './verdict';

/** The self-test that fails on every GPU until ONNX Runtime is put right, and does not matter here. */
export const FULL_CONVOLUTION = 'full-convolution';

export function reportOf(verdict: Verdict): string {
  const { provider, adapter, space, hasJspi, isTight, selfTests, findings } = verdict;
  return [
    `Runs on: ${provider ?? 'nothing here'}`,
    `Adapter: ${adapter ? adapter.description : 'none'}`,
    ...(adapter ? [`  ${limitsText(adapter.limits)}${isTight ? ' (tight)' : ''}`] : []),
    `JSPI: ${hasJspi ? 'yes' : 'no'}`,
    `Space: ${space ? `${mebibytes(space.freeBytes)} free, ${mebibytes(space.neededBytes)} needed` : 'unknown'}`,
    ...(selfTests.length > 0 ? ['Self-tests (largest error):'] : ['Self-tests: none ran']),
    ...selfTests.map(
      ({ test, maxError }) => `  ${test}: ${maxError.toPrecision(2)}${remark(test)}`,
    ),
    ...(findings.length > 0 ? ['Findings:'] : ['Findings: none']),
    ...findings.map((finding) => `  ${findingText(finding)}`),
  ].join('\n');
}

function remark(test: string): string {
  return test === FULL_CONVOLUTION ? ' (an error of ONNX Runtime; Moebius has no such layer)' : '';
}

function limitsText({
  maxStorageBufferBindingSize,
  maxBufferSize,
}: NonNullable<Verdict['adapter']>['limits']): string {
  return `binding ${mebibytes(maxStorageBufferBindingSize)}, buffer ${mebibytes(maxBufferSize)}`;
}

function findingText({ code, weight, details }: Finding): string {
  const values = Object.entries(details).map(([name, value]) => `${name} ${String(value)}`);
  return [`${code} (${weight})`, ...values].join(', ');
}

function mebibytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MiB`;
}

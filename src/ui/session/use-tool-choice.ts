/** Which tool is in hand and how the tools are set; pictures come and go meanwhile. */
import { useState } from 'preact/hooks';
import type { Tool } from '../editor/operations';
import { USUAL_OPTIONS, withOptions, type ToolOptions } from '../editor/tool-options';
import { fields, number, oneOf } from '../host/parse-value';

export type ToolChoice = ReturnType<typeof useToolChoice>;

export function useToolChoice() {
  const [tool, setTool] = useState<Tool>('brush');
  const [toolOptions, setToolOptions] = useState(USUAL_OPTIONS);
  return { tool, setTool, toolOptions, setToolOptions };
}

/** @throws TypeError - for anything but `ToolOptions`; numbers out of range become the usual ones */
export function parseToolOptions(value: unknown): ToolOptions {
  const { mode, tolerance, contiguous, closesRings, growth } = fields(value);
  return withOptions(USUAL_OPTIONS, {
    mode: oneOf(['add', 'subtract'], mode),
    tolerance: number(tolerance),
    contiguous: contiguous === true,
    closesRings: closesRings === true,
    growth: number(growth),
  });
}

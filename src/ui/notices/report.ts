/**
 * The report a user can copy when Inpaint itself went wrong. It holds what a developer needs and
 * nothing of the user's: no picture, no layer names, no addresses.
 */
export interface ReportContext {
  readonly host: string;
  readonly phase: string;
  readonly userAgent: string;
}

export function reportOf(error: unknown, { host, phase, userAgent }: ReportContext): string {
  const bug = error instanceof Error ? error : new Error(String(error));
  return [
    `Inpaint report`,
    `Error: ${bug.name}: ${bug.message}`,
    `Where: ${host}, ${phase}`,
    `Browser: ${userAgent}`,
    bug.stack ? withoutBundle(bug.stack) : 'no stack',
  ].join('\n');
}

/** The packaged window's own address is the whole program, base64: megabytes in each line. */
function withoutBundle(stack: string): string {
  return stack.replace(/data:[^,\s]*,[^\s:)]*/g, 'data:…');
}

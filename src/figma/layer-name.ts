/** Names of result layers: "Photo (inpainted)", and after it "Photo (inpainted 2)", 3 and so on. */
const INPAINTED = / \(inpainted(?: (\d{1,6}))?\)$/;

export function resultName(source: string): string {
  const match = INPAINTED.exec(source);
  if (!match) return `${source} (inpainted)`;
  return `${source.slice(0, match.index)} (inpainted ${Number(match[1] ?? 1) + 1})`;
}

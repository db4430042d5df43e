/** A plot of curves in logarithmic axes, as SVG. */

export interface Curve {
  readonly name: string;
  readonly colour: string;
  readonly isDashed: boolean;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

export interface Plot {
  readonly title: string;
  readonly caption: string;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
  readonly curves: readonly Curve[];
}

const [WIDTH, HEIGHT] = [760, 480];
/** Of the field of the curves. */
const [LEFT, RIGHT, TOP, BOTTOM] = [72, 510, 64, 410];

/** Ticks must enclose all points: the axes end at the first and the last. */
export function drawPlot(plot: Plot): string {
  const x = axis(plot.xTicks, LEFT, RIGHT);
  const y = axis(plot.yTicks, BOTTOM, TOP);
  const grid = [
    ...plot.xTicks.map((tick) => line(x(tick), TOP, x(tick), BOTTOM)),
    ...plot.yTicks.map((tick) => line(LEFT, y(tick), RIGHT, y(tick))),
  ];
  const labels = [
    ...plot.xTicks.map((tick) => text(x(tick), BOTTOM + 20, String(tick), 'middle')),
    ...plot.yTicks.map((tick) => text(LEFT - 8, y(tick) + 4, String(tick), 'end')),
    text((LEFT + RIGHT) / 2, BOTTOM + 44, plot.xTitle, 'middle'),
    `<g transform="rotate(-90 20 ${(TOP + BOTTOM) / 2})">${text(20, (TOP + BOTTOM) / 2, plot.yTitle, 'middle')}</g>`,
    `<text x="${LEFT}" y="26" font-size="17" font-weight="600">${escape(plot.title)}</text>`,
    text(LEFT, 46, plot.caption, 'start'),
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="system-ui, sans-serif" font-size="13" fill="#222">`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    ...grid,
    ...labels,
    ...plot.curves.map((curve) => drawCurve(curve, x, y)),
    ...legend(plot.curves),
    '</svg>\n',
  ].join('\n');
}

function axis(ticks: readonly number[], from: number, to: number): (value: number) => number {
  const [first, last] = [Math.log(ticks[0]!), Math.log(ticks.at(-1)!)];
  return (value) => round(from + ((Math.log(value) - first) / (last - first)) * (to - from));
}

function drawCurve(
  { colour, isDashed, points }: Curve,
  x: (value: number) => number,
  y: (value: number) => number,
): string {
  const path = points.map((point) => `${x(point.x)},${y(point.y)}`);
  const dots = path.map((at) => {
    const [cx, cy] = at.split(',');
    return `<circle cx="${cx}" cy="${cy}" r="3" fill="${colour}"/>`;
  });
  const dash = isDashed ? ' stroke-dasharray="6 4"' : '';
  return `<polyline points="${path.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"${dash}/>${dots.join('')}`;
}

/** In the order of the curves' ends, so that the eye need not search. */
function legend(curves: readonly Curve[]): string[] {
  const sorted = [...curves].sort((a, b) => b.points.at(-1)!.y - a.points.at(-1)!.y);
  return sorted.map(({ name, colour, isDashed }, i) => {
    const y = TOP + 20 + 28 * i;
    const dash = isDashed ? ' stroke-dasharray="6 4"' : '';
    const sample = `<line x1="${RIGHT + 20}" y1="${y}" x2="${RIGHT + 50}" y2="${y}" stroke="${colour}" stroke-width="2"${dash}/>`;
    return sample + text(RIGHT + 58, y + 4, name, 'start');
  });
}

function line(x1: number, y1: number, x2: number, y2: number): string {
  return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="#ddd"/>`;
}

function text(x: number, y: number, words: string, anchor: 'start' | 'middle' | 'end'): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}">${escape(words)}</text>`;
}

function escape(words: string): string {
  return words.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

function round(value: number): number {
  return Math.round(10 * value) / 10;
}

/**
 * A function of two coordinates, computed once on a regular grid and then looked up.
 *
 * Relief (bricks, sand, waves) is asked for dozens of times along every ray; fifteen octaves of noise
 * each time would take hours.
 */
export interface GridArea {
  readonly left: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
  /** Length of a grid step, metres. */
  readonly step: number;
}

export type PlaneFunction = (x: number, y: number) => number;

/** `value` sampled over `area`, read back bilinearly; outside, the value at the edge. */
export function bake(area: GridArea, value: PlaneFunction): PlaneFunction {
  const columns = Math.ceil(area.width / area.step) + 2;
  const rows = Math.ceil(area.height / area.step) + 2;
  const values = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      values[row * columns + column] = value(
        area.left + column * area.step,
        area.bottom + row * area.step,
      );
    }
  }
  const perStep = 1 / area.step;
  return (x, y) => {
    const gx = Math.min(Math.max((x - area.left) * perStep, 0), columns - 1.001);
    const gy = Math.min(Math.max((y - area.bottom) * perStep, 0), rows - 1.001);
    const column = Math.floor(gx);
    const row = Math.floor(gy);
    const fx = gx - column;
    const at = row * columns + column;
    const low = values[at]! + (values[at + 1]! - values[at]!) * fx;
    const high = values[at + columns]! + (values[at + columns + 1]! - values[at + columns]!) * fx;
    return low + (high - low) * (gy - row);
  };
}

/** The no-parking sign on its bracket: what the picture would be better without. */
import { placed, roundBox, smoothIntersection, type Distance } from '../distance';
import { marched } from '../march';
import { fbm2 } from '../noise';
import type { SceneObject } from '../scene';
import { boxAround } from '../shape';
import { hexColor, mix, scale, smoothstep, vec, type Color } from '../vector';

const X = 0.62;
const Y = 1.5;
/** How far the plate stands off the wall. */
const Z = 0.075;
const RADIUS = 0.215;

const BLUE = hexColor('#1f4f9a');
const RED = hexColor('#c02a2a');
const WHITE_ENAMEL = hexColor('#e9e7e1');
const STEEL = hexColor('#8b8f92');
const RUST = hexColor('#6d4024');

export function sign(): SceneObject[] {
  const plateBounds = boxAround(vec(X, Y, Z), vec(RADIUS + 0.01, RADIUS + 0.01, 0.02));
  const bracketBounds = boxAround(vec(X, Y, Z / 2), vec(0.05, 0.16, Z / 2 + 0.01));
  return [
    {
      isUnwanted: true,
      shape: marched(placed(plate, X, Y, Z, 0), plateBounds, { precision: 5e-4 }),
      surface: ({ x, y }, normal) => ({
        normal,
        albedo: normal.z > 0.5 ? face(x - X, y - Y) : STEEL,
        roughness: 0.34,
        reflectance: 0.045,
      }),
    },
    {
      isUnwanted: true,
      shape: marched(placed(bracket, X, Y, Z / 2, 0), bracketBounds, { precision: 5e-4 }),
      surface: (_point, normal) => ({ normal, albedo: STEEL, roughness: 0.5, reflectance: 0.3 }),
    },
  ];
}

/** Pressed steel: a disc, slightly domed, with a rolled edge. */
const plate: Distance = (x, y, z) => {
  const around = Math.sqrt(x * x + y * y);
  const dome = 0.006 * (1 - (around / RADIUS) ** 2);
  const lip = 0.004 * smoothstep(RADIUS - 0.012, RADIUS - 0.003, around);
  return smoothIntersection(around - RADIUS, Math.abs(z - dome + lip) - 0.003, 0.004) * 0.9;
};

const bracket: Distance = (x, y, z) => {
  const arm = roundBox(x, Math.abs(y) - 0.11, z, 0.014, 0.014, Z / 2, 0.003);
  const foot = roundBox(x, Math.abs(y) - 0.11, z + Z / 2 - 0.014, 0.034, 0.026, 0.004, 0.002);
  return Math.min(arm, foot);
};

function face(x: number, y: number): Color {
  const around = Math.hypot(x, y);
  const bar = Math.abs(x * Math.SQRT1_2 + y * Math.SQRT1_2);
  const isRed = (around > 0.152 && around < 0.198) || (around < 0.16 && bar < 0.022);
  const paint = around > 0.198 ? WHITE_ENAMEL : isRed ? RED : BLUE;
  const faded = mix(paint, WHITE_ENAMEL, 0.1 + 0.06 * fbm2(x * 14, y * 14, 3, 141));
  const bolt = Math.hypot(x, Math.abs(y) - 0.11);
  const runs = smoothstep(0.035, 0, Math.abs(x) + 0.006 * fbm2(x * 90, y * 30, 2, 142));
  const below = runs * smoothstep(0.0, -0.02, y + 0.11) * smoothstep(-0.2, -0.11, y) * 0.35;
  const rusted = mix(faded, RUST, Math.max(below, smoothstep(0.02, 0.012, bolt) * 0.4));
  return bolt < 0.009 ? STEEL : scale(rusted, 1 + 0.05 * fbm2(x * 60, y * 60, 2, 143));
}

/** Makes a shape of a signed distance function by walking along the ray (sphere tracing, Hart 1996). */
import { boxSpan, type Box, type Shape } from './shape';
import type { Distance } from './distance';
import { normalize, vec } from './vector';

export interface MarchOptions {
  /** How near counts as touching, metres. Also half the span normals are measured over. */
  readonly precision: number;
  /** Share of the distance to step, below 1 for functions that overstate it (relief). */
  readonly caution?: number;
}

const MAX_STEPS = 160;

/** `bounds` must hold the whole surface: nothing is looked for outside it. */
export function marched(distance: Distance, bounds: Box, options: MarchOptions): Shape {
  const { precision, caution = 1 } = options;
  return {
    intersect(ray, near, far) {
      const { enter, exit } = boxSpan(bounds, ray, near, far);
      if (!(enter < exit)) return Infinity;
      const { origin, direction } = ray;
      let t = enter;
      for (let step = 0; step < MAX_STEPS; step++) {
        const d = distance(
          origin.x + direction.x * t,
          origin.y + direction.y * t,
          origin.z + direction.z * t,
        );
        if (d < precision) return t;
        t += d * caution;
        if (t >= exit) return Infinity;
      }
      // Still near the surface after so many steps: a grazing ray, better hit than leaking through.
      return t;
    },

    normalAt({ x, y, z }) {
      // Four corners of a tetrahedron: two evaluations fewer than central differences.
      const h = precision;
      const a = distance(x + h, y - h, z - h);
      const b = distance(x - h, y - h, z + h);
      const c = distance(x - h, y + h, z - h);
      const d = distance(x + h, y + h, z + h);
      return normalize(vec(a - b - c + d, -a - b + c + d + 1e-12, -a + b - c + d));
    },
  };
}

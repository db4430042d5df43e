/**
 * A sunlit brick wall with a bench, a potted shrub and a no-parking sign; a tree out of the picture
 * throws its shade. Unit: metre. The wall is the plane z = 0, the pavement y = 0.
 */
import type { Size } from '../../../../src/inference/core/geometry';
import { CLEAR_SUN, sun } from '../light';
import { cellular2, fbm2 } from '../noise';
import type { Scene, SceneObject } from '../scene';
import { flatShape } from '../shape';
import { BLACK, mix, scale, smoothstep, vec } from '../vector';
import { bench } from './wall-bench';
import { brickwork } from './wall-bricks';
import { pavement } from './wall-pavement';
import { pot } from './wall-pot';
import { shrub } from './wall-shrub';
import { sign } from './wall-sign';

const TO_SUN = vec(-0.62, 0.72, 0.62);

export function wall(size: Size): Scene {
  const visibleHeight = 2.64;
  const pixelSize = visibleHeight / size.height;
  const eye = vec(0.05, 1.3, 4.6);
  return {
    camera: {
      position: eye,
      target: vec(0.05, 1.3, 0),
      verticalFov: 32,
      aperture: 0.004,
      focus: 4.5,
      rise: -0.2,
    },
    objects: [brickwork(pixelSize), pavement(pixelSize), ...bench(), ...sign(), pot(), canopy()],
    groups: shrub(),
    lights: [sun(TO_SUN, vec(2.5, 2.28, 1.95), CLEAR_SUN)],
    sky: ({ y, z }) => {
      const blue = mix(vec(0.62, 0.72, 0.86), vec(0.24, 0.4, 0.72), smoothstep(0, 0.9, y));
      // Behind the camera stands the other side of the street, partly in the sun.
      const street = mix(vec(0.3, 0.26, 0.22), blue, smoothstep(0.12, 0.3, y));
      return scale(z > 0 ? street : blue, 0.8);
    },
    bounces: 2,
    development: {
      exposure: 0.92,
      balance: vec(1.02, 1, 0.98),
      whitePoint: 3.4,
      contrast: 0.34,
      vignette: 0.22,
      glow: 0.03,
      grain: 1.3,
    },
  };
}

/** Leaves between the sun and the wall, far enough away that their shade is soft. */
function canopy(): SceneObject {
  const shape = flatShape(vec(-4.1, 5.6, 3.9), vec(1, 0, 0.2), vec(-0.2, 0.35, 1), (a, b) => {
    if (Math.abs(a) > 2.6 || Math.abs(b) > 2.2) return false;
    const crown = fbm2(a * 0.75, b * 0.75, 3, 71) + 0.12 - 1.3 * smoothstep(-0.45, 0.5, a);
    if (crown < -0.12) return false;
    const leaf = cellular2(a * 8 + 0.4 * fbm2(a * 5, b * 5, 2, 72), b * 6, 73);
    return leaf.nearest < 0.3 + 0.5 * crown;
  });
  return {
    shape,
    surface: (_point, normal) => ({ normal, albedo: BLACK, roughness: 1, reflectance: 0 }),
  };
}

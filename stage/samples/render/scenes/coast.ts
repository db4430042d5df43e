/**
 * A beach at low tide: wet sand, small surf, evening clouds, and a post with a lifebuoy across the
 * horizon. Unit: metre; the sand is the plane y = 0, the sea lies towards −z.
 */
import { sun } from '../light';
import type { Scene } from '../scene';
import { vec } from '../vector';
import { breaker } from './coast-breaker';
import { pebbles } from './coast-pebbles';
import { post } from './coast-post';
import { shore } from './coast-shore';
import { createSky } from './coast-sky';
import type { Size } from '../../../../src/inference/core/geometry';

const EYE = 1.5;
const TO_SUN = vec(-0.66, 0.46, 0.42);

export function coast(size: Size): Scene {
  return {
    camera: {
      position: vec(0, EYE, 0),
      target: vec(0, EYE, -1),
      verticalFov: 36,
      aperture: 0.0035,
      focus: 7.6,
      rise: -0.06,
    },
    objects: [shore(), breaker(), ...post()],
    groups: [pebbles()],
    lights: [sun(TO_SUN, vec(1.7, 1.42, 1.08), 0.008)],
    sky: createSky(TO_SUN, size),
    bounces: 2,
    development: {
      exposure: 1.12,
      balance: vec(1.02, 1, 0.99),
      whitePoint: 3.2,
      contrast: 0.3,
      vignette: 0.24,
      glow: 0.05,
      grain: 1.8,
    },
  };
}

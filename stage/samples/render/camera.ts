/** A camera with a thin lens: what is out of focus blurs; a shift keeps verticals upright. */
import type { Size } from '../../../src/inference/core/geometry';
import type { Ray } from './shape';
import { addScaled, cross, normalize, scale, subtract, vec, type Vec3 } from './vector';

export interface Camera {
  readonly position: Vec3;
  readonly target: Vec3;
  /** Angle from the picture's bottom to its top, degrees. */
  readonly verticalFov: number;
  /** Radius of the lens opening, metres; 0 = everything sharp. */
  readonly aperture: number;
  /** Distance to the plane of focus, metres. */
  readonly focus: number;
  /** Rise of the lens in picture heights: 0.1 shows a tenth of a picture more above. */
  readonly rise?: number;
}

/** Maps a place in the picture (pixels, from the top left) and on the lens ([0, 1)²) to a ray. */
export type Lens = (x: number, y: number, lensU: number, lensV: number) => Ray;

export function createLens(camera: Camera, { width, height }: Size): Lens {
  const { position, target, verticalFov, aperture, focus, rise = 0 } = camera;
  const forward = normalize(subtract(target, position));
  const right = normalize(cross(forward, vec(0, 1, 0)));
  const up = cross(right, forward);
  const halfHeight = Math.tan((verticalFov * Math.PI) / 360);
  return (x, y, lensU, lensV) => {
    const sx = ((2 * x - width) / height) * halfHeight;
    const sy = (1 - (2 * y) / height + 2 * rise) * halfHeight;
    const ahead = addScaled(addScaled(forward, right, sx), up, sy);
    if (aperture === 0) return { origin: position, direction: normalize(ahead) };
    const radius = aperture * Math.sqrt(lensU);
    const angle = 2 * Math.PI * lensV;
    const onLens = addScaled(scale(right, radius * Math.cos(angle)), up, radius * Math.sin(angle));
    return {
      origin: addScaled(position, onLens, 1),
      direction: normalize(subtract(scale(ahead, focus), onLens)),
    };
  };
}

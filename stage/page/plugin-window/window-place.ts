/** Where the plugin's window stands on the page, in CSS pixels. */
import type { Size } from '../../../src/inference/core/geometry';

interface Place {
  readonly x: number;
  readonly y: number;
}

export const TITLE_BAR_HEIGHT = 40;
const TOP_BAR_HEIGHT = 48;
const SIDE_PANEL_WIDTH = 240;
const MARGIN = 16;

/**
 * `wanted`, moved so that the title bar stays within reach; where nobody wants a place, at the right
 * of the canvas, so that the middle of the picture stays in sight.
 */
export function keepInside(wanted: Place | null, window: Size, page: Size): Place {
  const { x, y } = wanted ?? {
    x: page.width - SIDE_PANEL_WIDTH - window.width - MARGIN,
    y: TOP_BAR_HEIGHT + MARGIN,
  };
  return {
    x: clamp(x, MARGIN - window.width / 2, page.width - window.width / 2 - MARGIN),
    y: clamp(y, 0, page.height - TITLE_BAR_HEIGHT),
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}

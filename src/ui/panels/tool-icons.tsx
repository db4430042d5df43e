/** The icons of the masking tools: Figma's own where its kit has one. */
import {
  createIcon,
  IconEllipse24,
  IconHand24,
  IconPolygon24,
  IconRectangle24,
  IconWand24,
} from '@create-figma-plugin/ui';
import type { ComponentType } from 'preact';
import type { Tool } from '../editor/operations';
import { drawing, IconBrush, IconEraser } from './icons';

const IconLasso = createIcon(
  drawing(
    <>
      <path d="M8.6 14.9c-2-.7-3.1-2-3.1-3.6 0-2.7 3-4.8 6.6-4.8s6.4 2 6.4 4.5-2.7 4.6-6.2 4.6" />
      <circle cx="10.3" cy="15.4" r="1.9" />
      <path d="M9.4 17.1c-.1 1-.7 1.7-1.7 2.1" />
    </>,
  ),
);

export const TOOL_ICONS: { readonly [T in Tool]: ComponentType } = {
  hand: IconHand24,
  brush: IconBrush,
  erase: IconEraser,
  lasso: IconLasso,
  polygon: IconPolygon24,
  rectangle: IconRectangle24,
  ellipse: IconEllipse24,
  smart: IconWand24,
};

/** A square of which the round middle is left out: what was in is out. */
export const IconInvert = createIcon(
  drawing(
    <path
      d="M5.5 6.5a1 1 0 0 1 1-1h11a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1h-11a1 1 0 0 1-1-1v-11Zm6.5 2a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7Z"
      fill="currentColor"
      fill-rule="evenodd"
    />,
  ),
);

/** An outline with more, or less, inside it. */
export const IconGrow = createIcon(
  drawing(
    <>
      <circle cx="12" cy="12" r="6.5" stroke-dasharray="2.5 1.6" />
      <path d="M9 12h6M12 9v6" />
    </>,
  ),
);

export const IconShrink = createIcon(
  drawing(
    <>
      <circle cx="12" cy="12" r="6.5" stroke-dasharray="2.5 1.6" />
      <path d="M9 12h6" />
    </>,
  ),
);

/** What is in, fading into what is not. */
export const IconFeather = createIcon(
  drawing(
    <>
      <circle cx="12" cy="12" r="3" fill="currentColor" stroke="none" />
      <circle cx="12" cy="12" r="5" opacity="0.6" />
      <circle cx="12" cy="12" r="7" opacity="0.3" />
    </>,
  ),
);

/** A marked area, and what is made from it. */
export const IconSource = createIcon(
  drawing(
    <>
      <rect x="5.5" y="10.5" width="8" height="8" rx="1" stroke-dasharray="3 1.8" />
      <path d="m9.5 14.5 5.5-5.5" />
      <circle cx="16.3" cy="7.7" r="2.7" fill="currentColor" stroke="none" />
    </>,
  ),
);

/** A brush's tip, hard on one side and soft on the other. */
export const IconHardness = createIcon(
  drawing(
    <>
      <path d="M12 5.5a6.5 6.5 0 0 0 0 13Z" fill="currentColor" />
      <path d="M12 5.5a6.5 6.5 0 0 1 0 13" stroke-dasharray="1.6 1.6" />
    </>,
  ),
);

/** A broken ring, filled. */
export const IconRings = createIcon(
  drawing(
    <>
      <path d="M13.5 5.7a6.5 6.5 0 1 1-3 0" />
      <circle cx="12" cy="12" r="3.2" fill="currentColor" stroke="none" />
    </>,
  ),
);

export const IconSubtract = createIcon(
  drawing(
    <>
      <path d="M15.5 8.5v-2a1 1 0 0 0-1-1h-8a1 1 0 0 0-1 1v8a1 1 0 0 0 1 1h2" />
      <rect x="8.5" y="8.5" width="10" height="10" rx="1" stroke-dasharray="2 1.6" />
      <path d="M11.5 13.5h4" />
    </>,
  ),
);

/** Two patches, of which one is joined to the point. */
export const IconContiguous = createIcon(
  drawing(
    <>
      <rect x="5.5" y="8.5" width="7" height="7" rx="1" fill="currentColor" />
      <rect x="15.5" y="8.5" width="3" height="7" rx="1" stroke-dasharray="1.6 1.6" />
    </>,
  ),
);

/**
 * The icons Figma's kit lacks, in its manner: 24 px box, 16 px drawing, strokes of one pixel in the
 * current colour.
 */
import { createIcon } from '@create-figma-plugin/ui';
import type { ComponentChildren } from 'preact';

export function drawing(children: ComponentChildren) {
  return (
    <svg
      width="24"
      height="24"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const IconBrush = createIcon(
  drawing(
    <>
      <path d="M18.6 5.4a1.3 1.3 0 0 0-1.9 0l-6.4 7 1.8 1.8 6.5-6.9a1.4 1.4 0 0 0 0-1.9Z" />
      <path d="M10 12.9c-2.2-.2-3.2 1-3.4 2.6-.1 1.2-.6 2-1.6 2.4 2.4 1.5 6.8.9 6.9-2.9" />
    </>,
  ),
);

export const IconEraser = createIcon(
  drawing(
    <>
      <path d="m5.5 13.6 7-7.1a1.4 1.4 0 0 1 2 0l3 3a1.4 1.4 0 0 1 0 2l-6.9 7H8.9l-3.4-3.4a1.1 1.1 0 0 1 0-1.5Z" />
      <path d="m9.4 9.7 5 5M13.5 18.5h5" />
    </>,
  ),
);

export const IconUndo = createIcon(
  drawing(<path d="M9 6 5.5 9.5 9 13M6 9.5h7.5a4 4 0 0 1 0 8H10" />),
);

export const IconRedo = createIcon(
  drawing(<path d="m15 6 3.5 3.5L15 13m3-3.5h-7.5a4 4 0 0 0 0 8H14" />),
);

export const IconCompare = createIcon(
  drawing(
    <>
      <path d="M12 4.5v15M10 6.5H6.5a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1H10" />
      <path d="M14 6.5h3.5a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H14" fill="currentColor" />
    </>,
  ),
);

export const IconAnother = createIcon(
  drawing(
    <>
      <path d="M18.5 11a6.5 6.5 0 0 0-12-2.5M5.5 13a6.5 6.5 0 0 0 12 2.5" />
      <path d="M6.5 5v3.5H10M17.5 19v-3.5H14" />
    </>,
  ),
);

/** Layers in a box: what is kept on this computer. */
export const IconModels = createIcon(
  drawing(
    <>
      <path d="m12 5.5 6.5 3.2L12 12 5.5 8.7 12 5.5Z" />
      <path d="m5.5 12 6.5 3.3 6.5-3.3M5.5 15.3l6.5 3.2 6.5-3.2" />
    </>,
  ),
);

export const IconBell = createIcon(
  drawing(
    <>
      <path d="M7.5 15.5c1-1.2 1-2.4 1-4.5a3.5 3.5 0 0 1 7 0c0 2.1 0 3.3 1 4.5h-9Z" />
      <path d="M10.8 18a1.3 1.3 0 0 0 2.4 0M12 7.5V6" />
    </>,
  ),
);

export const IconHelp = createIcon(
  drawing(
    <>
      <circle cx="12" cy="12" r="6.5" />
      <path d="M10.2 10.4a1.8 1.8 0 1 1 2.6 1.6c-.6.3-.8.6-.8 1.2m0 1.8v.1" />
    </>,
  ),
);

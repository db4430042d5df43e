/** The icons of what is done with results; see `icons.tsx`. */
import { createIcon } from '@create-figma-plugin/ui';
import { drawing } from './icons';

export const IconSplit = createIcon(
  drawing(
    <>
      <path d="M12 4.5v15M9.5 6.5h-3a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1h3M14.5 6.5h3a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-3" />
      <path d="m16.5 10.5 1.5 1.5-1.5 1.5M7.5 10.5 6 12l1.5 1.5" />
    </>,
  ),
);

export const IconSideBySide = createIcon(drawing(<path d="M5.5 6.5h5v11h-5zM13.5 6.5h5v11h-5z" />));

export const IconFinish = createIcon(
  drawing(
    <>
      <path d="M5 8.5h6M15 8.5h4M5 15.5h3M12 15.5h7" />
      <circle cx="13" cy="8.5" r="2" />
      <circle cx="10" cy="15.5" r="2" />
    </>,
  ),
);

export const IconHistory = createIcon(
  drawing(<path d="M6 7.5v3h3M6.3 10.5a6 6 0 1 1-.3 3M12 9v3.5l2 1.5" />),
);

export const IconKeep = createIcon(
  drawing(<path d="m12 6 1.8 3.7 4.1.6-3 2.9.7 4-3.6-1.9-3.6 1.9.7-4-3-2.9 4.1-.6Z" />),
);

export const IconName = createIcon(
  drawing(<path d="M6 18h12M8 14.8l.6-2.6 6.2-6.2 2 2-6.2 6.2Z" />),
);

/** Icons of 16 × 16 in the text's colour. Decorative: whoever uses one gives the name. */
import type { ComponentChildren } from 'preact';
import type { NodeType } from '../../document/scene';

function Icon({ children }: { children: ComponentChildren }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      {children}
    </svg>
  );
}

const LAYERS: Record<Exclude<NodeType, 'RECTANGLE'>, ComponentChildren> = {
  PAGE: <path d="M4 2.5h5L12.5 6v7.5H4z M9 2.5V6h3.5" />,
  FRAME: <path d="M5 2v12 M11 2v12 M2 5h12 M2 11h12" />,
  GROUP: <path d="M2.5 2.5h11v11h-11z" stroke-dasharray="2 1.8" />,
  SECTION: <path d="M2.5 5.5h11v8h-11z M2.5 5.5v-3h5v3" />,
  COMPONENT: <path d="M8 1.8 14.2 8 8 14.2 1.8 8z M4.9 4.9l6.2 6.2 M11.1 4.9l-6.2 6.2" />,
  INSTANCE: <path d="M8 2 14 8 8 14 2 8z" />,
  COMPONENT_SET: <path d="M2.5 2.5h11v11h-11z M8 5l3 3-3 3-3-3z" stroke-dasharray="2 1.8" />,
  SLOT: <path d="M3 5V3h2 M11 3h2v2 M13 11v2h-2 M5 13H3v-2" />,
  TRANSFORM_GROUP: <path d="M2.5 2.5h7v7h-7z M6.5 6.5h7v7h-7z" stroke-dasharray="2 1.8" />,
  BOOLEAN_OPERATION: <path d="M2.5 2.5h7v4h4v7h-7v-4h-4z" />,
  POLYGON: <path d="M8 2.5 14 13.5H2z" />,
  STAR: <path d="M8 2l1.8 4 4.2.4-3.2 2.8 1 4.3L8 11.3l-3.8 2.2 1-4.3L2 6.4 6.2 6z" />,
  VECTOR: <path d="M2.5 12.5C4 4 12 12 13.5 3.5" />,
  LINE: <path d="M2.5 13.5l11-11" />,
  SLICE: <path d="M2.5 5.5h11v8h-11z" stroke-dasharray="1.5 1.5" />,
  ELLIPSE: <circle cx="8" cy="8" r="5.5" />,
  TEXT: <path d="M3.5 5V3.5h9V5 M8 3.5v9 M6.3 12.5h3.4" />,
};

export function LayerIcon({ type, picture }: { type: NodeType; picture: boolean }) {
  if (picture && type !== 'FRAME' && type !== 'INSTANCE') return <PictureIcon />;
  return <Icon>{type === 'RECTANGLE' ? <path d="M2.5 3.5h11v9h-11z" /> : LAYERS[type]}</Icon>;
}

export function PictureIcon() {
  return (
    <Icon>
      <path d="M2.5 2.5h11v11h-11z M2.5 11l3.2-3.5 3 3 1.8-1.8 3 2.8" />
      <circle cx="10.3" cy="5.7" r="1.1" />
    </Icon>
  );
}

export function EyeIcon({ open }: { open: boolean }) {
  return (
    <Icon>
      <path d="M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8z" />
      <circle cx="8" cy="8" r="1.8" />
      {!open && <path d="M3 13.5 13 2.5" />}
    </Icon>
  );
}

export function LockIcon({ closed }: { closed: boolean }) {
  return (
    <Icon>
      <path d="M3.5 7.5h9v6h-9z" />
      <path d={closed ? 'M5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5' : 'M5.5 7.5V4.5a2.5 2.5 0 0 1 4.8-1'} />
    </Icon>
  );
}

export function ChevronIcon() {
  return (
    <Icon>
      <path d="M6 4.5 9.5 8 6 11.5" />
    </Icon>
  );
}

export function UndoIcon() {
  return (
    <Icon>
      <path d="M5.5 2.8 2.5 5.8l3 3 M2.5 5.8h7a3.7 3.7 0 0 1 0 7.4H5.5" />
    </Icon>
  );
}

export function RedoIcon() {
  return (
    <Icon>
      <path d="m10.5 2.8 3 3-3 3 M13.5 5.8h-7a3.7 3.7 0 0 0 0 7.4h4" />
    </Icon>
  );
}

export function SunIcon() {
  return (
    <Icon>
      <circle cx="8" cy="8" r="2.8" />
      <path d="M8 1.5v1.7 M8 12.8v1.7 M1.5 8h1.7 M12.8 8h1.7 M3.4 3.4l1.2 1.2 M11.4 11.4l1.2 1.2 M3.4 12.6l1.2-1.2 M11.4 4.6l1.2-1.2" />
    </Icon>
  );
}

export function MoonIcon() {
  return (
    <Icon>
      <path d="M13.2 9.8A5.8 5.8 0 0 1 6.2 2.8a5.8 5.8 0 1 0 7 7z" />
    </Icon>
  );
}

export function CloseIcon() {
  return (
    <Icon>
      <path d="m4 4 8 8 M12 4l-8 8" />
    </Icon>
  );
}

export function WandIcon() {
  return (
    <Icon>
      <path d="M2.5 13.5l7-7 M11 2v3 M9.5 3.5h3 M13 8v2 M12 9h2 M6 3v2 M5 4h2" />
    </Icon>
  );
}

/** The brush at the pointer: how far it reaches, and fainter, what it covers wholly. */
import type { Ref } from 'preact';

interface Props {
  /** The ring's middle is put where the pointer is. */
  readonly ring: Ref<HTMLDivElement>;
  /** CSS pixels. */
  readonly size: number;
  /** As in `Stroke`; 1 for a hard edge. */
  readonly hardness: number;
  readonly hidden: boolean;
}

export function BrushRing({ ring, size, hardness, hidden }: Props) {
  const core = { inset: `${50 * (1 - hardness)}%` };
  return (
    <div
      ref={ring}
      class="ring"
      style={{ width: size, height: size }}
      hidden={hidden}
      aria-hidden="true"
    >
      {hardness < 1 && <div class="core" style={core} />}
    </div>
  );
}

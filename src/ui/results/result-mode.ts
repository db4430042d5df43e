/** In which of the modes a result may come into the document, and which one is offered first. Pure. */
import {
  RESULT_MODES,
  type PossibleModes,
  type ResultMode,
  type SelectedLayer,
  type SourceLayer,
} from '../../figma/contract';

/** Of a layer that nothing is known of but its picture, all may be tried. */
const ALL: PossibleModes = { 'new-layer': null, 'patch-layer': null, 'replace-fill': null };

/** @param selected - what Figma said of `layer` when it was selected; null where it never was */
export function modesFor({ from }: SourceLayer, selected: SelectedLayer | null): PossibleModes {
  if (from === 'render') return { ...ALL, 'replace-fill': 'drawn' };
  return selected?.modes ?? ALL;
}

/** The one chosen last where it is possible here, else the first that is. */
export function modeFor(modes: PossibleModes, preferred: ResultMode | undefined): ResultMode {
  const wanted = preferred ?? 'new-layer';
  if (modes[wanted] === null) return wanted;
  return RESULT_MODES.find((mode) => modes[mode] === null) ?? wanted;
}

import type { ResultNote } from '../../../figma/contract';
import type { Words } from '../words';

const NOTE: { readonly [N in ResultNote]: string } = {
  'hidden-parent': 'liegt in einer ausgeblendeten Ebene: Blenden Sie diese ein.',
  'locked-parent': 'ist da, in einer gesperrten Ebene, und lässt sich nicht anklicken.',
  'outside-instance': 'liegt über der Instanz, die selbst keine Ebenen aufnimmt.',
  override: 'hat das Ergebnis, als Überschreibung der Instanz.',
  'original-hidden': 'hinzugefügt. Das Original bleibt darunter, ausgeblendet.',
  'style-detached': 'hat das Ergebnis. Der Füllungsstil musste gelöst werden.',
  'edit-too-large': 'ist da. Es sind zu viele Striche, um sie aufzubewahren.',
  'newer-edit-kept': 'ist da. Daten eines neueren Inpaint darin blieben unberührt.',
  'in-component': 'hat das Ergebnis, in der Komponente und allen Instanzen.',
  'behind-content': 'hinter dem Inhalt der Ebene hinzugefügt.',
};

export const notification: Words['notification'] = {
  note: (name, note) => `„${name}“ ${NOTE[note]}`,
  layerSuffix: 'retuschiert',
};

/** Pictures from outside become rectangles with an image fill, as they do when dropped into Figma. */
import type { Size } from '../../src/inference/core/geometry';
import { translation, type Point } from '../document/matrix';
import type { SceneNode } from '../document/scene';
import type { Editor } from './editor';
import { toDocument } from './viewport';

/**
 * Adds the picture to the page, on top, in the middle of what is seen or centred where `centreFor` says
 * (page coordinates), and selects it. One document unit per pixel.
 *
 * @throws Error with Figma's words for what Figma does not take: WebP, more than 4096 pixels a side
 */
export async function addPicture(
  editor: Editor,
  bytes: Uint8Array,
  name: string,
  centreFor: (picture: Size) => Point = () => middleOfView(editor),
): Promise<SceneNode> {
  const { document, images } = editor;
  const { hash } = document.addImage(bytes);
  await images.load(hash);
  const bitmap = images.get(hash);
  if (!bitmap) throw new Error('There was an error reading the image');
  const { width, height } = bitmap;
  const centre = centreFor({ width, height });
  const node = document.createNode('RECTANGLE', {
    name: name.replace(/\.[a-z]+$/i, ''),
    width,
    height,
    relativeTransform: translation(
      Math.round(centre.x - width / 2),
      Math.round(centre.y - height / 2),
    ),
    fills: [{ type: 'IMAGE', scaleMode: 'FILL', imageHash: hash, visible: true, opacity: 1 }],
  });
  document.insert(document.page, document.page.children.length, node);
  document.select([node.id]);
  document.commitUndo();
  return node;
}

/** Tells in a notice what could not be added; the other files are added all the same. */
export async function addPictureFiles(
  editor: Editor,
  files: Iterable<File>,
  centre?: Point,
): Promise<void> {
  for (const file of files) {
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const node = await addPicture(editor, bytes, file.name, centre && (() => centre));
      if (!isInView(editor, node)) editor.zoomToFit([node]);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      editor.toasts.say(`${file.name}: ${reason}. ${LIMITS}`, true);
    }
  }
}

const LIMITS = 'PNG, JPEG and GIF up to 4096 pixels a side are taken, as in Figma.';

function isInView({ document, state }: Editor, node: SceneNode): boolean {
  const { x, y, width, height } = document.absoluteBounds(node);
  const start = toDocument(state.viewport, { x: 0, y: 0 });
  const end = toDocument(state.viewport, { x: state.canvas.width, y: state.canvas.height });
  return x >= start.x && y >= start.y && x + width <= end.x && y + height <= end.y;
}

function middleOfView({ state: { viewport, canvas } }: Editor): Point {
  return toDocument(viewport, { x: canvas.width / 2, y: canvas.height / 2 });
}

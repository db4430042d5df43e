/**
 * The document the stage opens with: the marketing page of a made-up pottery. It holds every case the
 * plugin meets: all four scale modes, a turned layer in a group, auto layout, an instance, a clipped
 * hero, an ellipse.
 */
import type { SceneDocument } from '../document/document';
import { multiply, translation, withRotation } from '../document/matrix';
import type { NodeProperties } from '../document/node-factory';
import type { ImagePaint, NodeType, Paint, SceneNode } from '../document/scene';
import * as look from './look';

export interface SamplePictures<Picture> {
  readonly coast: Picture;
  readonly studio: Picture;
  readonly wall: Picture;
}

const WIDTH = 1440;

/**
 * Fills an empty document; what it holds then is where undo ends.
 *
 * @param pictures - encoded files, as `SceneDocument.addImage` takes them
 */
export function addSample(document: SceneDocument, pictures: SamplePictures<Uint8Array>): void {
  const { coast, studio, wall } = pictures;
  const hashes = {
    coast: document.addImage(coast).hash,
    studio: document.addImage(studio).hash,
    wall: document.addImage(wall).hash,
  };
  const build = new Builder(document);
  document.edit(() => {
    const page = build.add(document.page, 'FRAME', {
      name: 'Saltmarsh — Home',
      width: WIDTH,
      height: 1960,
      fills: [look.PAPER],
    });
    addHero(build, page, hashes);
    addNavigation(build, page);
    addCards(build, page, hashes);
    addStory(build, page, hashes);
    addFooter(build, page, hashes);
  });
  document.load({ ...document.toState(), name: 'Saltmarsh website' });
}

type Hashes = SamplePictures<string>;
type Placed = NodeProperties & { x?: number; y?: number };

class Builder {
  constructor(private readonly document: SceneDocument) {}

  /** On top of what `parent` holds; `x` and `y` are relative to its container. */
  add(parent: SceneNode, type: NodeType, { x = 0, y = 0, ...properties }: Placed): SceneNode {
    const node = this.document.createNode(type, {
      relativeTransform: translation(x, y),
      ...properties,
    });
    this.document.insert(parent, parent.children.length, node);
    return node;
  }

  text(parent: SceneNode, characters: string, style: look.TextStyle, place: Placed): SceneNode {
    const { ink, ...font } = style;
    const lines = Math.max(1, Math.round((place.height ?? style.lineHeight) / style.lineHeight));
    return this.add(parent, 'TEXT', {
      name: characters.split('\n')[0] ?? 'Text',
      height: lines * style.lineHeight,
      fills: [ink],
      text: { ...font, fontFamily: 'Inter', characters, align: style.align ?? 'LEFT' },
      ...place,
    });
  }
}

function picture(imageHash: string, more: Partial<ImagePaint> = {}): ImagePaint {
  return {
    type: 'IMAGE',
    visible: true,
    opacity: 1,
    blendMode: 'NORMAL',
    scaleMode: 'FILL',
    imageHash,
    ...more,
  };
}

function addNavigation(build: Builder, page: SceneNode): void {
  const bar = build.add(page, 'FRAME', {
    name: 'Navigation',
    width: WIDTH,
    height: 88,
    fills: [],
    clipsContent: false,
  });
  build.add(bar, 'ELLIPSE', {
    name: 'Mark',
    x: 80,
    y: 32,
    width: 24,
    height: 24,
    fills: [look.SAND],
  });
  build.text(bar, 'Saltmarsh', look.BRAND, { x: 116, y: 30, width: 160 });
  for (const [index, title] of ['Collection', 'Studio', 'Journal', 'Visit'].entries()) {
    build.text(bar, title, look.LINK, { x: 840 + index * 104, y: 33, width: 96 });
  }
  const button = build.add(bar, 'FRAME', {
    name: 'Button',
    x: 1260,
    y: 24,
    width: 100,
    height: 40,
    fills: [look.WHITE],
    cornerRadii: [20, 20, 20, 20],
  });
  build.text(button, 'Shop', look.BUTTON, { y: 10, width: 100 });
}

function addHero(build: Builder, page: SceneNode, { coast }: Hashes): void {
  const hero = build.add(page, 'FRAME', {
    name: 'Hero',
    width: WIDTH,
    height: 720,
    fills: [look.INK],
  });
  build.add(hero, 'RECTANGLE', {
    name: 'Coast',
    width: WIDTH,
    height: 720,
    fills: [picture(coast)],
  });
  build.add(hero, 'RECTANGLE', {
    name: 'Shade',
    width: WIDTH,
    height: 720,
    fills: [look.SHADE],
    locked: true, // so that a click reaches the picture
  });
  build.text(hero, 'Made where\nthe land runs out', look.HEADLINE, {
    x: 80,
    y: 440,
    width: 760,
    height: 160,
  });
  build.text(hero, 'Stoneware thrown, glazed and fired on the saltmarsh.', look.LEAD_ON_DARK, {
    x: 80,
    y: 618,
    width: 640,
  });
}

function addCards(build: Builder, page: SceneNode, { studio, wall }: Hashes): void {
  build.text(page, 'From the workshop', look.TITLE, { x: 80, y: 800, width: 600 });
  build.text(page, 'New this season, in small numbers.', look.LEAD, { x: 80, y: 856, width: 600 });
  const row = build.add(page, 'FRAME', {
    name: 'Cards',
    x: 80,
    y: 920,
    width: 1280,
    height: 420,
    fills: [],
    clipsContent: false,
    layoutMode: 'HORIZONTAL',
    itemSpacing: 40,
  });
  addCard(build, row, 'FRAME', 'Beach mug', 'Speckled tide glaze · 30 cl', picture(studio));
  // Two thirds of the wall's width, turned by 3° without stretching: a 4:3 layer on a 3:2 picture.
  const crop = picture(wall, {
    scaleMode: 'CROP',
    imageTransform: [
      [0.659, -0.0259, 0.32],
      [0.0518, 0.7415, 0.07],
    ],
  });
  addCard(build, row, 'FRAME', 'The kiln yard', 'Open on Saturdays, ring twice', crop);
  const contained = picture(studio, { scaleMode: 'FIT' });
  addCard(build, row, 'INSTANCE', 'Gift card', 'For a day at the wheel', contained);
}

function addCard(
  build: Builder,
  row: SceneNode,
  type: 'FRAME' | 'INSTANCE',
  title: string,
  line: string,
  paint: ImagePaint,
): void {
  const card = build.add(row, type, {
    name: `Card / ${title}`,
    width: 400,
    height: 420,
    fills: [look.WHITE],
    cornerRadii: [16, 16, 16, 16],
    effects: [look.CARD_SHADOW],
  });
  build.add(card, 'RECTANGLE', {
    name: 'Picture',
    width: 400,
    height: 300,
    fills: [look.MIST, paint],
  });
  build.text(card, title, look.CARD_TITLE, { x: 24, y: 324, width: 352 });
  build.text(card, line, look.CARD_TEXT, { x: 24, y: 358, width: 352 });
}

function addStory(build: Builder, page: SceneNode, { coast }: Hashes): void {
  const group = build.add(page, 'GROUP', { name: 'Polaroid' });
  // Children of a group are placed in the page frame's space, each with the full rotation.
  const onPaper = withRotation(translation(180, 1424), -6);
  build.add(group, 'RECTANGLE', {
    name: 'Paper',
    relativeTransform: onPaper,
    width: 400,
    height: 336,
    fills: [look.WHITE],
    cornerRadii: [4, 4, 4, 4],
    effects: [look.PAPER_SHADOW],
  });
  build.add(group, 'RECTANGLE', {
    name: 'Snapshot',
    relativeTransform: multiply(onPaper, translation(20, 20)),
    width: 360,
    height: 260,
    fills: [picture(coast)],
  });
  build.text(page, 'The tide sets the working day', look.TITLE, { x: 720, y: 1480, width: 660 });
  build.text(
    page,
    'Clay comes from the bank below the studio, sand from the beach. When the water is in we throw, and when it is out we walk.',
    look.LEAD,
    { x: 720, y: 1544, width: 520, height: 84 },
  );
  build.text(page, 'Read the journal  →', look.MORE, { x: 720, y: 1652, width: 300 });
}

function addFooter(build: Builder, page: SceneNode, { wall }: Hashes): void {
  const footer = build.add(page, 'FRAME', {
    name: 'Footer',
    y: 1800,
    width: WIDTH,
    height: 160,
    fills: [look.INK],
  });
  const tiles: Paint = picture(wall, { scaleMode: 'TILE', scalingFactor: 0.15, opacity: 0.35 });
  build.add(footer, 'RECTANGLE', { name: 'Pattern', width: WIDTH, height: 160, fills: [tiles] });
  build.add(footer, 'ELLIPSE', {
    name: 'Potter',
    x: 80,
    y: 40,
    width: 80,
    height: 80,
    fills: [picture(wall, { rotation: 90 })],
    strokes: [look.WHITE],
    strokeWeight: 3,
  });
  build.text(footer, '“Every pot remembers its wall.”', look.QUOTE, { x: 188, y: 64, width: 700 });
}

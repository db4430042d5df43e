/**
 * The built main thread in the stand-in, with short words for arranging layers. What the sandbox
 * throws and nobody there catches fails the test.
 */
import { onTestFinished } from 'vitest';
import type {
  Applied,
  ApplyParams,
  FigmaContract,
  FromMain,
  Selection,
  SourceLayer,
} from '../../src/figma/contract';
import { applyTo, type Point } from '../../src/figma/matrix';
import { SceneDocument } from '../../stage/document/document';
import type { NodeProperties } from '../../stage/document/node-factory';
import type {
  ImagePaint,
  NodeType,
  Paint,
  SceneNode,
  SolidPaint,
} from '../../stage/document/scene';
import { memoryStorage, type ExportRequest, type HostStorage } from '../../stage/figma/host';
import { buildPluginMain } from '../support/build-plugin';
import { createHarness, type Harness } from '../support/plugin-harness';
import { greyPng } from './pictures';

interface StartOptions {
  /** Source text that makes another `figma` of the sandbox's: an expression over `figma`. */
  readonly figma?: string;
  readonly storage?: HostStorage;
  /** What `__html__` is. */
  readonly html?: string;
  /** What `figma.command` is: the menu entry or button that started the plugin. */
  readonly command?: string;
}

export class MainThread {
  readonly exports: ExportRequest[] = [];
  /** What exportAsync gives, or fails with. */
  drawing: Uint8Array | Error = greyPng(8, 8);
  #harness: Harness | undefined;

  private constructor(readonly document: SceneDocument) {}

  static async start(
    options: StartOptions = {},
    document = new SceneDocument(),
  ): Promise<MainThread> {
    const main = new MainThread(document);
    const { figma, storage = memoryStorage(), html = '', command = '' } = options;
    const code = await buildPluginMain();
    const harness = await createHarness({
      document: main.document,
      code: figma ? `((figma) => {\n${code}\n})(${figma})` : code,
      html,
      command,
      storage,
      exportNode: (_node, request) => main.#export(request),
    });
    onTestFinished(() => harness.dispose());
    main.#harness = harness;
    await main.settle();
    return main;
  }

  get harness(): Harness {
    if (!this.#harness) throw new Error('Not started');
    return this.#harness;
  }

  /** Every `selectionChanged` so far. */
  get selections(): Selection[] {
    return (this.harness.messages as FromMain[]).flatMap((message) =>
      message.kind === 'event' ? [message.value] : [],
    );
  }

  /** Lets what was already due happen: Figma tells of selections in a later task. */
  async settle(): Promise<void> {
    await nextTask();
    await nextTask();
  }

  call<M extends keyof FigmaContract>(
    method: M,
    params: FigmaContract[M]['params'],
  ): Promise<FigmaContract[M]['result']> {
    return this.harness.call(method, params);
  }

  async selection(): Promise<Selection> {
    return (await this.call('hello', null)).selection;
  }

  add(type: NodeType, properties: NodeProperties = {}, parent?: SceneNode): SceneNode {
    const node = this.document.createNode(type, properties);
    const host = parent ?? this.document.page;
    this.document.insert(host, host.children.length, node);
    return node;
  }

  addPhoto(
    properties: NodeProperties = {},
    parent?: SceneNode,
    paint: Partial<ImagePaint> = {},
  ): SceneNode {
    const fills = [image(this.addImage(greyPng(30, 20)), paint)];
    return this.add('RECTANGLE', { width: 300, height: 200, fills, ...properties }, parent);
  }

  /** Around layers that have the same parent; Figma knows no group without children. */
  addGroup(properties: NodeProperties, ...layers: SceneNode[]): SceneNode {
    const { document } = this;
    const group = document.createNode('GROUP', properties);
    document.edit(() => {
      const host = document.parentOf(layers[0]!)!;
      document.insert(host, host.children.length, group);
      layers.forEach((layer, index) => document.insert(group, index, layer));
    });
    return group;
  }

  addImage(file: Uint8Array): string {
    return this.document.addImage(file).hash;
  }

  /** As the user does: a selection belongs to the step before it. */
  select(...nodes: SceneNode[]): void {
    this.document.select(nodes.map(({ id }) => id));
    this.document.commitUndo();
  }

  /** Selects `node`, reads its picture and gives `png` back as the result. */
  async apply(
    node: SceneNode,
    { png = RESULT, render = false }: { png?: Uint8Array; render?: boolean } = {},
  ): Promise<SceneNode> {
    this.select(node);
    const { layer } = await this.call('readPicture', { render });
    const { id } = await this.addLayer(layer, png);
    return this.document.nodeById(id)!;
  }

  /** A new result in the default mode, unless said otherwise. */
  addLayer(
    source: SourceLayer,
    png: Uint8Array = RESULT,
    options: Partial<ApplyParams> = {},
  ): Promise<Applied> {
    return this.call('applyResult', {
      source,
      mode: 'new-layer',
      png,
      patch: null,
      edit: null,
      replaces: null,
      ...options,
    });
  }

  async #export(request: ExportRequest): Promise<Uint8Array> {
    this.exports.push(request);
    if (this.drawing instanceof Error) throw this.drawing;
    return this.drawing;
  }
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** As large as `addPhoto`'s picture, and another file. */
export const RESULT = greyPng(30, 20, 200);

export function image(imageHash: string | null, paint: Partial<ImagePaint> = {}): ImagePaint {
  return { type: 'IMAGE', scaleMode: 'FILL', imageHash, ...paint };
}

/** As Figma hands paints out: what a failed write puts back has every default written out. */
export function fullPaints({ fills, strokes, children }: SceneNode): void {
  const complete = (paints: Paint[]) =>
    paints.forEach((paint) => {
      Object.assign(paint, { visible: true, opacity: 1, blendMode: 'NORMAL', ...paint });
    });
  if (fills !== 'mixed') complete(fills);
  complete(strokes);
  children.forEach(fullPaints);
}

export function solid(paint: Partial<SolidPaint> = {}): SolidPaint {
  return { type: 'SOLID', color: { r: 0.2, g: 0.4, b: 0.6 }, ...paint };
}

/** `figma` with one member replaced by the value of an expression: source text for `StartOptions.figma`. */
export function figmaWith(member: string, expression: string): string {
  return `new Proxy(figma, {
    get: (target, key) => (key === '${member}' ? (${expression}) : target[key]),
  })`;
}

/** Top left, top right, bottom left, bottom right. */
export function cornersOnPage({ document }: MainThread, node: SceneNode): Point[] {
  const transform = document.absoluteTransform(node);
  return [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ].map(([u, v]) => applyTo(transform, { x: u! * node.width, y: v! * node.height }));
}

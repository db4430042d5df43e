/**
 * What every part of the plugin API shares: the document, the page around it, and which object of the
 * API stands for which node.
 */
import type { SceneDocument } from '../document/document';
import type { SceneNode } from '../document/scene';
import { ApiObject } from './api-object';
import type { PluginHost } from './host';

/**
 * A node as plugin code holds it: by id, so that it survives undo, which makes new node objects, and
 * notices removal.
 */
export class NodeReference {
  constructor(
    readonly context: PluginContext,
    readonly id: string,
  ) {}

  get isRemoved(): boolean {
    return this.context.document.nodeById(this.id) === null;
  }

  /** @throws Error as Figma does for a node that was removed (api/properties/nodes-removed) */
  get node(): SceneNode {
    const node = this.context.document.nodeById(this.id);
    if (!node) throw new Error(`The node with id "${this.id}" does not exist`);
    return node;
  }
}

export class PluginContext {
  /** Pages whose contents may be touched under `dynamic-page`; the shown one always is. */
  readonly loadedPages = new Set<string>();
  readonly #objects = new Map<string, ApiObject>();
  readonly #references = new Map<ApiObject, NodeReference>();

  constructor(
    readonly document: SceneDocument,
    readonly host: PluginHost,
    private readonly wrap: (reference: NodeReference, node: SceneNode) => ApiObject,
  ) {
    this.loadedPages.add(document.page.id);
  }

  /** The sandbox makes a new proxy at each reading: whether Figma's objects are the same is not documented. */
  objectFor(node: SceneNode): ApiObject {
    const known = this.#objects.get(node.id);
    if (known) return known;
    const reference = new NodeReference(this, node.id);
    const object = this.wrap(reference, node);
    this.#objects.set(node.id, object);
    this.#references.set(object, reference);
    return object;
  }

  /** @throws Error for what is no node, or no longer one */
  nodeFor(value: unknown, member: string): SceneNode {
    const reference = value instanceof ApiObject ? this.#references.get(value) : undefined;
    if (!reference) throw new TypeError(`in ${member}: Expected node`);
    return reference.node;
  }

  isLoaded(page: SceneNode): boolean {
    return page === this.document.page || this.loadedPages.has(page.id);
  }
}

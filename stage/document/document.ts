/**
 * The stand-in's document: a tree of plain nodes (`scene.ts`), its pictures, the selection and undo.
 *
 * Nodes are found by id. After undo, redo or `load` every node object is a new one, so keep ids, not
 * nodes. Change a node only inside `edit`, which settles auto layout and groups and tells listeners:
 *
 *   const document = new SceneDocument();
 *   const photo = document.createNode('RECTANGLE', { name: 'Photo', width: 300, height: 200 });
 *   document.edit(() => {
 *     document.insert(document.page, 0, photo);
 *     document.move(photo, multiply(translation(40, 60), photo.relativeTransform));
 *   });
 *   document.select([photo.id]);
 *   document.commitUndo();
 */
import { History } from './history';
import { ImageStore, type StoredImage } from './image-store';
import { setTransform, settle } from './layout';
import { boundsThrough, identity, multiply, type Box } from './matrix';
import { isContainer, isGroupType, newSceneNode, type NodeProperties } from './node-factory';
import { resizeNode } from './resize';
import type { Matrix, NodeType, SceneNode } from './scene';

/** Everything undo brings back. Plain JSON. */
export interface DocumentState {
  name: string;
  pages: SceneNode[];
  currentPageId: string;
  /** Of the current page; ids. */
  selection: string[];
}

/** What a listener is told: `nodes` for anything drawn, `selection`, `page` (another page shown). */
export type DocumentChange = 'nodes' | 'selection' | 'page';
export type ChangeListener = (changes: ReadonlySet<DocumentChange>) => void;

export class SceneDocument {
  readonly #images = new ImageStore();
  #state: DocumentState;
  #history: History<DocumentState>;
  #index = new Map<string, Entry>();
  #lastId = 0;
  #depth = 0;
  #pending = new Set<DocumentChange>();
  #uncommitted = false;
  readonly #listeners = new Set<ChangeListener>();

  /** One empty page, or `state`, which is copied. Pictures are added with `addImage`. */
  constructor(state?: DocumentState) {
    this.#state = structuredClone(state ?? emptyState());
    this.#state.pages.forEach(settle);
    this.#reindex();
    this.#history = new History(structuredClone(this.#state));
  }

  get name(): string {
    return this.#state.name;
  }

  get pages(): readonly SceneNode[] {
    return this.#state.pages;
  }

  /** The page that is shown. */
  get page(): SceneNode {
    return this.#known(this.#state.currentPageId).node;
  }

  showPage(id: string): void {
    if (id === this.#state.currentPageId) return;
    if (this.#known(id).node.type !== 'PAGE') throw new Error(`${id} is not a page`);
    this.#state.currentPageId = id;
    this.#state.selection = [];
    this.#announce('page', 'selection');
  }

  addPage(name: string): SceneNode {
    const page = newSceneNode(this.#nextId(), 'PAGE', { name });
    this.#state.pages.push(page);
    this.#register(page, null);
    this.#changed();
    return page;
  }

  nodeById(id: string): SceneNode | null {
    return this.#index.get(id)?.node ?? null;
  }

  /** null for a page, and for a node that is in no document. */
  parentOf(node: SceneNode): SceneNode | null {
    return this.#index.get(node.id)?.parent ?? null;
  }

  pageOf(node: SceneNode): SceneNode | null {
    return this.ancestorsOf(node).at(-1) ?? (node.type === 'PAGE' ? node : null);
  }

  /** Nearest first; the page last. */
  ancestorsOf(node: SceneNode): SceneNode[] {
    const parent = this.parentOf(node);
    return parent ? [parent, ...this.ancestorsOf(parent)] : [];
  }

  /** The nearest ancestor that is not a group: what `relativeTransform` is relative to. */
  containerParentOf(node: SceneNode): SceneNode | null {
    return this.ancestorsOf(node).find(({ type }) => !isGroupType(type)) ?? null;
  }

  absoluteTransform(node: SceneNode): Matrix {
    const container = this.containerParentOf(node);
    return container
      ? multiply(this.absoluteTransform(container), node.relativeTransform)
      : node.relativeTransform;
  }

  /** The axis-aligned box around the node on its page, without strokes and effects. */
  absoluteBounds(node: SceneNode): Box {
    return boundsThrough(this.absoluteTransform(node), node.width, node.height);
  }

  /** In no document yet: give it to `insert`. */
  createNode(type: NodeType, properties: NodeProperties = {}): SceneNode {
    return newSceneNode(this.#nextId(), type, structuredClone(properties));
  }

  /** A copy with new ids, in no document yet. */
  copyNode(node: SceneNode): SceneNode {
    const copy = { ...structuredClone(node), id: this.#nextId() };
    copy.children = node.children.map((child) => this.copyNode(child));
    return copy;
  }

  /**
   * Puts `node` (with all below it) at `index` of the parent's children, back to front. A node that is
   * in the document already is moved, and `index` then counts the children as they are before the
   * move. Its `relativeTransform` stays as written: Figma does not keep the place on the page either.
   *
   * @throws RangeError for an index out of range, a parent without children, or a cycle
   */
  insert(parent: SceneNode, index: number, node: SceneNode): void {
    this.#check(parent, index, node);
    const from = this.parentOf(node);
    const place = from === parent && from.children.indexOf(node) < index ? index - 1 : index;
    if (from) from.children.splice(from.children.indexOf(node), 1);
    parent.children.splice(place, 0, node);
    this.#register(node, parent);
    this.#changed();
  }

  /** @throws RangeError for a page */
  remove(node: SceneNode): void {
    const parent = this.parentOf(node);
    if (!parent) throw new RangeError(`${node.id} is a page or in no document`);
    parent.children.splice(parent.children.indexOf(node), 1);
    this.#unregister(node);
    this.#changed();
  }

  /** Gives the node a new transform, relative to its container parent; a group takes its children along. */
  move(node: SceneNode, relativeTransform: Matrix): void {
    setTransform(node, structuredClone(relativeTransform));
    this.#changed();
  }

  /** Children follow their constraints. */
  resize(node: SceneNode, width: number, height: number): void {
    resizeNode(node, width, height);
    this.#changed();
  }

  /**
   * Changes many things and tells the listeners once. Anything may be written to nodes in `change`.
   * Groups without children vanish at its end: make a group and fill it in one edit.
   */
  edit<T>(change: () => T): T {
    this.#depth++;
    try {
      return change();
    } finally {
      this.#depth--;
      this.#changed();
    }
  }

  get selection(): readonly SceneNode[] {
    return this.#state.selection.map((id) => this.#known(id).node);
  }

  /** @throws Error for ids that are not on the current page */
  select(ids: readonly string[]): void {
    for (const id of ids) {
      const { node } = this.#known(id);
      if (node === this.page || this.pageOf(node) !== this.page) {
        throw new Error(`${id} is not on the current page`);
      }
    }
    const next = [...new Set(ids)];
    if (next.join() === this.#state.selection.join()) return;
    this.#state.selection = next;
    this.#announce('selection');
  }

  /** @throws Error with Figma's words for what Figma does not take, see `ImageStore.add` */
  addImage(bytes: Uint8Array): StoredImage {
    return this.#images.add(bytes);
  }

  imageByHash(hash: string): StoredImage | null {
    return this.#images.get(hash);
  }

  get images(): readonly StoredImage[] {
    return this.#images.all();
  }

  /** Ends a step: what changed since the last one is undone as one. Nothing changed, no step. */
  commitUndo(): void {
    const state = this.toState();
    if (this.#uncommitted && !sameNodes(state, this.#history.head)) this.#history.commit(state);
    else this.#history.amend(state);
    this.#uncommitted = false;
  }

  /**
   * Takes back the last step; changes not yet committed are one. The selection of that time comes
   * back too.
   *
   * @returns false where there is nothing to take back
   */
  undo(): boolean {
    this.commitUndo();
    return this.#restore(this.#history.undo());
  }

  redo(): boolean {
    this.commitUndo();
    return this.#restore(this.#history.redo());
  }

  get canUndo(): boolean {
    return (
      this.#history.canUndo || (this.#uncommitted && !sameNodes(this.#state, this.#history.head))
    );
  }

  get canRedo(): boolean {
    return this.#history.canRedo && !this.#uncommitted;
  }

  /** Replaces everything but the pictures and forgets the history. */
  load(state: DocumentState): void {
    this.#state = structuredClone(state);
    this.#state.pages.forEach(settle);
    this.#reindex();
    this.#uncommitted = false;
    this.#history = new History(structuredClone(this.#state));
    this.#announce('nodes', 'selection', 'page');
  }

  /** A copy, plain JSON: for deep comparison, for saving, for `load`. */
  toState(): DocumentState {
    return structuredClone(this.#state);
  }

  /** Called after each change, at once. @returns a function that stops it */
  onChange(listener: ChangeListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #check(parent: SceneNode, index: number, node: SceneNode): void {
    if (!isContainer(parent)) throw new RangeError(`${parent.type} ${parent.id} has no children`);
    if (!Number.isInteger(index) || index < 0 || index > parent.children.length) {
      throw new RangeError(`index ${index} is outside 0–${parent.children.length}`);
    }
    if (node === parent || this.ancestorsOf(parent).includes(node)) {
      throw new RangeError(`${node.id} cannot be inside itself`);
    }
  }

  #restore(state: DocumentState | null): boolean {
    if (!state) return false;
    this.#state = structuredClone(state);
    this.#uncommitted = false;
    this.#reindex();
    this.#announce('nodes', 'selection', 'page');
    return true;
  }

  /** After any change of nodes. Inside `edit`, waits for its end. */
  #changed(): void {
    this.#uncommitted = true;
    if (this.#depth > 0) return;
    this.#state.pages.forEach(settle);
    this.#reindex();
    const kept = this.#state.selection.filter((id) => this.#index.has(id));
    if (kept.length < this.#state.selection.length) {
      this.#state.selection = kept;
      this.#announce('nodes', 'selection');
    } else {
      this.#announce('nodes');
    }
  }

  #announce(...changes: DocumentChange[]): void {
    for (const change of changes) this.#pending.add(change);
    if (this.#depth > 0) return;
    const told = new Set(this.#pending);
    this.#pending.clear();
    for (const listener of [...this.#listeners]) listener(told);
  }

  #known(id: string): Entry {
    const entry = this.#index.get(id);
    if (!entry) throw new Error(`The node with id "${id}" does not exist`);
    return entry;
  }

  #reindex(): void {
    this.#index.clear();
    for (const page of this.#state.pages) this.#register(page, null);
  }

  /** Never given twice, whatever is undone: what remembers an id must not find another node. */
  #nextId(): string {
    return `1:${++this.#lastId}`;
  }

  #register(node: SceneNode, parent: SceneNode | null): void {
    this.#index.set(node.id, { node, parent });
    this.#lastId = Math.max(this.#lastId, Number(node.id.split(':')[1]) || 0);
    for (const child of node.children) this.#register(child, node);
  }

  #unregister(node: SceneNode): void {
    this.#index.delete(node.id);
    node.children.forEach((child) => this.#unregister(child));
  }
}

interface Entry {
  node: SceneNode;
  parent: SceneNode | null;
}

function emptyState(): DocumentState {
  return {
    name: 'Untitled',
    pages: [newSceneNode('0:1', 'PAGE', { name: 'Page 1', relativeTransform: identity() })],
    currentPageId: '0:1',
    selection: [],
  };
}

/** Selection alone is no step. */
function sameNodes(a: DocumentState, b: DocumentState): boolean {
  return JSON.stringify(a.pages) === JSON.stringify(b.pages);
}

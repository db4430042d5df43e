/** Members of nodes: what reads one, and what changes one inside an edit of the document. */
import type { SceneNode } from '../../document/scene';
import { method, property, type Member, type Method, type Property } from '../api-object';
import type { Place } from '../checks';
import type { NodeReference } from '../context';

export type NodeMembers = Readonly<Record<string, Member<NodeReference>>>;

export function readOnly(get: (node: SceneNode, self: NodeReference) => unknown) {
  return property<NodeReference>((self) => get(self.node, self));
}

/**
 * @param write - gets the raw value and where it came from, checks it and changes the node
 */
export function writable(
  name: string,
  get: (node: SceneNode, self: NodeReference) => unknown,
  write: (node: SceneNode, value: unknown, place: Place, self: NodeReference) => void,
): Property<NodeReference> {
  const place = { member: `set_${name}`, path: name };
  return property<NodeReference>(
    (self) => get(self.node, self),
    (self, value) => {
      const { node } = self;
      self.context.document.edit(() => write(node, value, place, self));
    },
  );
}

/** A property that is kept as it is, once `read` has checked it. */
export function stored<K extends keyof SceneNode>(
  key: K,
  read: (value: unknown, place: Place) => SceneNode[K],
  name: string = key,
): Property<NodeReference> {
  return writable(
    name,
    (node) => node[key],
    (node, value, place) => {
      node[key] = read(value, place);
    },
  );
}

export function nodeMethod(
  call: (node: SceneNode, args: readonly unknown[], self: NodeReference) => unknown,
): Method<NodeReference> {
  return method((self, args) => call(self.node, args, self));
}

/** What throws under dynamic-page when it is read (migrating-to-dynamic-loading). */
export function throwsWhenRead(name: string, instead: string): Property<NodeReference> {
  return property(() => {
    throw dynamicPage(`get_${name}`, instead);
  });
}

/** What can be read but, under dynamic-page, not be assigned. */
export function throwsWhenSet(
  name: string,
  instead: string,
  value: unknown,
): Property<NodeReference> {
  return property(
    (self) => {
      void self.node; // a removed node throws first
      return value;
    },
    () => {
      throw dynamicPage(`set_${name}`, instead);
    },
  );
}

export function dynamicPage(member: string, instead: string): Error {
  return new Error(
    `in ${member}: Cannot call with documentAccess: dynamic-page. Use ${instead} instead.`,
  );
}

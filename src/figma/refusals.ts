/** Failures of bringing a result into the document, each made in one place. */
import { Failure } from '../inference/core/errors';

/** @param reason - a `PlaceProblem`, or what Figma said */
export function noPlace({ name }: SceneNode, reason: string): Failure {
  return new Failure('no-place', { name, reason });
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The three pictures of the sample document, as encoded files. The build puts them beside the page. */
import coastAddress from '../samples/coast.jpg?url';
import studioAddress from '../samples/studio.png?url';
import wallAddress from '../samples/wall.png?url';
import type { SamplePictures } from '../samples/document';

/** @throws Error - where the server does not have one of them */
export async function loadSamplePictures(): Promise<SamplePictures<Uint8Array>> {
  const [coast, studio, wall] = await Promise.all([
    load(coastAddress),
    load(studioAddress),
    load(wallAddress),
  ]);
  return { coast, studio, wall };
}

async function load(address: string): Promise<Uint8Array> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** A layer with a picture as the main thread tells of it, where any will do. */
import type { SourceLayer } from '../../src/figma/contract';

export const SOURCE_LAYER: SourceLayer = {
  id: '1:2',
  name: 'Photo',
  width: 320,
  height: 200,
  transform: [
    [1, 0, 40],
    [0, 1, 50],
  ],
  from: 'fill',
  imageHash: 'abc',
  paint: { type: 'IMAGE', scaleMode: 'FILL' },
};

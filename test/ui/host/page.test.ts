import { describe, expect, it } from 'vitest';
import type { Selection } from '../../../src/figma/contract';
import { inpaintedName, PageHost } from '../../../src/ui/host/page';

describe('the page host', () => {
  it('starts with nothing, and an opened file is then the selection', async () => {
    const host = new PageHost();
    const seen: Selection[] = [];
    host.onSelection((selection) => seen.push(selection));
    expect((await host.start()).selection).toMatchObject({ problem: 'nothing-selected' });

    await host.openFile(new File([new Uint8Array([7, 8])], 'Photo.jpg'));
    expect(seen).toMatchObject([{ kind: 'layer', layer: { name: 'Photo.jpg' } }]);
    expect([...(await host.readPicture()).bytes]).toEqual([7, 8]);
  });

  it('takes the same file opened again for another picture', async () => {
    const host = new PageHost();
    const file = new File([new Uint8Array([7])], 'Photo.jpg');
    await host.openFile(file);
    const { layer } = await host.readPicture();
    await host.openFile(file);
    expect((await host.readPicture()).layer.id).not.toBe(layer.id);
  });
});

describe('inpaintedName', () => {
  it.each([
    ['Photo.jpg', 'Photo (inpainted).png'],
    ['Photo (inpainted).png', 'Photo (inpainted).png'],
    ['v1.2 final.webp', 'v1.2 final (inpainted).png'],
    ['Photo', 'Photo (inpainted).png'],
  ])('%s becomes %s', (name, expected) => {
    expect(inpaintedName(name)).toBe(expected);
  });

  it('has the word in the user’s language, once', () => {
    const suffix = 'retuschiert';
    const once = inpaintedName('Foto.jpg', { suffix });
    expect(once).toBe('Foto (retuschiert).png');
    expect(inpaintedName(once, { suffix })).toBe(once);
    expect(inpaintedName(once, { suffix, label: 'a/b' })).toBe('Foto – retuschiert a b.png');
  });
});

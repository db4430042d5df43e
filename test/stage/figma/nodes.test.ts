/** What nodes do when used as documented. */
import { describe, expect, it } from 'vitest';
import { SceneDocument } from '../../../stage/document/document';
import { runSnippet } from '../../support/figma-snippet';
import { pngBytes } from '../../support/image-headers';

const run = (code: string, document = new SceneDocument()) => runSnippet(document, code);

describe('createRectangle', () => {
  it('puts a grey 100 × 100 on top of the current page', async () => {
    const value = await run(
      `figma.createEllipse(); const r = figma.createRectangle(); const { children } = figma.currentPage;
       return [r.parent.type, children.length, children[1].id === r.id, r.width, r.height, r.fills[0].color.r]`,
    );
    expect(value).toEqual(['PAGE', 2, true, 100, 100, expect.closeTo(0.851, 3)]);
  });
});

describe('insertChild', () => {
  it('counts from the back, as documented with A, B, C and D', async () => {
    const value = await run(
      `const frame = figma.createFrame();
       const make = (name) => { const r = figma.createRectangle(); r.name = name; return r };
       for (const name of 'ABC') frame.appendChild(make(name));
       const orders = [];
       for (let i = 0; i <= 3; i++) { const d = make('D'); frame.insertChild(i, d);
         orders.push(frame.children.map((n) => n.name).join('')); d.remove() }
       return orders`,
    );
    expect(value).toEqual(['DABC', 'ADBC', 'ABDC', 'ABCD']);
  });

  it('makes an absolute layer automatic again where there is no auto layout', async () => {
    const value = await run(
      `const row = figma.createFrame(); row.layoutMode = 'HORIZONTAL';
       const r = figma.createRectangle(); row.appendChild(r); r.layoutPositioning = 'ABSOLUTE';
       const before = r.layoutPositioning; figma.currentPage.appendChild(r); return [before, r.layoutPositioning]`,
    );
    expect(value).toEqual(['ABSOLUTE', 'AUTO']);
  });
});

describe('geometry', () => {
  it('in a group is that of the frame around it; the group fits its children', async () => {
    const value = await run(
      `const frame = figma.createFrame(); frame.x = 100;
       const r = figma.createRectangle(); frame.appendChild(r); r.x = 20; r.y = 30;
       const group = figma.group([r], frame); const at = [group.x, group.y, r.x, r.parent.type];
       group.x = 50; return [...at, r.x, r.absoluteTransform[0][2], r.absoluteBoundingBox]`,
    );
    const box = { x: 150, y: 30, width: 100, height: 100 };
    expect(value).toEqual([20, 30, 20, 'GROUP', 50, 150, box]);
  });

  it('in an auto-layout frame: a place written has no effect, a turn has (nodes-relativetransform)', async () => {
    const value = await run(
      `const row = figma.createFrame(); row.layoutMode = 'HORIZONTAL'; row.paddingLeft = 8;
       const r = figma.createRectangle(); row.appendChild(r); r.x = 500;
       const placed = r.x; r.relativeTransform = [[0, 1, 900], [-1, 0, 900]];
       const turned = [r.x, r.y, Math.round(r.rotation)];
       r.layoutPositioning = 'ABSOLUTE'; r.x = 500; return [placed, turned, r.x]`,
    );
    expect(value).toEqual([8, [8, 100, 90], 500]);
  });

  it('is not for the plugin to write of a hidden layer in auto layout either', async () => {
    const value = await run(
      `const row = figma.createFrame(); row.layoutMode = 'VERTICAL'; const r = figma.createRectangle();
       row.appendChild(r); r.visible = false; r.x = 9; r.relativeTransform = [[1, 0, 9], [0, 1, 9]]; return [r.x, r.y]`,
    );
    expect(value).toEqual([0, 0]);
  });

  it('turns about the top left corner, counter-clockwise (nodes-rotation)', async () => {
    const value = await run(
      `const r = figma.createRectangle(); r.x = 10; r.rotation = 90;
       return [r.x, Math.round(r.rotation), r.relativeTransform.flat().map((v) => Math.round(v))]`,
    );
    expect(value).toEqual([10, 90, [0, 1, 10, -1, 0, 0]]);
  });

  it('resize moves children by their constraints and resizeWithoutConstraints does not', async () => {
    const value = await run(
      `const make = (resize) => { const f = figma.createFrame(); const r = figma.createRectangle();
         f.appendChild(r); r.constraints = { horizontal: 'MAX', vertical: 'MIN' };
         f[resize](150, 100); return [f.width, r.x] };
       return [make('resize'), make('resizeWithoutConstraints')]`,
    );
    expect(value).toEqual([
      [150, 50],
      [150, 0],
    ]);
  });
});

describe('paints', () => {
  it('are read back with Figma’s defaults and are copies', async () => {
    const document = new SceneDocument();
    const { hash } = document.addImage(pngBytes(4, 4));
    const value = await run(
      `const r = figma.createRectangle(); const mine = [{ type: 'IMAGE', scaleMode: 'CROP', imageHash: '${hash}' }];
       r.fills = mine; mine[0].imageHash = null; return r.fills`,
      document,
    );
    const base = { visible: true, opacity: 1, blendMode: 'NORMAL' };
    const imageTransform = [
      [1, 0, 0],
      [0, 1, 0],
    ];
    expect(value).toEqual([
      { ...base, type: 'IMAGE', scaleMode: 'CROP', imageHash: hash, imageTransform },
    ]);
  });

  it('survive being read from one layer and written to another, whatever their keys', async () => {
    const document = new SceneDocument();
    const { hash } = document.addImage(pngBytes(4, 4));
    const value = await run(
      `const paint = { type: 'IMAGE', scaleMode: 'TILE', imageHash: '${hash}', scalingFactor: 0.5, rotation: 90,
         imageTransform: [[1, 0, 0], [0, 1, 0]], filters: { exposure: 0.5 }, opacity: 0.5, visible: false, blendMode: 'MULTIPLY' };
       const [a, b] = [figma.createRectangle(), figma.createRectangle()];
       a.fills = [paint]; b.fills = a.fills; return JSON.stringify(b.fills) === JSON.stringify(a.fills) && b.fills`,
      document,
    );
    expect(value).toEqual([
      expect.objectContaining({ scalingFactor: 0.5, rotation: 90, filters: { exposure: 0.5 } }),
    ]);
  });

  it('that differ within a layer are mixed', async () => {
    const document = new SceneDocument();
    document.insert(document.page, 0, document.createNode('TEXT', { fills: 'mixed' }));
    expect(await run(`return figma.currentPage.children[0].fills === figma.mixed`, document)).toBe(
      true,
    );
  });
});

describe('corners', () => {
  it('are one number while all four agree, and mixed otherwise', async () => {
    const value = await run(
      `const r = figma.createRectangle(); r.cornerRadius = 5; const same = r.cornerRadius; r.bottomLeftRadius = 6;
       return [same, r.cornerRadius === figma.mixed, r.topLeftRadius, r.topRightRadius, r.bottomRightRadius, r.bottomLeftRadius]`,
    );
    expect(value).toEqual([5, true, 5, 5, 5, 6]);
  });
});

describe('clone', () => {
  it('copies all but the id and the parent, which is the current page (nodes-clone)', async () => {
    const document = new SceneDocument();
    const [original, copy] = (await run(
      `const frame = figma.createFrame(); const r = figma.createRectangle(); frame.appendChild(r);
       r.x = 7; r.setPluginData('k', 'v'); const c = r.clone(); return [r.id, c.id]`,
      document,
    )) as [string, string];
    const [before, after] = [document.nodeById(original)!, document.nodeById(copy)!];
    expect(copy).not.toBe(original);
    expect(after).toEqual({ ...before, id: copy });
    expect(document.parentOf(document.nodeById(copy)!)).toBe(document.page);
  });
});

describe('finding', () => {
  it('goes depth first, and by type', async () => {
    const value = await run(
      `const f = figma.createFrame(); f.name = 'f'; const a = figma.createRectangle(); a.name = 'a'; f.appendChild(a);
       const b = figma.createEllipse(); b.name = 'b'; const p = figma.currentPage; const names = (l) => l.map((n) => n.name).join('');
       return [names(p.findAll()), names(p.findAll((n) => n.name > 'a')), names(p.findChildren(() => true)),
         p.findOne((n) => n.type === 'RECTANGLE').name, p.findChild((n) => n.type === 'RECTANGLE'),
         names(p.findAllWithCriteria({ types: ['RECTANGLE', 'ELLIPSE'] }))]`,
    );
    expect(value).toEqual(['fab', 'fb', 'fb', 'a', null, 'ab']);
  });

  it('lets an exception of the callback through', async () => {
    const code = `figma.createFrame(); figma.currentPage.findAll(() => { throw new RangeError('mine') })`;
    await expect(run(code)).rejects.toMatchObject({ name: 'RangeError', message: 'mine' });
  });
});

describe('plugin and relaunch data', () => {
  it('are strings by key; an empty one removes its key; relaunch data is replaced whole', async () => {
    const value = await run(
      `const r = figma.createRectangle(); r.setPluginData('a', '1'); r.setPluginData('b', '2'); r.setPluginData('a', '');
       r.setRelaunchData({ edit: 'x' }); r.setRelaunchData({ open: '' });
       return [r.getPluginData('a'), r.getPluginData('b'), r.getPluginDataKeys(), r.getRelaunchData(), r.getPluginData('toString')]`,
    );
    expect(value).toEqual(['', '2', ['b'], { open: '' }, '']);
  });
});

describe('images', () => {
  it('have the SHA-1 of their bytes as hash, their size, and their bytes as given', async () => {
    const document = new SceneDocument();
    const png = pngBytes(30, 20);
    const value = await run(
      `const bytes = new Uint8Array([${png.join()}]); const image = figma.createImage(bytes); bytes[0] = 0;
       const same = figma.getImageByHash(image.hash);
       return [image.hash, await same.getSizeAsync(), await same.getBytesAsync(), figma.getImageByHash('none'),
         figma.createImage(await same.getBytesAsync()).hash === image.hash]`,
      document,
    );
    const hash = document.images[0]?.hash;
    expect(value).toEqual([hash, { width: 30, height: 20 }, Uint8Array.from(png), null, true]);
  });

  it('are refused above 4096 a side and in other formats, in Figma’s words', async () => {
    await expect(
      run(`figma.createImage(new Uint8Array([${pngBytes(4097, 1).join()}]))`),
    ).rejects.toThrow('Image is too large');
    await expect(run(`figma.createImage(new Uint8Array([1, 2, 3]))`)).rejects.toThrow(
      'Image type is unsupported',
    );
  });
});

describe('exportAsync', () => {
  it('asks for a PNG at scale 1 unless told otherwise', async () => {
    const requests: unknown[] = [];
    const exportNode = async (_node: unknown, request: unknown) => {
      requests.push(request);
      return Uint8Array.of(1, 2);
    };
    const bytes = await runSnippet(
      new SceneDocument(),
      `const r = figma.createRectangle(); await r.exportAsync();
       return r.exportAsync({ format: 'PNG', useAbsoluteBounds: true, constraint: { type: 'WIDTH', value: 64 } })`,
      { exportNode },
    );
    const usual = { format: 'PNG', contentsOnly: true };
    expect(bytes).toEqual(Uint8Array.of(1, 2));
    expect(requests).toEqual([
      { ...usual, constraint: { type: 'SCALE', value: 1 }, useAbsoluteBounds: false },
      { ...usual, constraint: { type: 'WIDTH', value: 64 }, useAbsoluteBounds: true },
    ]);
  });
});

describe('what groups are to coordinates, boolean operations are too', () => {
  it('so that a shape in one counts from the frame around it', async () => {
    const document = new SceneDocument();
    document.edit(() => {
      const union = document.createNode('BOOLEAN_OPERATION', { name: 'union' });
      const at = {
        relativeTransform: [
          [1, 0, 20],
          [0, 1, 30],
        ] as [[number, number, number], [number, number, number]],
      };
      document.insert(document.page, 0, union);
      document.insert(union, 0, document.createNode('ELLIPSE', at));
    });
    const value = await run(
      `const [union] = figma.currentPage.children; const [shape] = union.children;
       return [union.x, union.y, shape.x, shape.absoluteTransform[0][2], 'fills' in union]`,
      document,
    );
    expect(value).toEqual([20, 30, 20, 20, true]);
  });
});

describe('a grid', () => {
  it('puts its children into rows, and leaves an absolute one where it is', async () => {
    const value = await run(
      `const grid = figma.createFrame(); grid.layoutMode = 'GRID'; grid.gridColumnCount = 2;
       for (let i = 0; i < 3; i++) grid.appendChild(figma.createRectangle());
       const free = figma.createRectangle(); grid.appendChild(free);
       free.layoutPositioning = 'ABSOLUTE'; free.x = 7;
       return grid.children.map(({ x, y }) => [x, y])`,
    );
    expect(value).toEqual([
      [0, 0],
      [100, 0],
      [0, 100],
      [7, 100],
    ]);
  });
});

describe('a paint style', () => {
  it('is cut off by writing fills, and tied on asynchronously (nodes-setfillstyleidasync)', async () => {
    const value = await run(
      `const r = figma.createRectangle(); await r.setFillStyleIdAsync('S:1');
       const tied = r.fillStyleId; r.fills = r.fills; return [tied, r.fillStyleId]`,
    );
    expect(value).toEqual(['S:1', '']);
  });
});

describe('absoluteRenderBounds', () => {
  it('holds the shadow, and is null for what is invisible', async () => {
    const value = await run(
      `const r = figma.createRectangle();
       r.effects = [{ type: 'DROP_SHADOW', color: { r: 0, g: 0, b: 0, a: 1 }, offset: { x: 0, y: 10 }, radius: 0, visible: true, blendMode: 'NORMAL' }];
       const { height } = r.absoluteRenderBounds; r.visible = false;
       return [height > 110, r.absoluteRenderBounds]`,
    );
    expect(value).toEqual([true, null]);
  });
});

describe('a part of an instance', () => {
  it('can be painted and hidden, but not moved or resized', async () => {
    const document = new SceneDocument();
    document.edit(() => {
      const instance = document.createNode('INSTANCE');
      document.insert(document.page, 0, instance);
      document.insert(instance, 0, document.createNode('RECTANGLE'));
    });
    const part = 'const [part] = figma.currentPage.children[0].children;';
    expect(
      await run(`${part} part.fills = []; part.visible = false; return part.visible`, document),
    ).toBe(false);
    for (const write of [
      'part.x = 5',
      'part.resize(1, 1)',
      'part.resizeWithoutConstraints(1, 1)',
    ]) {
      await expect(run(`${part} ${write}`, document)).rejects.toThrow('inside of an instance');
    }
  });
});

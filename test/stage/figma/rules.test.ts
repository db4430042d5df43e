/** What Figma documents as an error, one line each. */
import { describe, expect, it } from 'vitest';
import { SceneDocument } from '../../../stage/document/document';
import { newSceneNode, type NodeProperties } from '../../../stage/document/node-factory';
import type { NodeType, SceneNode } from '../../../stage/document/scene';
import { runSnippet } from '../../support/figma-snippet';
import { pngBytes } from '../../support/image-headers';

function node(id: string, type: NodeType, children: SceneNode[] = [], more: NodeProperties = {}) {
  return { ...newSceneNode(id, type, { name: id, ...more }), children };
}

/** One of everything, found by name: `get('rectangle')`. */
function sample(): SceneDocument {
  const inInstance = node('9:1', 'FRAME', [node('9:2', 'RECTANGLE')], { name: 'inside' });
  const page = node(
    '0:1',
    'PAGE',
    [
      node('1:1', 'RECTANGLE', [], { name: 'rectangle', fills: [] }),
      node('1:2', 'FRAME', [node('1:3', 'FRAME', [], { name: 'inner' })], { name: 'frame' }),
      node('1:4', 'INSTANCE', [inInstance], { name: 'instance' }),
      node('1:5', 'COMPONENT', [], { name: 'component' }),
      node('1:6', 'COMPONENT', [], { name: 'component 2' }),
      node('1:7', 'FRAME', [node('1:8', 'RECTANGLE', [], { name: 'auto' })], {
        name: 'row',
        layoutMode: 'HORIZONTAL',
      }),
      node('1:9', 'GROUP', [node('1:10', 'RECTANGLE', [], { name: 'grouped' })], { name: 'group' }),
      node('1:13', 'COMPONENT_SET', [], { name: 'set' }),
      node('1:14', 'SLOT', [], { name: 'slot' }),
      node('1:11', 'SECTION', [], { name: 'section' }),
      node('1:12', 'TEXT', [], { name: 'text', fills: 'mixed' }),
    ],
    { name: 'Page 1' },
  );
  const other = node('0:2', 'PAGE', [node('2:1', 'RECTANGLE', [], { name: 'far' })], {
    name: 'Page 2',
  });
  const document = new SceneDocument({
    name: 'Rules',
    pages: [page, other],
    currentPageId: '0:1',
    selection: [],
  });
  document.addImage(pngBytes(8, 8));
  return document;
}

const GET = `const get = (name) => figma.currentPage.findOne((n) => n.name === name);
  const other = figma.root.children[1]; const hash = '${new SceneDocument().addImage(pngBytes(8, 8)).hash}';`;

const run = (code: string, document = sample()) => runSnippet(document, `${GET} ${code}`);

describe('adding a child (nodes-insertchild, nodes-appendchild)', () => {
  it.each([
    ['an instance', `get('instance').appendChild(get('rectangle'))`, 'New parent is an instance'],
    ['inside of one', `get('inside').insertChild(0, get('rectangle'))`, 'inside of an instance'],
    [
      'out of an instance',
      `get('frame').appendChild(get('inside'))`,
      'Node is inside of an instance',
    ],
    ['itself', `get('frame').appendChild(get('frame'))`, 'parenting cycle'],
    ['its own child', `get('inner').appendChild(get('frame'))`, 'parenting cycle'],
    ['past the end', `get('frame').insertChild(2, get('rectangle'))`, 'only 1 existing siblings'],
    ['before the start', `get('frame').insertChild(-1, get('rectangle'))`, 'at index -1'],
    ['a component in one', `get('component').appendChild(get('component 2'))`, 'another component'],
    [
      'a shape in a component set',
      `get('set').appendChild(get('rectangle'))`,
      'of type other than COMPONENT',
    ],
    ['a slot', `get('frame').appendChild(get('slot'))`, 'not allowed SLOT node'],
    ['a page', `get('frame').appendChild(other)`, 'A PAGE cannot be inside'],
    ['what is no node', `get('frame').appendChild({ id: '1:1' })`, 'Expected node'],
    ['to an unloaded page', `other.appendChild(get('rectangle'))`, 'page.loadAsync()'],
  ])('refuses %s, and nothing moves', async (_, code, message) => {
    const document = sample();
    const before = document.toState();
    await expect(run(code, document)).rejects.toThrow(message);
    expect(document.toState()).toEqual(before);
  });

  it('has no such method on what cannot have children', async () => {
    expect(await run(`return 'appendChild' in get('rectangle')`)).toBe(false);
  });

  it('works on a loaded page, and in a component', async () => {
    const document = sample();
    await run(
      `await other.loadAsync(); other.appendChild(get('rectangle')); get('component').appendChild(get('text'))`,
      document,
    );
    expect(document.pageOf(document.nodeById('1:1')!)?.id).toBe('0:2');
    expect(document.parentOf(document.nodeById('1:12')!)?.id).toBe('1:5');
  });
});

describe('documentAccess: dynamic-page (migrating-to-dynamic-loading)', () => {
  it.each([
    [`figma.getNodeById('1:1')`, 'figma.getNodeByIdAsync'],
    [`figma.getStyleById('S:1')`, 'figma.getStyleByIdAsync'],
    [`figma.getLocalPaintStyles()`, 'figma.getLocalPaintStylesAsync'],
    [`figma.getLocalTextStyles()`, 'figma.getLocalTextStylesAsync'],
    [`figma.getLocalEffectStyles()`, 'figma.getLocalEffectStylesAsync'],
    [`figma.getLocalGridStyles()`, 'figma.getLocalGridStylesAsync'],
    [`figma.currentPage = other`, 'figma.setCurrentPageAsync'],
    [`get('instance').mainComponent`, 'node.getMainComponentAsync'],
    [`get('component').instances`, 'node.getInstancesAsync'],
    [`get('rectangle').fillStyleId = 'S:1'`, 'node.setFillStyleIdAsync'],
    [`get('rectangle').strokeStyleId = 'S:1'`, 'node.setStrokeStyleIdAsync'],
    [`get('rectangle').effectStyleId = 'S:1'`, 'node.setEffectStyleIdAsync'],
    [`get('frame').gridStyleId = 'S:1'`, 'node.setGridStyleIdAsync'],
    [`get('text').textStyleId = 'S:1'`, 'node.setTextStyleIdAsync'],
    [`get('rectangle').reactions = []`, 'node.setReactionsAsync'],
  ])('%s throws and names %s', async (code, instead) => {
    await expect(run(code)).rejects.toThrow(
      `Cannot call with documentAccess: dynamic-page. Use ${instead} instead.`,
    );
  });

  it.each(['other.children', 'other.findAll()', 'other.selection', 'other.findOne(() => true)'])(
    '%s throws before the page is loaded, and works after it',
    async (code) => {
      await expect(run(`return ${code} && 1`)).rejects.toThrow('page.loadAsync()');
      expect(await run(`await other.loadAsync(); return ${code} && 1`)).toBe(1);
      expect(await run(`await figma.loadAllPagesAsync(); return ${code} && 1`)).toBe(1);
    },
  );

  it('counts the page that is shown as loaded, whoever showed it', async () => {
    const document = sample();
    document.showPage('0:2');
    expect(await run(`return figma.currentPage.children.length`, document)).toBe(1);
    document.showPage('0:1');
    const code = `const page = figma.currentPage; await figma.setCurrentPageAsync(other);
      return [page.children.length, other.children.length]`;
    expect(await run(code, document)).toEqual([11, 1]);
  });

  it('switches pages asynchronously', async () => {
    const document = sample();
    await run(`await figma.setCurrentPageAsync(other)`, document);
    expect(document.page.id).toBe('0:2');
  });
});

describe('values a property refuses', () => {
  const image = `{ type: 'IMAGE', scaleMode: 'FILL', imageHash: hash`;
  it.each([
    [
      `get('rectangle').fills = [{ type: 'SOLID', color: { r: 0, g: 0, b: 0 }, alpha: 1 }]`,
      'alpha',
    ],
    [`get('rectangle').fills = [{ type: 'SOLID', color: { r: 0, g: 0, b: 0, a: 1 } }]`, 'a'],
    [
      `get('rectangle').fills = [{ type: 'SOLID', color: { r: 2, g: 0, b: 0 } }]`,
      'fills[0].color.r',
    ],
    [`get('rectangle').fills = [{ type: 'PATTERN' }]`, 'not in the stand-in'],
    [`get('rectangle').fills = figma.mixed`, 'Expected array'],
    [`get('rectangle').fills = [${image}, scaleMode: 'COVER' }]`, 'FILL, FIT, CROP, TILE'],
    [`get('rectangle').fills = [${image}, imageHash: 'feed' }]`, 'no image with the hash "feed"'],
    [`get('rectangle').fills = [${image}, rotation: 45 }]`, 'a multiple of 90'],
    [
      `get('rectangle').fills = [${image}, filters: { exposure: 1.5 } }]`,
      'fills[0].filters.exposure',
    ],
    [`get('rectangle').fills = [${image}, filters: { sharpness: 0 } }]`, 'sharpness'],
    [`get('rectangle').fills = [${image}, imageTransform: [[1, 0, 0]] }]`, 'Expected 2 rows'],
    [`get('rectangle').strokes = 'none'`, 'Expected array, received string'],
    [`get('rectangle').opacity = 1.01`, 'from 0 to 1'],
    [`get('rectangle').opacity = '1'`, 'Expected number, received string'],
    [`get('rectangle').x = NaN`, 'finite'],
    [`get('rectangle').visible = 1`, 'Expected boolean, received number'],
    [`get('rectangle').name = null`, 'Expected string, received null'],
    [`get('rectangle').blendMode = 'OVER'`, 'Expected one of'],
    [`get('rectangle').cornerRadius = -1`, 'from 0'],
    [`get('rectangle').constraints = { horizontal: 'LEFT', vertical: 'MIN' }`, 'MIN, CENTER, MAX'],
    [`get('rectangle').effects = [{ type: 'NOISE', radius: 1 }]`, 'not in the stand-in'],
    [`get('rectangle').relativeTransform = [[2, 0, 0], [0, 2, 0]]`, 'unit length'],
    [`get('rectangle').relativeTransform = [[1, 1, 0], [0, 0, 0]]`, 'no inverse'],
    [`get('rectangle').resize(0.001, 5)`, 'from 0.01'],
    [`get('rectangle').resizeWithoutConstraints(5, 0)`, 'from 0.01'],
    [`get('rectangle').layoutPositioning = 'ABSOLUTE'`, 'layoutMode !== NONE'],
    [`get('frame').layoutMode = 'WRAP'`, 'NONE, HORIZONTAL, VERTICAL'],
    [`get('rectangle').setPluginData('k', 'x'.repeat(102400))`, '100 kB'],
    [`get('rectangle').setPluginData('k', 5)`, 'Expected string'],
    [`get('rectangle').setRelaunchData({ edit: 'x'.repeat(1001) })`, '1000 characters'],
    [`figma.currentPage.selection = [figma.currentPage]`, 'can only include nodes in that page'],
    [`await other.loadAsync(); figma.currentPage.selection = other.children`, 'in that page'],
    [`await get('rectangle').exportAsync({ format: 'WEBP' })`, 'PNG, JPG, SVG, PDF'],
    [`get('rectangle').visible = false; await get('rectangle').exportAsync()`, 'visible layers'],
  ])('%s', async (code, message) => {
    await expect(run(code)).rejects.toThrow(message);
  });

  it('leave the document as it was', async () => {
    const document = sample();
    const before = document.toState();
    await expect(run(`get('rectangle').fills = [{ type: 'SOLID' }]`, document)).rejects.toThrow();
    expect(document.toState()).toEqual(before);
  });
});

describe('what is not there', () => {
  it.each([
    ['figma.teamLibrary', '"figma.teamLibrary" is not in the stand-in'],
    ['figma.flatten([])', '"figma.flatten" is not in the stand-in'],
    [`figma.viewport.slidesView`, '"figma.viewport.slidesView" is not in the stand-in'],
    [`get('rectangle').vectorNetwork`, '"RECTANGLE.vectorNetwork" is not in the stand-in'],
    [`get('group').fills`, '"GROUP.fills" is not in the stand-in'],
    [`get('rectangle').colour = 1`, '"RECTANGLE.colour" is not in the stand-in'],
    [`figma.on('documentchange', () => {})`, '"documentchange" of figma is not in the stand-in'],
    [`get('rectangle').width = 5`, 'read-only'],
    [`delete get('rectangle').name`, 'Cannot delete'],
    [`Object.defineProperty(figma, 'x', { value: 1 })`, 'Cannot define'],
  ])('%s throws', async (code, message) => {
    await expect(run(`'use strict'; ${code}`)).rejects.toThrow(message);
  });

  it('is denied by `in`, type by type as in Figma', async () => {
    const keys = [
      'fills',
      'children',
      'constraints',
      'layoutMode',
      'topLeftRadius',
      'opacity',
      'clone',
    ];
    const names = ['rectangle', 'frame', 'group', 'section', 'text', 'instance'];
    const code = `return Object.fromEntries(${JSON.stringify(names)}.map((name) =>
      [name, ${JSON.stringify(keys)}.filter((key) => key in get(name)).join()]))`;
    expect(await run(code)).toEqual({
      rectangle: 'fills,constraints,topLeftRadius,opacity,clone',
      frame: keys.join(),
      group: 'children,opacity,clone',
      section: 'fills,children,clone',
      text: 'fills,constraints,opacity,clone',
      instance: keys.join(),
    });
  });
});

describe('a removed node (nodes-removed)', () => {
  it.each(['name', 'fills', 'parent', 'getPluginData', 'fillStyleId'])(
    'throws for %s and still tells its id',
    async (key) => {
      const code = `const r = get('rectangle'); r.remove();
        const told = [r.removed, r.id]; try { typeof r.${key} === 'function' ? r.${key}('k') : 0 }
        catch (e) { return [...told, e.message] }`;
      expect(await run(code)).toEqual([true, '1:1', 'The node with id "1:1" does not exist']);
    },
  );

  it('may be removed again, is not found by id, and comes back with undo', async () => {
    const code = `const r = get('rectangle'); figma.commitUndo(); r.remove(); r.remove(); figma.commitUndo();
      const gone = await figma.getNodeByIdAsync('1:1'); figma.triggerUndo(); return [gone, r.removed, r.name]`;
    expect(await run(code)).toEqual([null, false, 'rectangle']);
  });

  it('cannot be part of an instance', async () => {
    await expect(run(`get('inside').remove()`)).rejects.toThrow('Node is inside of an instance');
  });
});

import { describe, expect, it } from 'vitest';
import { cacheName, isOfAnotherBuild, shellFile, type Shell } from '../../site/shell';

const scope = new URL('https://name.example/inpaint/');
const shell: Shell = {
  version: 'b',
  files: ['', 'figma/', 'assets/app-1.js'],
  onDemand: ['assets/ort-2.wasm'],
};
const file = (address: string) => shellFile(new URL(address, scope), scope, shell);

describe('the service worker answers', () => {
  it.each([
    ['./', ''],
    ['index.html', ''],
    ['figma/?theme=dark&plugin=x', 'figma/'],
    ['figma/index.html', 'figma/'],
    ['assets/app-1.js', 'assets/app-1.js'],
    ['assets/ort-2.wasm', 'assets/ort-2.wasm'],
  ])('%s with the build’s own file', (address, expected) => {
    expect(file(address)).toBe(expected);
  });

  it.each([
    ['models', 'weights/owner/name/resolve/1/unet.onnx'],
    ['a file of another build', 'assets/app-0.js'],
    ['the plugin’s files', 'plugin/manifest.json'],
    ['a neighbour in another folder', '/other/'],
    ['a folder that only begins alike', '/inpaint-two/'],
    ['another site', 'https://huggingface.co/inpaint/'],
  ])('nothing for %s', (_, address) => {
    expect(file(address)).toBeNull();
  });
});

describe('caches', () => {
  it('of other builds of this site are old, and no others', () => {
    const other = new URL('https://name.example/other/');
    const isOld = (name: string) => isOfAnotherBuild(name, scope, shell);
    expect(isOld(cacheName(scope, { ...shell, version: 'a' }))).toBe(true);
    expect(isOld(cacheName(scope, shell))).toBe(false);
    expect(isOld(cacheName(other, { ...shell, version: 'a' }))).toBe(false);
    expect(isOld('inpaint-weights')).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { addressFrom, themeFrom } from '../../../src/ui/host/hosted-address';

const FIGMA = 'https://www.figma.com';
const page = (origin: string, query: Record<string, string>) =>
  new URL(`${origin}/figma/?${new URLSearchParams(query).toString()}`);

describe('addressFrom', () => {
  it('takes Figma for the window around the page', () => {
    expect(addressFrom(page('https://a.b', { plugin: 'x', parent: FIGMA }))).toEqual({
      origin: FIGMA,
      pluginId: 'x',
    });
  });

  it('takes the stage of the same server, on a developer’s machine only', () => {
    const query = { plugin: 'x', parent: 'http://127.0.0.1:4400' };
    expect(addressFrom(page('http://localhost:4400', query)).origin).toBe(query.parent);
    expect(() => addressFrom(page('https://a.b', query))).toThrow(TypeError);
    expect(() => addressFrom(page('http://localhost:4401', query))).toThrow(TypeError);
  });

  it.each<[string, Record<string, string>]>([
    ['anybody else', { plugin: 'x', parent: 'https://evil.example' }],
    ['all windows', { plugin: 'x', parent: '*' }],
    ['no window', { plugin: 'x' }],
    ['no plugin', { parent: FIGMA }],
    ['every plugin', { plugin: '*', parent: FIGMA }],
  ])('refuses to talk to %s', (_, query) => {
    expect(() => addressFrom(page('https://a.b', query))).toThrow(TypeError);
  });
});

describe('themeFrom', () => {
  it('is light unless the address says dark', () => {
    expect(themeFrom(page('https://a.b', { theme: 'dark' }))).toBe('dark');
    expect(themeFrom(page('https://a.b', { theme: 'blue' }))).toBe('light');
    expect(themeFrom(page('https://a.b', {}))).toBe('light');
  });
});

import { describe, expect, it } from 'vitest';
import {
  htmlToDataUrl,
  MAX_URL_LENGTH,
  toBase64,
} from '../../../stage/page/plugin-window/data-url';
import { rootVariables } from '../../../stage/page/plugin-window/figma-theme';
import {
  contentSecurityPolicy,
  isForPlugin,
} from '../../../stage/page/plugin-window/frame-protocol';
import { uiDocument } from '../../../stage/page/plugin-window/ui-document';
import { keepInside } from '../../../stage/page/plugin-window/window-place';

describe('the UI’s address', () => {
  it('holds the HTML as base64 of UTF-8, so that every character comes back', () => {
    const html = '<p>Füllen — 塗る 🖌</p>';
    const [head, body] = htmlToDataUrl(html).split(',');
    expect(head).toBe('data:text/html;base64');
    expect(Buffer.from(body ?? '', 'base64').toString('utf8')).toBe(html);
  });

  it('encodes more bytes than fit into one call’s arguments', () => {
    const bytes = Uint8Array.from({ length: 300_001 }, (_, index) => (index * 7) & 255);
    expect(Buffer.from(toBase64(bytes), 'base64').equals(bytes)).toBe(true);
  });

  it('is refused from the length on at which Chromium shows an empty page', () => {
    const head = 'data:text/html;base64,'.length;
    const largest = Math.floor((MAX_URL_LENGTH - head) / 4) * 3;
    expect(htmlToDataUrl('x'.repeat(largest)).length).toBeLessThanOrEqual(MAX_URL_LENGTH);
    expect(() => htmlToDataUrl('x'.repeat(largest + 3))).toThrow(/2\.0 MB.*over 2 MB/);
  });
});

describe('the document around the UI', () => {
  it('gives the variables and the class to a UI that asked for the theme, before its own HTML', () => {
    const style = { className: 'figma-dark', css: ':root {--figma-color-bg: #2c2c2c}' } as const;
    const html = uiDocument('<div id="mine"></div>', style);
    expect(html).toContain('<html class="figma-dark">');
    expect(html).toContain('<style id="figma-style">:root {--figma-color-bg: #2c2c2c}</style>');
    expect(html.indexOf('figma-style')).toBeLessThan(html.indexOf('<div id="mine">'));
  });

  it('gives neither to a UI that did not', () => {
    expect(uiDocument('<p>hello</p>', null)).toBe(
      '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><p>hello</p></body></html>',
    );
  });

  it('takes one theme’s variables from the kit’s style sheet, as a rule for the root', () => {
    const sheet = ':root .figma-light {\n  --a: 1;\n}\n:root .figma-dark {\n  --a: 2;\n}\n';
    expect(rootVariables(sheet, 'dark')).toBe(':root {\n  --a: 2;\n}');
    expect(() => rootVariables('body {}', 'light')).toThrow(/no theme "light"/);
  });
});

describe('contentSecurityPolicy', () => {
  it('allows data, blobs, inline scripts and the manifest’s domains, and no eval', () => {
    expect(contentSecurityPolicy(['http://localhost:4400'])).toBe(
      "default-src data: blob: 'unsafe-inline' http://localhost:4400",
    );
  });
});

describe('isForPlugin', () => {
  const forAll = { pluginMessage: { kind: 'call' }, pluginId: '*' };

  it('takes what the packaged UI posts, with or without an id', () => {
    expect(isForPlugin({ pluginMessage: 1 }, 'null', 'inpaint')).toBe(true);
    expect(isForPlugin({ pluginMessage: undefined }, 'null', 'inpaint')).toBe(true);
  });

  it('wants the id from a UI that has navigated to a page with an origin', () => {
    const origin = 'https://engine.example';
    expect(isForPlugin({ pluginMessage: 1 }, origin, 'inpaint')).toBe(false);
    expect(isForPlugin({ pluginMessage: 1, pluginId: 'other' }, origin, 'inpaint')).toBe(false);
    expect(isForPlugin({ pluginMessage: 1, pluginId: 'inpaint' }, origin, 'inpaint')).toBe(true);
    expect(isForPlugin(forAll, origin, 'inpaint')).toBe(true);
  });

  it('passes over messages that are not for the plugin', () => {
    for (const data of [null, undefined, 'pluginMessage', 7, {}]) {
      expect(isForPlugin(data, 'null', 'inpaint')).toBe(false);
    }
  });
});

describe('keepInside', () => {
  const page = { width: 1440, height: 900 };
  const size = { width: 420, height: 560 };

  it('stands at the right of the canvas where nobody wants another place', () => {
    expect(keepInside(null, size, page)).toEqual({ x: 1440 - 240 - 420 - 16, y: 48 + 16 });
  });

  it('keeps half the title bar on the page, wherever it is dragged', () => {
    expect(keepInside({ x: -9999, y: -9999 }, size, page)).toEqual({ x: 16 - 210, y: 0 });
    expect(keepInside({ x: 9999, y: 9999 }, size, page)).toEqual({ x: 1440 - 210 - 16, y: 860 });
  });
});

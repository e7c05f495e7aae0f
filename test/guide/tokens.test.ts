import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COLOURS } from '../../channels/webchat/widget/launcher-css.ts';

const tokens = readFileSync(join(__dirname, '../../src/guide/tokens.css'), 'utf8');

/** `--name: #value` of the light part or the dark part. */
function coloursOf(css: string): Map<string, string> {
  return new Map(
    [...css.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

test.each([0, 1])('the widget wears the colours of the guide (part %d: light, dark)', (part) => {
  const guide = coloursOf(tokens.split('@media (prefers-color-scheme')[part] ?? '');
  const widget = coloursOf(COLOURS.split('@media (prefers-color-scheme')[part] ?? '');
  expect(widget.size).toBeGreaterThan(10);
  for (const [name, value] of widget) expect([name, value]).toEqual([name, guide.get(name)]);
});

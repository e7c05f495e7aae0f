import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import type { DESKTOP, PHONE } from '../browser/chromium.ts';
import { PASSWORD } from '../support/desk-agent.ts';

const ROOT = process.cwd();
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Builds the desk's page into a new folder; the caller removes it. */
export function buildDeskPage(): string {
  const uiDir = mkdtempSync(join(tmpdir(), 'dalil-desk-ui-'));
  execFileSync(
    join(ROOT, 'node_modules/.bin/esbuild'),
    [
      'src/desk/ui/main.tsx',
      ...['--bundle', '--format=esm', '--entry-names=desk', '--loader:.woff2=file', '--log-level=error'],
      `--outdir=${uiDir}`,
    ],
    { cwd: ROOT },
  );
  return uiDir;
}

/** A signed-in page of its own, in a language. */
export async function signedInPage(
  browser: Browser,
  url: string,
  { name, language, viewport }: { name: string; language: string; viewport: typeof PHONE | typeof DESKTOP },
): Promise<Page> {
  const page = await (await browser.createBrowserContext()).newPage();
  await page.setViewport(viewport);
  // Colours that are on their way from one to another are no colours to judge.
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await page.evaluateOnNewDocument((chosen) => localStorage.setItem('dalil-desk-language', chosen), language);
  await page.goto(`${url}/desk`);
  await page.waitForSelector('[name=email]');
  await expectAccessible(page);
  await page.type('[name=email]', `${name}@example.org`);
  await page.type('[name=password]', PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.lists');
  return page;
}

/** @throws {Error} naming what keeps people out */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(readFileSync(join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8'));
  const found = await page.evaluate(async (runOnly) => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run({ runOnly });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  }, RULES);
  // Thrown by hand: desks are also used outside the tests, in the rehearsal.
  if (found.length > 0) throw new Error(`Not accessible: ${found.join('\n')}`);
}

export async function pressAlt(
  page: Page,
  key: 'KeyA' | 'KeyC' | 'KeyE' | 'KeyI' | 'KeyL' | 'KeyN' | 'KeyP' | 'KeyR' | 'KeyS' | 'KeyT',
) {
  await page.keyboard.down('Alt');
  await page.keyboard.press(key);
  await page.keyboard.up('Alt');
}

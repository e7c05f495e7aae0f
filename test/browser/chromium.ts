import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, launch } from 'puppeteer-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The sizes that pages are looked at in. */
export const PHONE = { width: 390, height: 844, isMobile: true, hasTouch: true };
export const DESKTOP = { width: 1280, height: 900 };

/** A browser of its own, with nothing of an earlier one. `close` also removes its folder. */
export async function openChromium(): Promise<{ browser: Browser; close(): Promise<void> }> {
  const executablePath = process.env['CHROMIUM_PATH'] || PLACES.find((path) => existsSync(path));
  if (!executablePath) throw new Error('Chromium is missing: install it or set CHROMIUM_PATH.');
  const userDataDir = await mkdtemp(join(tmpdir(), 'dalil-chromium-'));
  const browser = await launch({
    executablePath,
    userDataDir,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  return {
    browser,
    async close() {
      await browser.close();
      await rm(userDataDir, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express from 'express';
import { loadCatalogue } from '../../src/catalogue/load.ts';
import type { Catalogue } from '../../src/core/catalogue.ts';
import { createGuideRouter, type GuideParts } from '../../src/guide/routes.ts';
import { problemHandler, unknownResource } from '../../src/http/problem.ts';
import { silentLog } from '../bot/harness.ts';

const ROOT = join(__dirname, '..', '..');

/** The guide alone over real HTTP; with the shipped catalogue unless another is given, and hours entered for missions. */
export async function startGuide(given?: Catalogue, openingOf: GuideParts['openingOf'] = () => undefined) {
  const catalogue = given ?? (await loadCatalogue(join(ROOT, 'data')));
  const app = express();
  const publicDir = join(ROOT, 'dist', 'public');
  app.use(createGuideRouter({ catalogue: () => catalogue, openingOf, publicDir }));
  app.use(unknownResource);
  app.use(problemHandler(silentLog));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    catalogue,
    get: (path: string, headers: Record<string, string> = { accept: 'text/html' }) =>
      fetch(url + path, { headers, redirect: 'manual' }),
    /** The body of a page that is there. */
    async page(path: string): Promise<string> {
      const response = await this.get(path);
      if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
      return response.text();
    },
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
export type Guide = Awaited<ReturnType<typeof startGuide>>;

/** What a reader sees of a page: without markup. */
export function visibleText(html: string): string {
  return html
    .replace(/<(script|style|head)\b.*?<\/\1>/gs, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
}

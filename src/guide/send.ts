import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Request, Response } from 'express';
import { h, type VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { GuideLanguage } from '../core/language.ts';
import { PageLanguage } from './views/page-context.ts';

const compress = promisify(gzip);
/** Under this a packet holds it anyway. */
const WORTH_COMPRESSING = 1000;
/** How long a browser may show a page without asking: a corrected fee must not stay hidden. */
const PAGE_SECONDS = 60;

/** Writes a page in a language. Express adds the ETag and answers 304. */
export async function sendPage(
  exchange: { request: Request; response: Response },
  language: GuideLanguage,
  page: VNode,
): Promise<void> {
  const html = `<!doctype html>${renderToString(h(PageLanguage.Provider, { value: language, children: page }))}`;
  exchange.response
    .set({ 'Content-Language': language, 'Cache-Control': `public, max-age=${PAGE_SECONDS}` })
    .type('html');
  await sendCompressed(exchange, html);
}

/** Sends a body compressed to those who take it so. Type and caching are set before. */
export async function sendCompressed(
  { request, response }: { request: Request; response: Response },
  body: string | Buffer,
): Promise<void> {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  response.vary('Accept-Encoding');
  if (bytes.length < WORTH_COMPRESSING || !request.acceptsEncodings('gzip')) {
    response.send(bytes);
    return;
  }
  response.set('Content-Encoding', 'gzip').send(await compress(bytes));
}

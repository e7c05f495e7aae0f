import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import express, { Router } from 'express';
import { sendCompressed } from './send.ts';

/** The mark of the site: an eight-pointed star with an eye. */
const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="5" fill="#0b5d3b"/><path d="M12 4l2.3 2.4h3.3v3.3L20 12l-2.4 2.3v3.3h-3.3L12 20l-2.3-2.4H6.4v-3.3L4 12l2.4-2.3V6.4h3.3zM12 9.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4z" fill="none" stroke="#fff" stroke-width="1.3" stroke-linejoin="round"/></svg>`;

const FILES = ['guide.css', 'guide.js'];

/** The guide's style, script, icon and fonts, as the build left them in `publicDir`. */
export function assetRoutes(publicDir: string): Router {
  const router = Router();
  for (const name of FILES) {
    router.get(`/${name}`, async (request, response, next) => {
      const content = await readFile(join(publicDir, name)).catch(() => undefined);
      if (!content) return next();
      response.set('Cache-Control', 'public, max-age=600').type(name);
      await sendCompressed({ request, response }, content);
    });
  }
  router.get('/icon.svg', (_request, response) => {
    response.set('Cache-Control', 'public, max-age=86400').type('svg').send(ICON);
  });
  router.use(
    '/fonts',
    express.static(join(publicDir, 'fonts'), { maxAge: '30d', index: false, redirect: false }),
  );
  return router;
}

import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Router } from 'express';

const compress = promisify(gzip);

/** The widget's two scripts: the button (`widget.js`) and the chat that it fetches when it is opened. */
export function widgetScripts(widgetFile: string): Router {
  const router = Router();
  const files = {
    '/widget.js': widgetFile,
    '/widget-panel.js': join(dirname(widgetFile), 'widget-panel.js'),
  };
  for (const [path, file] of Object.entries(files)) {
    router.get(path, async (request, response, next) => {
      const script = await readFile(file).catch(() => undefined);
      if (!script) return next();
      response.set('Cache-Control', 'public, max-age=300').type('js').vary('Accept-Encoding');
      if (!request.acceptsEncodings('gzip')) return response.send(script);
      return response.set('Content-Encoding', 'gzip').send(await compress(script));
    });
  }
  return router;
}

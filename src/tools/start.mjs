// `npm start`: sets up what is missing, builds what changed, and becomes the app.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureRedis } from './programs.mjs';
import { giveUp, rootDir, setUp } from './setup.mjs';

try {
  await setUp(ensureRedis);
  await import(pathToFileURL(join(rootDir, 'dist/main.js')).href);
} catch (error) {
  giveUp(error);
}

// `npm run understand`, `chat`, …: sets up quietly and becomes the tool of that name. Standard output is the tool's alone.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { giveUp, rootDir, setUp } from './setup.mjs';

const [name = '', ...args] = process.argv.slice(2);
try {
  await setUp();
  const tool = join(rootDir, 'dist/tools', `${name}.js`);
  if (!existsSync(tool)) throw new Error(`There is no tool "${name}".`);
  // The tool reads its arguments as if it had been called itself.
  process.argv = [process.execPath, tool, ...args];
  await import(pathToFileURL(tool).href);
} catch (error) {
  giveUp(error);
}

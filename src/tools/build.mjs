import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** Programs for Node: source and place below `dist`. Those whose source does not exist are left out. */
const PROGRAMS = [
  ['src/main.ts', 'main'],
  ['intents/understanding/train-worker.ts', 'train-worker'],
  ['src/tools/understand.ts', 'tools/understand'],
  ['src/tools/understand-report.ts', 'tools/understand-report'],
  ['src/tools/chat.ts', 'tools/chat'],
  ['src/tools/bench.ts', 'tools/bench'],
  // Uses the stand-ins of the tests, which an image without them has not.
  ['src/tools/chaos.ts', 'tools/chaos', 'test/support'],
  ['src/tools/rehearsal.ts', 'tools/rehearsal', 'test/support'],
  ['src/tools/agent.ts', 'tools/agent'],
  ['src/tools/backup.ts', 'tools/backup'],
  ['src/tools/restore.ts', 'tools/restore'],
  ['src/tools/check-compose.ts', 'tools/check-compose'],
  ['src/tools/demo.ts', 'tools/demo'],
  ['src/tools/bench-understanding.ts', 'tools/bench-understanding'],
  ['src/tools/check-data.ts', 'tools/check-data'],
  ['src/tools/migrate-store.ts', 'tools/migrate-store'],
  ['src/tools/validate.ts', 'tools/validate'],
];

/** Scripts for browsers, below `dist/public`. The widget is a small button that fetches its panel when it is opened. */
const PAGES = [
  ['src/desk/ui/main.tsx', 'desk', { format: 'esm' }],
  ['src/guide/client/index.ts', 'guide', { format: 'esm' }],
  ['channels/webchat/widget/index.ts', 'widget', { format: 'iife' }],
  ['channels/webchat/widget/panel.ts', 'widget-panel', { format: 'esm' }],
];

/** The most that may come to a page that carries the widget, compressed: the button, and all of it. */
const WIDGET_BYTES = [
  [['widget.js'], 6 * 1024],
  [['widget.js', 'widget-panel.js'], 25 * 1024],
];

/** What the rehearsal uses of the tests. */
const DESK_TESTS = ['test/browser', 'test/desk', 'test/journeys'];

const FONT = 'node_modules/@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic';
const FONT_FILES = ['arabic', 'latin', 'latin-ext'].flatMap((script) =>
  ['400', '600'].map((weight) => `${script}-${weight}-normal.woff2`),
);

/** Bundles everything into `dist`, unless nothing changed since the last time. @throws when a source is broken. */
export async function build(rootDir) {
  const state = sourceState(rootDir);
  const stampFile = join(rootDir, 'dist', '.sources');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === state) return;
  // Imported only now: it may just have been installed.
  const esbuild = await import('esbuild');
  try {
    await Promise.all([buildPrograms(esbuild, rootDir), ...buildPages(esbuild, rootDir)]);
  } catch {
    throw new Error('The program could not be built, see above.');
  } finally {
    // Its service is a process of its own.
    await esbuild.stop();
  }
  checkWidgetSize(rootDir);
  copyFonts(rootDir);
  writeAtOnce(stampFile, state);
}

async function buildPrograms(esbuild, rootDir) {
  const entryPoints = existing(rootDir, PROGRAMS).map(([source, out]) => ({ in: source, out }));
  const result = await esbuild.build({
    ...common(rootDir, 'dist'),
    entryPoints,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    splitting: true,
  });
  writeAll(result);
}

function buildPages(esbuild, rootDir) {
  return existing(rootDir, PAGES).map(async ([source, out, options]) => {
    const result = await esbuild.build({
      ...common(rootDir, 'dist/public'),
      entryPoints: [{ in: source, out }],
      platform: 'browser',
      target: ['es2022', 'chrome100', 'firefox100', 'safari15.4'],
      minify: true,
      external: ['/fonts/*'],
      assetNames: 'fonts/[name]',
      publicPath: '/',
      ...options,
      loader: { '.woff2': 'file', '.woff': 'empty', ...options.loader },
    });
    writeAll(result);
  });
}

function common(rootDir, outdir) {
  return { absWorkingDir: rootDir, outdir, bundle: true, write: false, logLevel: 'warning' };
}

function existing(rootDir, entries) {
  return entries.filter(([source, _out, needs]) =>
    [source, typeof needs === 'string' ? needs : source].every((path) => existsSync(join(rootDir, path))),
  );
}

function checkWidgetSize(rootDir) {
  for (const [names, most] of WIDGET_BYTES) {
    const files = names.map((name) => join(rootDir, 'dist/public', name)).filter((file) => existsSync(file));
    const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
    if (bytes > most)
      throw new Error(`The widget is too heavy: ${names.join(' + ')} ${bytes} bytes, at most ${most}.`);
  }
}

function copyFonts(rootDir) {
  for (const name of FONT_FILES) {
    const source = join(rootDir, `${FONT}-${name}`);
    if (existsSync(source)) {
      writeAtOnce(join(rootDir, `dist/public/fonts/ibm-plex-sans-arabic-${name}`), readFileSync(source));
    }
  }
}

function writeAll({ outputFiles }) {
  for (const { path, contents } of outputFiles) writeAtOnce(path, contents);
}

/** Others may read the file or build at the same time: each sees it whole. */
function writeAtOnce(path, contents) {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, contents);
  renameSync(draft, path);
}

/** Changes whenever a source does. */
function sourceState(rootDir) {
  const hash = createHash('sha256');
  for (const name of ['package-lock.json', 'tsconfig.json']) note(hash, join(rootDir, name));
  for (const folder of [
    'channels',
    'intents',
    'src',
    'test/channels/telegram',
    ...DESK_TESTS,
    'test/support',
  ])
    noteFolder(hash, join(rootDir, folder));
  return hash.digest('hex');
}

function noteFolder(hash, folder) {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) noteFolder(hash, path);
    else note(hash, path);
  }
}

function note(hash, path) {
  const { mtimeMs, size } = statSync(path);
  hash.update(`${path} ${mtimeMs} ${size}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await build(process.cwd());
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}

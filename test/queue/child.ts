import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** A TypeScript program in a process of its own, to be killed. */
export interface TestChild {
  /** Its lines of standard output so far. */
  readonly lines: string[];
  readonly process: ChildProcess;
  kill(signal?: NodeJS.Signals): void;
}

/** Runs `test/queue/programs/<name>.ts` with arguments. */
export function startChild(name: string, args: readonly string[]): TestChild {
  const child = spawn(process.execPath, [bundled(name), ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  let rest = '';
  child.stdout.on('data', (chunk: Buffer) => {
    const parts = (rest + chunk.toString()).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
  });
  return { lines, process: child, kill: (signal = 'SIGKILL') => void child.kill(signal) };
}

/** Within the project, so that packages are found. */
function bundled(name: string): string {
  const folder = join(process.cwd(), 'node_modules/.cache/dalil-test');
  mkdirSync(folder, { recursive: true });
  const output = join(folder, `${name}-${process.pid}.mjs`);
  const flags = ['--bundle', '--platform=node', '--format=esm', '--packages=external', '--log-level=error'];
  execFileSync('node_modules/.bin/esbuild', [
    `test/queue/programs/${name}.ts`,
    ...flags,
    `--outfile=${output}`,
  ]);
  return output;
}

import type { ChildProcess } from 'node:child_process';

const children = new Set<ChildProcess>();

/** Ends the child with this process, however this one ends (but for a `kill -9`). */
export function endWithUs(child: ChildProcess): ChildProcess {
  if (children.size === 0) process.once('exit', endAll);
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

/** Ends a child, unless it has ended already; resolves when it is gone. */
export function endChild(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    child.once('exit', () => done());
    child.kill(signal);
  });
}

/** Makes an interruption an ordinary exit, so that no child is left over. For commands. */
export function exitOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => process.exit(130));
}

function endAll(): void {
  for (const child of children) child.kill('SIGKILL');
}

import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline/promises';

/** Programs that do not come with npm: their names, and the package that brings them. */
const REDIS = { title: 'redis-server', names: ['redis-server'], debian: 'redis-server', homebrew: 'redis' };
const CHROMIUM = {
  title: 'Chromium (for the browser tests)',
  names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  debian: 'chromium',
  homebrew: 'chromium',
};

/** A Redis program, unless `REDIS_URL` names a Redis elsewhere. @throws {Error} with the one command to run. */
export async function ensureRedis(surroundings = realSurroundings()) {
  if (!surroundings.env.REDIS_URL?.trim()) await ensure([REDIS], surroundings);
}

/** Redis and Chromium, for the tests, which always run a Redis of their own. */
export async function ensureTestPrograms(surroundings = realSurroundings()) {
  const { CHROMIUM_PATH } = surroundings.env;
  await ensure(CHROMIUM_PATH?.trim() ? [REDIS] : [REDIS, CHROMIUM], surroundings);
}

/** Where Chromium is, if it is anywhere. */
export function findChromium(env) {
  return env.CHROMIUM_PATH?.trim() || find(CHROMIUM.names, env);
}

/** What the decisions below depend on; tests put their own in place. */
function realSurroundings() {
  return {
    env: process.env,
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    isTerminal: Boolean(process.stdin.isTTY && process.stderr.isTTY),
    say: (line) => process.stderr.write(`${line}\n`),
    ask,
    run: (command, args) => spawnSync(command, args, { stdio: ['inherit', 2, 2] }).status,
  };
}

async function ensure(programs, surroundings) {
  const { env, isRoot, isTerminal, say } = surroundings;
  const missing = programs.filter(({ names }) => !find(names, env));
  if (missing.length === 0) return;
  const titles = missing.map(({ title }) => title).join(' and ');
  const fault = `${titles} ${missing.length > 1 ? 'are' : 'is'} missing.`;
  const command = oneCommand(missing, surroundings);
  const byApt = find(['apt-get'], env) && (isRoot || find(['sudo'], env));
  if (!byApt || (!isTerminal && !isRoot)) throw new Error(`${fault} Install with: ${command}`);
  if (isTerminal && !(await surroundings.ask(`${fault} Install now with apt-get? [Y/n] `))) {
    throw new Error(`${fault} Install with: ${command}`);
  }
  say(`Installing ${titles} with apt-get …`);
  if (install(missing, surroundings) !== 0 || missing.some(({ names }) => !find(names, env))) {
    throw new Error(`${titles} could not be installed. Install with: ${command}`);
  }
}

function oneCommand(missing, { platform, isRoot }) {
  if (platform === 'darwin') return `brew install ${missing.map(({ homebrew }) => homebrew).join(' ')}`;
  const names = missing.map(({ debian }) => debian).join(' ');
  return `${isRoot ? '' : 'sudo '}apt-get install --no-install-recommends ${names}`;
}

/**
 * The Debian package of Redis starts a system service, now and at each boot. A policy forbids the first, unless the
 * machine has one of its own; the second is switched off.
 */
const INSTALL = `
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  printf '#!/bin/sh\\nexit 101\\n' > "$policy" && chmod 755 "$policy"
  trap 'rm -f "$policy"' EXIT
  trap 'exit 130' INT TERM HUP
fi
export DEBIAN_FRONTEND=noninteractive
apt-get -q update || echo 'Going on with the package lists at hand.'
apt-get -q install -y --no-install-recommends "$@" || exit 1
if command -v systemctl >/dev/null; then
  case " $* " in *' redis-server '*) systemctl disable redis-server >/dev/null 2>&1 || true ;; esac
fi`;

function install(missing, { isRoot, run }) {
  const script = ['-c', INSTALL, 'sh', ...missing.map(({ debian }) => debian)];
  return isRoot ? run('/bin/sh', script) : run('sudo', ['/bin/sh', ...script]);
}

function find(names, env) {
  for (const folder of (env.PATH ?? '').split(delimiter)) {
    for (const name of names) {
      const path = join(folder, name);
      if (isProgram(path)) return path;
    }
  }
  return undefined;
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function ask(question) {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(question);
  terminal.close();
  return !/^n/i.test(answer.trim());
}

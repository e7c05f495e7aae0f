import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { readlinkSync } from 'node:fs';
import { endWithUs } from './children.ts';
import { until } from './until.ts';

/** Where a program runs: on this machine's own network, or on a host behind a cable. */
export interface Place {
  readonly address: string;
  /** What a command line begins with to run there. */
  readonly within: readonly string[];
}

export const HERE: Place = { address: '127.0.0.1', within: [] };

/** The command line that runs a program at a place; signals reach the program itself. */
export function commandAt({ within }: Place, program: string, words: readonly string[]): [string, string[]] {
  const [command = program, ...rest] = [...within, program, ...words];
  return [command, rest];
}

export type Cut = 'cable' | 'port';

/** A place that can be cut off. */
export interface NetHost extends Place {
  readonly name: string;
  /**
   * From now on packets to and from it are lost, and no connection is told: its cable is pulled, or the switch drops
   * what passes its port.
   */
  cut(how: Cut): void;
  /** Carries again; the systems send again what was lost, as far as anybody still waits for it. */
  heal(how: Cut): void;
}

const SWITCH = 'dalil';
/** Of a range for documentation, which is nobody's; there is no way out of this network anyhow. */
const address = (number: number) => `192.0.2.${number}`;

/**
 * Runs this command once more where there is no network at all, so that a `Network` can be built: the exit code; or
 * nothing if we are there already.
 * @throws {Error} in one sentence, where that is not allowed.
 */
export async function runApart(): Promise<number | undefined> {
  if (isApart()) return undefined;
  // Without the rights of root, those over a world of one's own may be had.
  const flags = process.getuid?.() === 0 ? ['--net'] : ['--net', '--user', '--map-root-user'];
  const tried = spawnSync('unshare', [...flags, 'true'], { encoding: 'utf8' });
  if (tried.status !== 0)
    throw new Error(
      `Partitions need a network namespace, which cannot be made here: ${(tried.stderr || String(tried.error)).trim()}.`,
    );
  const child = spawn('unshare', [...flags, process.execPath, ...process.argv.slice(1)], {
    stdio: 'inherit',
  });
  // It has a site to clear away: it ends first.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

/** Hosts with addresses of their own, joined by a switch, at which we sit, too. It is gone when this process is. */
export class Network {
  private hosts = 0;

  private constructor() {}

  /** @throws {Error} where another network could be reached: see `runApart`. */
  static open(): Network {
    if (!isApart()) throw new Error('A network is only built where there is no other.');
    ip('link', 'set', 'lo', 'up');
    ip('link', 'add', SWITCH, 'type', 'bridge');
    ip('address', 'add', `${address(1)}/24`, 'dev', SWITCH);
    ip('link', 'set', SWITCH, 'up');
    return new Network();
  }

  /** Where we sit. */
  readonly here: Place = { address: address(1), within: [] };

  async add(name: string): Promise<NetHost> {
    const number = ++this.hosts + 1;
    // A process that only holds the namespace, and ends when we do, however we end.
    const holder = endWithUs(spawn('unshare', ['--net', 'cat'], { stdio: ['pipe', 'ignore', 'ignore'] }));
    const space = `/proc/${holder.pid}/ns/net`;
    await until(() => readlinkSync(space) !== readlinkSync('/proc/self/ns/net'), 5_000, `a host for ${name}`);
    const within = ['nsenter', `--net=${space}`];
    const cable = `cable${number}`;
    ip('link', 'add', cable, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', String(holder.pid));
    ip('link', 'set', cable, 'master', SWITCH, 'up');
    for (const line of [`address add ${address(number)}/24 dev eth0`, 'link set eth0 up', 'link set lo up'])
      execFileSync('nsenter', [...within.slice(1), 'ip', ...line.split(' ')]);
    return {
      name,
      address: address(number),
      within,
      cut: (how) => carry(cable, how, false),
      heal: (how) => carry(cable, how, true),
    };
  }
}

/** Pulls a cable or plugs it in; or has the switch drop what passes its port, or carry it. */
function carry(cable: string, how: Cut, on: boolean): void {
  if (how === 'cable') ip('link', 'set', cable, on ? 'up' : 'down');
  // `ip` takes a port's state, too, and leaves it as it was.
  else execFileSync('bridge', ['link', 'set', 'dev', cable, 'state', on ? FORWARDING : DISABLED]);
}

const [DISABLED, FORWARDING] = ['0', '3'];

/** In a namespace that nobody has used nothing is up, not even the loopback interface. */
function isApart(): boolean {
  const links = spawnSync('ip', ['-json', 'link'], { encoding: 'utf8' });
  if (links.error) throw new Error('Partitions need the command `ip`: apt-get install iproute2.');
  return (JSON.parse(links.stdout) as { flags: string[] }[]).every(({ flags }) => !flags.includes('UP'));
}

function ip(...words: string[]): void {
  execFileSync('ip', words, { stdio: ['ignore', 'ignore', 'pipe'] });
}

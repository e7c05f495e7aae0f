import type { AddressInfo } from 'node:net';
import { createConnection, createServer, type NetConnectOpts, type Server, type Socket } from 'node:net';

interface Pair {
  readonly near: Socket;
  readonly far: Socket;
}

/**
 * A wire between a process and a server that can fall silent like a network that drops packets: nothing is carried and
 * nobody is told. Afterwards the connections of before either go on, with what was held back, or stay dead.
 */
export class Wire {
  private readonly pairs = new Set<Pair>();
  private readonly ends = new Set<Socket>();
  private silent = false;

  private constructor(
    private readonly server: Server,
    private readonly target: NetConnectOpts,
  ) {
    server.on('connection', (near) => this.carry(near));
  }

  static async to(target: NetConnectOpts): Promise<Wire> {
    // Half-open, so that an end is passed on by us, or not at all.
    const server = createServer({ allowHalfOpen: true });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Wire(server, target);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Connections that are open now. */
  get connections(): number {
    return this.pairs.size;
  }

  /** From now on nothing passes, neither words nor ends; who connects gets no answer. */
  cut(): void {
    this.silent = true;
    for (const { near, far } of this.pairs) {
      near.pause();
      far.pause();
    }
  }

  /** Carries again. @param forgets the connections of before stay dead, as behind a router that has lost its memory. */
  heal({ forgets }: { forgets: boolean }): void {
    this.silent = false;
    for (const pair of this.pairs) {
      if (forgets) this.bury(pair);
      else this.resume(pair);
    }
  }

  async close(): Promise<void> {
    this.pairs.clear();
    for (const end of this.ends) end.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private carry(near: Socket): void {
    const pair = { near, far: createConnection({ allowHalfOpen: true, ...this.target }) };
    this.pairs.add(pair);
    for (const [from, to] of [
      [near, pair.far],
      [pair.far, near],
    ] as const) {
      this.ends.add(from);
      from.on('close', () => this.ends.delete(from));
      from.on('data', (chunk) => {
        if (!to.write(chunk)) from.pause();
      });
      to.on('drain', () => !this.silent && from.resume());
      from.on('end', () => to.end());
      from.on('error', () => this.drop(pair));
      from.on('close', () => this.drop(pair));
    }
    if (this.silent) {
      near.pause();
      pair.far.pause();
    }
  }

  private resume(pair: Pair): void {
    // One end has gone meanwhile: now the other hears of it.
    if (pair.near.destroyed || pair.far.destroyed) this.drop(pair);
    else for (const end of [pair.near, pair.far]) end.resume();
  }

  /** Its two ends stay open, and never hear of each other again until one of them gives up. */
  private bury(pair: Pair): void {
    this.pairs.delete(pair);
    for (const end of [pair.near, pair.far]) {
      end.removeAllListeners('data');
      end.removeAllListeners('end');
      end.on('data', () => undefined);
      end.on('end', () => end.destroy());
      end.resume();
    }
  }

  private drop(pair: Pair): void {
    // While the wire is cut, the other end cannot know.
    if (this.silent || !this.pairs.has(pair)) return;
    this.pairs.delete(pair);
    pair.near.destroy();
    pair.far.destroy();
  }
}

import type { ChannelName } from '../core/message.ts';
import type { Channel, ChannelHealth } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { HintBus, Stoppable } from '../ports/queue.ts';
import type { ValueStore } from '../ports/store.ts';

/** A channel's condition, whichever process runs it. */
export interface ChannelState extends ChannelHealth {
  readonly name: ChannelName;
  /** What a phone must scan to link the account: for supervisors only. */
  readonly linkCode?: string;
}

interface Parts {
  readonly channels: readonly Channel[];
  readonly values: Pick<ValueStore, 'get' | 'set'>;
  readonly now: Clock;
}

const SHARE_EVERY_MS = 5000;
/** A note that is older comes from a process that is gone. */
const STALE_MS = 30_000;
/** The store being away must not keep anyone from learning the rest. */
const PATIENCE_MS = 1000;

/** Writes down the condition of the channels that run here, for the processes in which they do not. */
export function shareChannelStates({
  channels,
  values,
  now,
  hints,
  log,
}: Parts & { readonly hints: HintBus; readonly log: Log }): Stoppable {
  const last = new Map<ChannelName, string>();
  const share = async () => {
    for (const channel of channels) {
      const state = stateOf(channel);
      const before = last.get(channel.name);
      // What never ran here is another process's to tell; what has just stopped is told once.
      if (state.state === 'stopped' && before === undefined) continue;
      const text = JSON.stringify(state);
      await values.set(nameOf(channel.name), JSON.stringify({ at: now(), ...state }));
      if (state.state === 'stopped') last.delete(channel.name);
      else last.set(channel.name, text);
      if (text !== before) await hints.publish({ kind: 'channel', id: channel.name });
    }
  };
  let running = Promise.resolve();
  const run = () => {
    running = running.then(share).catch((error: unknown) => log.warn({ error }, 'channel states not shared'));
  };
  const timer = setInterval(run, SHARE_EVERY_MS);
  timer.unref();
  run();
  return {
    async stop() {
      clearInterval(timer);
      run();
      await running;
    },
  };
}

/** The condition of every channel: as it is here, or as the process that runs it wrote it down a moment ago. */
export async function readChannelStates({ channels, values, now }: Parts): Promise<ChannelState[]> {
  return Promise.all(
    channels.map(async (channel) => {
      const here = stateOf(channel);
      return here.state === 'stopped' ? ((await elsewhere(channel.name, { values, now })) ?? here) : here;
    }),
  );
}

function stateOf(channel: Channel): ChannelState {
  const linkCode = channel.linkCode?.();
  return { name: channel.name, ...channel.health(), ...(linkCode ? { linkCode } : {}) };
}

async function elsewhere(
  name: ChannelName,
  { values, now }: Omit<Parts, 'channels'>,
): Promise<ChannelState | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
  });
  try {
    const text = await Promise.race([values.get(nameOf(name)).catch(() => undefined), late]);
    if (!text) return undefined;
    const { at, since, ...rest } = JSON.parse(text) as Omit<ChannelState, 'since'> & {
      readonly at: string;
      readonly since: string;
    };
    if (now().getTime() - new Date(at).getTime() > STALE_MS) return undefined;
    return { ...rest, since: new Date(since) };
  } finally {
    clearTimeout(timer);
  }
}

function nameOf(name: ChannelName): string {
  return `channel.${name}`;
}

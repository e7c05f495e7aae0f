import type { ChannelName } from '../core/message.ts';
import { deliveryQueue } from '../core/outbound.ts';
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

/**
 * The condition of every channel: as it is here, or as the process that runs it wrote it down a moment ago. Where
 * replies are not sent from here (`sendsHere` false) both count, and the worse is shown.
 */
export async function readChannelStates({
  sendsHere,
  ...parts
}: Parts & { readonly sendsHere: boolean }): Promise<ChannelState[]> {
  return Promise.all(
    parts.channels.map(async (channel) => {
      const here = stateOf(channel);
      const isWhole = sendsHere || !deliveryQueue(channel.name);
      if (isWhole && here.state !== 'stopped') return here;
      const there = await elsewhere(channel.name, parts);
      if (here.state === 'stopped') return there ?? here;
      return there && there.state !== 'stopped' ? worse(here, there) : worse(here, unsent(here));
    }),
  );
}

/** Worst last. */
const ORDER: readonly ChannelHealth['state'][] = ['stopped', 'connected', 'starting', 'degraded', 'refused'];

function worse(one: ChannelState, other: ChannelState): ChannelState {
  return ORDER.indexOf(other.state) > ORDER.indexOf(one.state) ? other : one;
}

/** Messages come in here, but nobody sends the replies. */
function unsent({ name, since }: ChannelState): ChannelState {
  const detail = 'Messages are taken here, but no worker has been heard of for 30 s: replies wait.';
  return { name, state: 'degraded', since, detail };
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

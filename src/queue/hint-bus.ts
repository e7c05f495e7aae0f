import { randomUUID } from 'node:crypto';
import type { Log } from '../ports/log.ts';
import type { Hint, HintBus } from '../ports/queue.ts';
import type { RedisLink } from './redis.ts';

const REDIS_CHANNEL = 'dalil-hints';
/** A subscription has nothing to say for hours: only its answer to this shows that it still stands. */
const BEAT_MS = 5_000;

/**
 * Hints reach the listeners of this process at once, also while Redis is away, and those of other processes over one
 * Redis channel with one connection per process; those of one moment travel together. The link stays the caller's to
 * close.
 */
export function createHintBus({ redis, log }: { redis: RedisLink; log: Log }): HintBus & { close(): void } {
  const listeners = new Listeners(log);
  const origin = randomUUID();
  let outgoing: Hint[] = [];
  const flush = (): void => {
    const hints = outgoing;
    outgoing = [];
    if (redis.commands.status !== 'ready') return;
    redis.commands.publish(REDIS_CHANNEL, origin + JSON.stringify(hints)).catch(() => {
      // Lost hints are repaired by the next reading of the store.
    });
  };

  const subscriber = redis.openPatient();
  subscriber.subscribe(REDIS_CHANNEL).catch(() => {
    // Only closing ends it: the connection waits for Redis and subscribes again after each outage.
  });
  const beat = setInterval(() => {
    if (subscriber.status === 'ready') subscriber.ping().catch(() => undefined);
  }, BEAT_MS);
  beat.unref();
  let subscribed = false;
  subscriber.on('ready', () => {
    if (subscribed) listeners.tellAll({ kind: 'gap', id: '' });
    subscribed = true;
  });
  subscriber.on('message', (_channel, text) => {
    if (text.startsWith(origin)) return;
    for (const hint of JSON.parse(text.slice(origin.length)) as Hint[]) listeners.tell(hint);
  });

  return {
    async publish(hint) {
      listeners.tell(hint);
      if (outgoing.push(hint) === 1) setImmediate(flush);
    },
    subscribe: (listener, subjectId) => listeners.add(listener, subjectId),
    close() {
      clearInterval(beat);
      listeners.clear();
      subscriber.disconnect();
    },
  };
}

type Listener = (hint: Hint) => void;

/** Listeners by the subject they care for: a thousand open streams must not all be asked about each hint. */
class Listeners {
  private readonly bySubject = new Map<string | undefined, Set<Listener>>();

  constructor(private readonly log: Log) {}

  add(listener: Listener, subjectId: string | undefined): () => void {
    const own: Listener = (hint) => listener(hint);
    const others = this.bySubject.get(subjectId) ?? new Set();
    this.bySubject.set(subjectId, others.add(own));
    return () => {
      others.delete(own);
      if (others.size === 0 && this.bySubject.get(subjectId) === others) this.bySubject.delete(subjectId);
    };
  }

  tell(hint: Hint): void {
    for (const subject of [undefined, hint.id])
      for (const listener of [...(this.bySubject.get(subject) ?? [])]) tellOne(listener, hint, this.log);
  }

  /** Tells everybody, whatever they care for. */
  tellAll(hint: Hint): void {
    for (const some of [...this.bySubject.values()])
      for (const listener of [...some]) tellOne(listener, hint, this.log);
  }

  clear(): void {
    this.bySubject.clear();
  }
}

function tellOne(listener: (hint: Hint) => void, hint: Hint, log: Log): void {
  try {
    listener(hint);
  } catch (error) {
    log.error({ kind: hint.kind, error }, 'a listener failed on a hint');
  }
}

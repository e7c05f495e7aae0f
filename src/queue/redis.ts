import { Redis, type RedisOptions } from 'ioredis';

import type { Log } from '../ports/log.ts';

type Options = Omit<RedisOptions, 'replyMapping'>;

/** A command that has no answer after this long fails, in milliseconds. */
export const COMMAND_TIMEOUT_MS = 2_000;

/**
 * A connection that owes an answer for this long is dead, whatever the system thinks of it, and is opened anew. Workers
 * wait up to 10 s for a job with nothing to hear.
 */
const SILENT_AFTER_MS = { commands: 5_000, patient: 13_000 };

/** The connections of one process to one Redis. All of them reconnect for ever, also when one falls silent. */
export interface RedisLink {
  /** For commands that must succeed or fail within about two seconds. */
  readonly commands: Redis;
  /** Opens a further connection, whose commands wait as long as Redis is away: for workers and subscriptions. */
  openPatient(): Redis;
  /**
   * A patient connection for one of BullMQ's workers, which copies it for blocking reads. `close` ends it and its copies
   * at once, also while Redis is away, when BullMQ itself would wait for it.
   */
  openForWorker(): { readonly connection: Redis; close(): void };
  /** Ends all connections at once. Safe to call twice. */
  close(): void;
}

/** @param target `redis://…`, `rediss://…` or the path of a Unix socket. Does not wait for Redis to be there. */
export function connectRedis(target: string, log: Log): RedisLink {
  const opened: Redis[] = [];
  const open = (options: Options): Redis => {
    const redis = new Redis(target, { ...RECONNECT_FOR_EVER, ...options });
    opened.push(redis);
    redis.on('error', ignored);
    return redis;
  };
  const commands = open({
    commandTimeout: COMMAND_TIMEOUT_MS,
    maxRetriesPerRequest: 3,
    socketTimeout: SILENT_AFTER_MS.commands,
  });
  reportOutages(commands, log);
  return {
    commands,
    openPatient: () => open(PATIENT),
    openForWorker() {
      const connection = open(PATIENT);
      const connections = [connection];
      connection.duplicate = ((override: Options = {}) => {
        const copy = open({ ...PATIENT, ...override });
        connections.push(copy);
        return copy;
      }) as Redis['duplicate'];
      return { connection, close: () => endAll(connections) };
    },
    close() {
      endAll(opened);
    },
  };
}

const PATIENT: Options = { maxRetriesPerRequest: null, socketTimeout: SILENT_AFTER_MS.patient };
const RECONNECT_FOR_EVER: Options = {
  connectTimeout: 5_000,
  retryStrategy: (times) => Math.min(times * 100, 2_000),
  // Another one has taken over, behind the same address: the next connection finds it.
  reconnectOnError: ({ message }) => message.startsWith('READONLY'),
};

/** Every failed attempt emits an error; `reportOutages` says once what they mean. */
function ignored(): void {}

function reportOutages(redis: Redis, log: Log): void {
  let away = false;
  let reason: Error | undefined;
  redis.on('error', (error: Error) => {
    reason = error;
  });
  redis.on('reconnecting', () => {
    if (!away) log.warn({ reason }, 'Redis is away; work waits in the store until it is back');
    away = true;
  });
  redis.on('ready', () => {
    if (away) log.info({}, 'Redis is back');
    away = false;
  });
}

function endAll(connections: readonly Redis[]): void {
  for (const connection of connections) connection.disconnect();
}

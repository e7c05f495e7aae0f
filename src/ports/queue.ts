import type { RequestHandler } from 'express';

/**
 * Work by conversation. A queue is never the truth: the store is, and a sweep wakes whatever was forgotten.
 * Queue names contain no `:`.
 */
export interface WorkQueue {
  /**
   * Asks that a subject (a conversation, an escalation) be worked on. However often it is called, at least one run of
   * the handler begins after the last call. Rejects if the queue cannot be reached.
   */
  wake(queue: QueueName, subjectId: string): Promise<void>;
  /**
   * Runs `handler` for woken subjects, never twice at once for the same subject. A handler that throws is run again,
   * without limit, after a growing pause of at most 10 s.
   */
  work(
    queue: QueueName,
    handler: (subjectId: string) => Promise<void>,
    options?: { concurrency?: number },
  ): Promise<Stoppable>;
  /** Jobs of each queue by state, for the metrics. Rejects if the queue cannot be reached. */
  depths?(queues: readonly QueueName[]): Promise<Record<string, Record<string, number>>>;
  /** A page that shows the queues, to be mounted at the address `at`; it changes nothing and asks nobody who they are. */
  board?(queues: readonly QueueName[], at: string): Promise<RequestHandler>;
  /** Rejects if the queue cannot be reached. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** `answer`: conversations with citizen messages. `route`: escalations. `deliver-<channel>`: conversations with replies to send. */
export type QueueName = 'answer' | 'route' | `deliver-${string}`;

export interface Stoppable {
  /** Finishes what runs, takes nothing new. Safe to call twice. */
  stop(): Promise<void>;
}

/** A hint that something changed; whoever cares reads the store. Hints may be lost or come twice. */
export interface Hint {
  /**
   * `gap`, told to everybody: hints may have been lost, so whatever is shown is to be read again. `sweep`: a process has
   * looked for what was forgotten; the id is its own.
   */
  readonly kind:
    | 'conversation'
    | 'escalation'
    | 'presence'
    | 'typing'
    | 'channel'
    | 'calendar'
    | 'gap'
    | 'sweep';
  readonly id: string;
  /** For `conversation`: the ids of messages that were just stored, in order; then nothing else of it has to be looked for. */
  readonly messages?: readonly string[];
  /** For `typing`: who writes. */
  readonly by?: 'bot' | 'agent' | 'citizen';
}

/** Carries hints to every process. */
export interface HintBus {
  /** Never rejects: a lost hint is repaired by the next reading. Does not wait for other processes. */
  publish(hint: Hint): Promise<void>;
  /** Listens to all hints, or to those about one subject. Returns what ends it. */
  subscribe(listener: (hint: Hint) => void, subjectId?: string): () => void;
}

/** Counts in common for all processes. */
export interface RateLimiter {
  /** Counts one more; says whether it is within `limit` per `windowSeconds`, and else in how many seconds to come back. */
  take(
    key: string,
    limit: number,
    windowSeconds: number,
  ): Promise<{ allowed: boolean; retryAfterSeconds: number }>;
}

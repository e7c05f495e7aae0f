import type { Attachment, ChannelName, Message } from '../../src/core/message.ts';
import type { Channel, Receive } from '../../src/ports/channel.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Log } from '../../src/ports/log.ts';
import type { RateLimiter } from '../../src/ports/queue.ts';
import type { Bot } from '../bot/harness.ts';

/**
 * What a channel says of itself to be put through the contract. To bring a new one under it: write a stand-in of its
 * platform, fill this in, and call `channelContract(spec)` in `test/channels/<name>/contract.test.ts`.
 */
export interface ChannelSpec {
  readonly name: ChannelName;
  /** A fresh stand-in of the platform with a fresh channel against it, started if it must be to receive. */
  readonly open: (parts: ContractParts) => Promise<ChannelUnderTest>;
  /** Whom the harness writes to: a person of the stand-in. */
  readonly person: { readonly id: string; readonly address?: unknown };
  /** What the platform gives us when that person writes the text; the same `id` is the same message. */
  readonly text: (id: number, text: string) => unknown;
  /** Something true to form of a kind that the channel does not know, and how it is acknowledged (default 200). */
  readonly unknown: { readonly payload: unknown; readonly status?: number };
  /** Recorded payloads and what becomes of them. */
  readonly intake: readonly IntakeCase[];
  /** Messages and the exact requests that carry them. */
  readonly sending: readonly SendingCase[];
  /** What a person sees of one request, so that limits and losses can be checked. */
  readonly shown: (request: unknown) => Shown;
  /** Cases of the harness that do not apply, each with the reason. They are reported by name. */
  readonly leftOut?: Partial<Record<HarnessCase, string>>;
}

export interface IntakeCase {
  readonly name: string;
  readonly payload: unknown;
  /** Where there is a webhook; default 200. */
  readonly status?: number;
  /** What was taken in, in order; none if it is left alone. */
  readonly takes: readonly {
    readonly text: string;
    /** Left out where the platform's ids are made anew each time. */
    readonly personId?: string;
    readonly platformId: string;
    readonly choice?: string;
    readonly attachments?: readonly Attachment[];
  }[];
}

export interface SendingCase {
  readonly name: string;
  readonly message: Partial<Message>;
  /** Requests as the stand-in saw them, in order; compared by `toMatchObject`. */
  readonly requests: readonly unknown[];
  /** What the platform answers, in order; then `ok`. */
  readonly answers?: readonly PlatformAnswer[];
  /** Matches the `ChannelError`; absent = it is sent. */
  readonly fails?: { readonly code: string; readonly retryable: boolean };
}

/** `cut`: taken, then the connection breaks. `silence`: taken, never answered. `fault`: a 500. */
export type PlatformAnswer =
  | 'ok'
  | 'cut'
  | 'silence'
  | 'fault'
  | 'blocked'
  | 'unknown-person'
  | { readonly throttledFor: number };

/** What the harness hands to `open`. */
export interface ContractParts {
  /** A store and the use cases over it. */
  readonly bot: Bot;
  /** Stores as the program does; fails while the case has the store down. */
  readonly receive: Receive;
  readonly rateLimiter: RateLimiter;
  readonly now: Clock;
  readonly log: Log;
  /** After so long a call to the platform must be given up. */
  readonly timeoutMs: number;
  /** Whether the secret that signs webhooks is configured. */
  readonly secret: boolean;
}

/** How a payload is posted: `forged` = signed with another secret, `unsigned` = without signature or token. */
export type Signing = 'genuine' | 'forged' | 'unsigned';

export interface ChannelUnderTest {
  readonly channel: Channel;
  /**
   * The platform gives us a payload (as it is, if it is a string). Resolves to the HTTP status, or to nothing where we
   * ask the platform: then the harness waits until it is taken.
   */
  give(payload: unknown, signing?: Signing): Promise<number | undefined>;
  /** What the platform answers to the next calls that send, in order; then `ok`. */
  answerNext(...answers: PlatformAnswer[]): void;
  /** Requests to send that the platform took, in order; one whose connection broke afterwards is among them. */
  sent(): readonly unknown[];
  /** Stops the channel and the stand-in. */
  close(): Promise<void>;
}

export interface Shown {
  readonly text: string;
  readonly as?: 'buttons' | 'list';
  readonly choices?: readonly {
    readonly id: string;
    readonly label: string;
    /** The whole label, where only its beginning fits. */
    readonly description?: string;
  }[];
}

/** What the harness adds by itself to every channel. */
export const HARNESS_CASES = [
  'valid',
  'bad signature',
  'missing signature',
  'no secret configured',
  'duplicate',
  'out of order',
  'unknown type',
  'oversize body',
  'malformed body',
  'store down',
  'queue down',
  'throttled',
  'fault of the platform',
  'timeout',
  'connection cut',
  'cut between parts',
  'blocked',
  'unknown person',
  'any reply',
  'any sources',
] as const;
export type HarnessCase = (typeof HARNESS_CASES)[number];

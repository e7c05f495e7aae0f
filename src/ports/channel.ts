import type { Router } from 'express';
import type { Conversation } from '../core/conversation.ts';
import type { DeliveryReport } from '../core/delivery-report.ts';
import type { ChannelName, InboundMessage, OutboundMessage } from '../core/message.ts';

/** What a platform can show; replies degrade to fit (buttons become a numbered list, long text is split). */
export interface ChannelLimits {
  /** Longest text of one message, in UTF-16 units. */
  readonly textLength: number;
  /** Most choices shown as buttons; 0 = none. */
  readonly buttons: number;
  /** Longest label of a button, in UTF-16 units. */
  readonly buttonLength: number;
  /** Choices in a list that opens, for more of them than buttons; absent = none. Lengths in UTF-16 units. */
  readonly list?: {
    readonly rows: number;
    readonly titleLength: number;
    readonly descriptionLength: number;
  };
  /** Longest text of a message that carries choices, where it is shorter than `textLength`. */
  readonly textLengthWithChoices?: number;
  /** What the platform makes of characters in a text: nothing, WhatsApp's marks (`*bold*`), HTML, Markdown. Default plain. */
  readonly formatting?: 'plain' | 'whatsapp' | 'html' | 'markdown';
}

/** A channel's true condition, as `/readyz` shows it. */
export interface ChannelHealth {
  readonly state: 'starting' | 'connected' | 'degraded' | 'refused' | 'stopped';
  readonly since: Date;
  /** A sentence for operators; no tokens. */
  readonly detail?: string;
}

/**
 * Takes a message in, into the conversation `known` to the channel, if it has just read it. Resolves once it is stored, and only then may the channel acknowledge; the same message again
 * resolves to the same id. `held`: an agent answers, so nobody is writing yet. `gone`: it was erased before; it is
 * to be acknowledged, and nothing of it kept. Rejects with `AppError('service.unavailable')` when the store
 * cannot be reached.
 */
export type Receive = (
  message: InboundMessage,
  known?: Conversation,
) => Promise<{ conversationId: string; messageId: string; held?: boolean; gone?: boolean }>;

/**
 * Takes what the platform says became of a message of ours. Reports may come twice, in any order, and before `send` has
 * resolved. `before` runs, with the conversation's id, just before something new is recorded.
 */
export type Report = (
  report: DeliveryReport,
  before?: (conversationId: string) => Promise<void>,
) => Promise<void>;

/** One messaging platform. Nothing platform-specific leaves the folder that implements this. */
export interface Channel {
  readonly name: ChannelName;
  readonly limits: ChannelLimits;
  /** Webhook routes, if the platform calls us. Mounted at `/channels/<name>` before any body parser. */
  readonly router?: Router;
  /** Only one process may run it at a time (polling, a browser session): the holder of its lease. */
  readonly single: boolean;
  /** Starts receiving. Called in the one process that runs it; `router` works without it. */
  start(): Promise<void>;
  /**
   * Sends one message, going on after the parts whose ids stand in its `delivery`. Resolves to the ids of the parts sent
   * now. @throws {ChannelError} `retryable` says whether to try again.
   */
  send(message: OutboundMessage): Promise<{ platformIds: readonly string[] }>;
  /**
   * Whether this must wait until the person writes again, because the platform lets us write only for a while after
   * that; it may tell the person that an answer waits, once. Asked before each `send`; absent = never.
   * @throws {ChannelError} if it could not be told.
   */
  mustWait?(message: OutboundMessage): Promise<boolean>;
  /** Shows that an answer is being written, where the platform can. Never rejects. */
  typing?(personId: string, address?: unknown): Promise<void>;
  /** Removes what it keeps of a person beside their conversation, which is erased. Absent = nothing. */
  forget?(person: Pick<OutboundMessage, 'conversationId' | 'personId' | 'address'>): Promise<void>;
  health(): ChannelHealth;
  /** What a phone must scan, as a QR code, to link the account; nothing while it is linked. For supervisors only. */
  linkCode?(): string | undefined;
  /** Stops receiving and frees connections. Safe to call twice. */
  stop(): Promise<void>;
}

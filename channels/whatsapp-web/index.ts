import { join } from 'node:path';
import { renderUnicodeCompact } from 'uqr';
import { ChannelError } from '../../src/core/errors.ts';
import type { OutboundMessage } from '../../src/core/message.ts';
import type { Channel, ChannelHealth, Receive, Report } from '../../src/ports/channel.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Log } from '../../src/ports/log.ts';
import { reportOf } from './acks.ts';
import { findChromium } from './chromium.ts';
import { openClient, type WebClient, type WebMessage } from './client.ts';
import { Connection } from './connection.ts';
import { decodeEdit, decodeMessage } from './decode.ts';
import { encodeMessage, WHATSAPP_WEB_LIMITS } from './encode.ts';
import { NotTaken, toChannelError, within } from './errors.ts';
import { Inbox } from './inbox.ts';
import { Pace, type PaceParts } from './pace.ts';

export interface WhatsAppWebParts {
  readonly dataDir: string;
  /** The Chromium to use; else it is looked for in `programFolders`. */
  readonly chromiumPath?: string | undefined;
  readonly programFolders: readonly string[];
  readonly receive: Receive;
  readonly report: Report;
  readonly random: () => number;
  readonly now: Clock;
  readonly log: Log;
  /** Shows the QR code to the operator; absent = only the desk shows it. */
  readonly print?: ((text: string) => void) | undefined;
  /** Opens the client; tests put a stand-in here. */
  readonly open?: () => Promise<WebClient>;
  /** Pause between two messages. Default 1 to 3 s. */
  readonly gapMs?: PaceParts['gapMs'];
  /** A send that the page does not answer is given up after this long. Default 30 s. */
  readonly timeoutMs?: number;
  /** Longest pause before a lost browser is started again. Default 60 s. */
  readonly longestPauseMs?: number;
}

const GAP_MS = [1000, 3000] as const;
const TIMEOUT_MS = 30_000;
/** So much of a chat is read again after an absence. */
const MOST_UNREAD = 50;

/** WhatsApp in a browser, over the unofficial whatsapp-web.js: for pilots. One process at a time may run it. */
export function createWhatsAppWeb(parts: WhatsAppWebParts): Channel {
  const channel = new WhatsAppWebChannel(parts);
  return {
    name: 'whatsapp-web',
    limits: WHATSAPP_WEB_LIMITS,
    single: true,
    start: async () => channel.start(),
    send: (message) => channel.send(message),
    typing: (personId) => channel.typing(personId),
    health: () => channel.health(),
    linkCode: () => channel.linkCode,
    stop: () => channel.stop(),
  };
}

class WhatsAppWebChannel {
  linkCode: string | undefined;
  private readonly connection: Connection;
  private readonly pace: Pace;
  private inbox: Inbox;
  private storeTakes = true;
  private state: ChannelHealth;

  constructor(private readonly parts: WhatsAppWebParts) {
    this.state = { state: 'stopped', since: parts.now() };
    this.pace = new Pace({ random: parts.random, gapMs: parts.gapMs ?? GAP_MS });
    this.inbox = this.newInbox();
    this.connection = new Connection({
      open: parts.open ?? (() => openBrowser(parts)),
      onState: (state, detail) => this.setState(state, detail),
      onLinkCode: (code) => this.setLinkCode(code),
      onReady: (client) => void this.readUnread(client),
      onMessage: (message, edited) => void this.take(message, edited),
      onAck: (platformId, ack) => void this.record(platformId, ack),
      log: parts.log,
      ...(parts.longestPauseMs === undefined ? {} : { longestPauseMs: parts.longestPauseMs }),
    });
  }

  start(): void {
    this.inbox = this.newInbox();
    this.setState('starting');
    this.connection.start();
  }

  async stop(): Promise<void> {
    this.inbox.stop();
    await this.connection.stop();
    this.setState('stopped');
  }

  health(): ChannelHealth {
    if (this.storeTakes || this.state.state !== 'connected') return this.state;
    return { ...this.state, state: 'degraded', detail: 'The store does not take messages; trying again.' };
  }

  async send({ personId, message }: OutboundMessage): Promise<{ platformIds: string[] }> {
    const { platformIds: arrived = [], attempts = 0 } = message.delivery ?? {};
    const platformIds: string[] = [];
    try {
      for (const text of encodeMessage(message).slice(arrived.length)) {
        const client = this.client();
        void this.typing(personId);
        await this.pace.turn();
        platformIds.push(await this.sendOne(client, personId, text));
      }
      return { platformIds };
    } catch (error) {
      if (error instanceof ChannelError) {
        throw new ChannelError(error.code, error.retryable, { platformIds });
      }
      throw toChannelError(error, { platformIds, attempts });
    }
  }

  async typing(personId: string): Promise<void> {
    const chat = await this.connection.ready?.getChatById(personId).catch(() => undefined);
    await chat?.sendStateTyping().catch(() => undefined);
  }

  private async sendOne(client: WebClient, personId: string, text: string): Promise<string> {
    const options = { linkPreview: false, sendSeen: false, waitUntilMsgSent: true };
    const sending = client.sendMessage(personId, text, options);
    const sent = await within(this.parts.timeoutMs ?? TIMEOUT_MS, sending);
    if (!sent) throw new NotTaken('The page made no message.');
    return sent.id._serialized;
  }

  private client(): WebClient {
    if (!this.connection.ready) throw new ChannelError('not-connected', true);
    return this.connection.ready;
  }

  private async take(message: WebMessage, edited?: string): Promise<void> {
    const inbound = edited === undefined ? decodeMessage(message) : decodeEdit(message, edited);
    if (!inbound || !(await this.inbox.put(inbound))) return;
    // The mark is for the whole chat: it would hide from the next start what is not stored yet.
    if (!this.inbox.isEmptyOf(inbound.personId)) return;
    const { ready } = this.connection;
    // What is stored need not be read again; that it says “read” to the person is true.
    await ready?.sendSeen(inbound.personId).catch(() => undefined);
  }

  /** A mark that cannot be recorded is lost: the next one of the message says more. */
  private async record(platformId: string, ack: number): Promise<void> {
    const report = reportOf(platformId, ack);
    if (report) await this.parts.report(report).catch(() => undefined);
  }

  /** What came while nobody listened: as many of each chat's last messages as it calls unread. Best effort. */
  private async readUnread(client: WebClient): Promise<void> {
    try {
      const chats = await client.getChats();
      for (const chat of chats.filter(({ isGroup, unreadCount }) => !isGroup && unreadCount > 0)) {
        const limit = Math.min(chat.unreadCount, MOST_UNREAD);
        for (const message of await chat.fetchMessages({ limit, fromMe: false })) await this.take(message);
      }
    } catch (error) {
      this.parts.log.warn({ error, channel: 'whatsapp-web' }, 'unread chats could not be read');
    }
  }

  private setLinkCode(code: string | undefined): void {
    if (code && code !== this.linkCode) this.parts.print?.(`\n${renderUnicodeCompact(code)}\n`);
    this.linkCode = code;
  }

  private setState(state: ChannelHealth['state'], detail?: string): void {
    const changed = this.state.state !== state;
    const since = changed ? this.parts.now() : this.state.since;
    this.state = { state, since, ...(detail ? { detail } : {}) };
    if (changed) this.parts.log.info({ channel: 'whatsapp-web', state }, 'channel state');
  }

  private newInbox(): Inbox {
    const { receive, log } = this.parts;
    return new Inbox({ receive, log, onStored: (works) => (this.storeTakes = works) });
  }
}

async function openBrowser(parts: WhatsAppWebParts): Promise<WebClient> {
  const chromiumPath = findChromium(parts.chromiumPath, parts.programFolders);
  if (!chromiumPath) throw new Error('No Chromium was found: install it, or set CHROMIUM_PATH.');
  return openClient({
    chromiumPath,
    folder: join(parts.dataDir, 'whatsapp-web'),
    isRoot: process.getuid?.() === 0,
  });
}

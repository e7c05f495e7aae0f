import { EventEmitter } from 'node:events';
import type { Client } from 'whatsapp-web.js';
import type { SendOptions, WebChat, WebClient, WebMessage } from '../../../channels/whatsapp-web/client.ts';

/** Compiles only while the package's own client has the events and methods that the stand-in has. */
export const packageFits = (client: Client): WebClient => client;

export interface SentText {
  readonly to: string;
  readonly text: string;
}

/** `cut`: taken, then the page goes away. `silence`: taken, never answered. `none`: the page makes no message. */
export type Answer = 'ok' | 'cut' | 'silence' | 'none' | 'no-lid';

/** whatsapp-web.js's client with its events and methods, and faults; `person` writes, `sent` is what arrived. */
export class WhatsAppWebStandIn extends EventEmitter implements WebClient {
  readonly sent: SentText[] = [];
  readonly answers: Answer[] = [];
  readonly typed: string[] = [];
  readonly seen: string[] = [];
  chats: WebChat[] = [];
  destroyed = 0;
  state: string | null = 'CONNECTED';
  private number = 1;

  /** `whenInitialised` says what happens once the page is there. */
  constructor(private readonly whenInitialised: (client: WhatsAppWebStandIn) => void = becomeReady) {
    super();
  }

  async initialize(): Promise<void> {
    queueMicrotask(() => this.whenInitialised(this));
  }

  async destroy(): Promise<void> {
    this.destroyed++;
  }

  async getState(): Promise<string | null> {
    return this.state;
  }

  async getChats(): Promise<WebChat[]> {
    return this.chats;
  }

  async getChatById(chatId: string): Promise<WebChat> {
    return aChat(chatId, [], { sendStateTyping: async () => void this.typed.push(chatId) });
  }

  async sendSeen(chatId: string): Promise<boolean> {
    this.seen.push(chatId);
    return true;
  }

  async sendMessage(to: string, text: string, _options: SendOptions): Promise<WebMessage | undefined> {
    const answer = this.answers.shift() ?? 'ok';
    if (answer === 'none') return undefined;
    if (answer === 'no-lid') throw new Error('No LID for user');
    this.sent.push({ to, text });
    if (answer === 'cut') throw new Error('Protocol error (Runtime.callFunctionOn): Target closed');
    if (answer === 'silence') return new Promise(() => undefined);
    return aMessage({
      fromMe: true,
      from: 'us@c.us',
      body: text,
      id: { _serialized: `out-${this.number++}` },
    });
  }
}

export function becomeReady(client: WhatsAppWebStandIn): void {
  client.emit('authenticated');
  client.emit('ready');
}

export function aMessage(changes: Partial<WebMessage> = {}): WebMessage {
  return {
    id: { _serialized: 'false_33600000000@c.us_1' },
    from: '33600000000@c.us',
    fromMe: false,
    type: 'chat',
    body: 'salam',
    isStatus: false,
    broadcast: false,
    timestamp: 1_790_000_000,
    ...changes,
  };
}

export function aChat(id: string, unread: readonly WebMessage[], changes: Partial<WebChat> = {}): WebChat {
  return {
    id: { _serialized: id },
    isGroup: false,
    unreadCount: unread.length,
    fetchMessages: async ({ limit = 0 }) => unread.slice(-limit),
    sendStateTyping: async () => undefined,
    ...changes,
  };
}

import type { SendOptions, WebChat, WebMessage } from '../../channels/whatsapp-web/client.ts';
import type { Random } from '../../src/tools/rig/random.ts';
import { aChat, aMessage, becomeReady, WhatsAppWebStandIn } from '../channels/whatsapp-web/stand-in.ts';
import type { Platform } from './platforms.ts';
import type { Saboteur } from './proxy.ts';

/** The account, as WhatsApp keeps it while browsers come and go. */
class Phone {
  readonly sent: { readonly to: string; readonly text: string }[] = [];
  readonly unread = new Map<string, WebMessage[]>();
  browser: SpoiltBrowser | undefined;
  doubts = 0;
  constructor(
    readonly random: Random,
    readonly outside: Saboteur,
    readonly inside: Saboteur,
  ) {}

  hears(message: WebMessage): void {
    this.unread.set(message.from, [...(this.unread.get(message.from) ?? []), message]);
    this.browser?.emit('message', message);
  }

  spoils({ harm }: Saboteur, share = 1): boolean {
    return this.random.next() * 100 < harm * share;
  }
}

/** The package's client on that account: it loses its page, its answers and itself at random. */
class SpoiltBrowser extends WhatsAppWebStandIn {
  constructor(private readonly phone: Phone) {
    super(becomeReady);
  }

  override async initialize(): Promise<void> {
    if (this.phone.spoils(this.phone.inside)) throw new Error('net::ERR_CONNECTION_RESET');
    this.phone.browser = this;
    await super.initialize();
  }

  override async destroy(): Promise<void> {
    if (this.phone.browser === this) this.phone.browser = undefined;
  }

  override async getChats(): Promise<WebChat[]> {
    if (this.phone.spoils(this.phone.inside, 0.3)) throw new Error('Execution context was destroyed');
    return [...this.phone.unread].map(([id, messages]) => aChat(id, messages));
  }

  override async sendSeen(chatId: string): Promise<boolean> {
    this.phone.unread.delete(chatId);
    return true;
  }

  override async sendMessage(
    to: string,
    text: string,
    _options: SendOptions,
  ): Promise<WebMessage | undefined> {
    const { phone } = this;
    if (phone.spoils(phone.inside, 0.3)) this.emit('disconnected', 'NAVIGATION');
    if (phone.spoils(phone.outside, 0.3)) return undefined;
    phone.sent.push({ to, text });
    if (phone.spoils(phone.outside, 0.3)) {
      phone.doubts += 1;
      throw new Error('Protocol error (Runtime.callFunctionOn): Target closed');
    }
    const sent = aMessage({ fromMe: true, id: { _serialized: `out-${phone.sent.length}` }, body: text });
    for (const ack of [3, 1, 2, 1]) setTimeout(() => this.emit('message_ack', sent, ack), 20 * ack);
    return sent;
  }
}

/** Nothing to call and nothing to be called: the browser itself is spoilt. */
function noServer(): Saboteur {
  return { url: '', harm: 0, inDoubt: [], stop: async () => undefined };
}

/** The package is replaced by the stand-in, the browser never starts; all else is the program's own. */
export async function whatsappWeb(_appUrl: () => string, random: Random): Promise<Platform> {
  const [outside, inside] = [noServer(), noServer()];
  const phone = new Phone(random, outside, inside);
  class Client extends SpoiltBrowser {
    constructor() {
      super(phone);
    }
  }
  jest.doMock('whatsapp-web.js', () => ({ __esModule: true, default: { Client, LocalAuth: class {} } }));
  const idOf = (person: number) => `3360000${1000 + person}@c.us`;
  return {
    env: { WHATSAPP_WEB: '1', CHROMIUM_PATH: '/never/started' },
    outside,
    inside,
    inDoubt: () => phone.doubts,
    async write(person, message, body) {
      phone.hears(aMessage({ from: idOf(person), body, id: { _serialized: `${person}-${message}` } }));
    },
    shown: (person) =>
      phone.sent.filter(({ to }) => to === idOf(person)).map(({ text }) => JSON.stringify([text])),
    // One message in one to three seconds for the whole number: that cannot be hurried.
    people: 1,
    paceMs: 4000,
    quietMs: 8000,
    stop: async () => void jest.dontMock('whatsapp-web.js'),
  };
}

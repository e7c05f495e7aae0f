import type { ChannelHealth } from '../../src/ports/channel.ts';
import type { Log } from '../../src/ports/log.ts';
import type { WebClient, WebMessage } from './client.ts';
import { containFaults } from './contain.ts';
import { within } from './errors.ts';

export interface ConnectionParts {
  /** @throws {Error} whose message is a sentence for operators. */
  readonly open: () => Promise<WebClient>;
  readonly onState: (state: ChannelHealth['state'], detail?: string) => void;
  /** What a phone must scan to link the account; nothing once it is linked. */
  readonly onLinkCode: (code: string | undefined) => void;
  readonly onReady: (client: WebClient) => void;
  readonly onMessage: (message: WebMessage, edited?: string) => void;
  /** How far a message of ours has got, as the package counts it. */
  readonly onAck: (platformId: string, ack: number) => void;
  readonly log: Log;
  /** Longest pause before the browser is started again. Default 60 s. */
  readonly longestPauseMs?: number;
}

/** WhatsApp's page loads within this or not at all. */
const START_MS = 120_000;
const WATCH_EVERY_MS = 30_000;
const ANSWER_MS = 15_000;
/** After a log-out the package clears its session before the browser may be closed. */
const AFTER_LOGOUT_MS = 5000;
const LONGEST_PAUSE_MS = 60_000;

const LINK = 'No phone is linked: scan the QR code shown at the desk with WhatsApp, Linked devices.';

/** Keeps one browser linked and connected: watches it, and starts another with growing pauses when it is lost. */
export class Connection {
  /** The client, while messages can be sent. */
  ready: WebClient | undefined;
  private current: WebClient | undefined;
  private stopped = true;
  private failures = 0;
  private timer: NodeJS.Timeout | undefined;
  private release: (() => void) | undefined;

  constructor(private readonly parts: ConnectionParts) {}

  start(): void {
    if (!this.stopped) return;
    this.stopped = false;
    this.release = containFaults((reason) => {
      this.parts.log.warn({ error: reason, channel: 'whatsapp-web' }, 'the page went away');
      void this.lost(this.current, 'The page of WhatsApp went away; starting it again.');
    });
    void this.connect();
  }

  /** Closes the browser. Safe to call twice. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    const client = this.current;
    this.current = undefined;
    this.ready = undefined;
    this.parts.onLinkCode(undefined);
    await close(client);
    this.release?.();
    this.release = undefined;
  }

  private async connect(): Promise<void> {
    let client: WebClient | undefined;
    try {
      client = await this.parts.open();
      if (this.stopped) return;
      this.current = client;
      this.listen(client);
      await within(START_MS, client.initialize());
      if (client === this.current) this.watch(client);
    } catch (error) {
      this.parts.log.warn({ error, channel: 'whatsapp-web' }, 'not started');
      const known = client
        ? 'The page of WhatsApp does not load; trying again.'
        : String((error as Error).message);
      await this.lost(client, known);
    }
  }

  private listen(client: WebClient): void {
    const { onState, onLinkCode } = this.parts;
    const ifCurrent =
      <A extends unknown[]>(act: (...args: A) => void) =>
      (...args: A) => {
        if (client === this.current) act(...args);
      };
    client.on(
      'qr',
      ifCurrent((code) => {
        this.ready = undefined;
        onLinkCode(code);
        onState('refused', LINK);
      }),
    );
    client.on(
      'authenticated',
      ifCurrent(() => {
        onLinkCode(undefined);
        if (!this.ready) onState('starting', 'Linked; the chats are loading.');
      }),
    );
    client.on(
      'ready',
      ifCurrent(() => this.becameReady(client)),
    );
    client.on(
      'change_state',
      ifCurrent((state) => this.changed(client, state)),
    );
    client.on(
      'auth_failure',
      ifCurrent(() => {
        onState('refused', 'WhatsApp refuses the session; it must be linked again.');
        void this.lost(client);
      }),
    );
    client.on(
      'disconnected',
      ifCurrent((reason) => this.disconnected(client, reason)),
    );
    client.on(
      'message',
      ifCurrent((message) => this.parts.onMessage(message)),
    );
    client.on(
      'message_edit',
      ifCurrent((message, words) => this.parts.onMessage(message, String(words))),
    );
    client.on(
      'message_ack',
      ifCurrent((message, ack) => {
        if (message.fromMe) this.parts.onAck(message.id._serialized, ack);
      }),
    );
  }

  private becameReady(client: WebClient): void {
    this.failures = 0;
    this.ready = client;
    this.parts.onLinkCode(undefined);
    this.parts.onState('connected');
    this.parts.onReady(client);
    this.watch(client);
  }

  private changed(client: WebClient, state: string): void {
    if (state === 'CONNECTED' && this.ready === client) this.parts.onState('connected');
    else if (state !== 'CONNECTED')
      this.parts.onState('degraded', `WhatsApp’s page is not connected (${state}).`);
  }

  private disconnected(client: WebClient, reason: string): void {
    this.ready = undefined;
    if (reason !== 'LOGOUT') return void this.lost(client, `Disconnected (${reason}); starting again.`);
    this.parts.onState('refused', 'The phone has unlinked this device; a new QR code follows.');
    this.later(AFTER_LOGOUT_MS, () => void this.lost(client));
  }

  /** A browser that crashed says nothing: it is asked. */
  private watch(client: WebClient): void {
    this.later(WATCH_EVERY_MS, async () => {
      if (client !== this.current) return;
      const answers = await within(ANSWER_MS, client.getState()).then(
        () => true,
        () => false,
      );
      if (client !== this.current) return;
      if (answers) this.watch(client);
      else await this.lost(client, 'The browser does not answer; starting it again.');
    });
  }

  /** Gives a client up, once, and starts another after a pause. */
  private async lost(client: WebClient | undefined, detail?: string): Promise<void> {
    if (this.stopped || client !== this.current) return close(client);
    this.current = undefined;
    this.ready = undefined;
    this.parts.onLinkCode(undefined);
    if (detail) this.parts.onState('degraded', detail);
    await close(client);
    const longest = this.parts.longestPauseMs ?? LONGEST_PAUSE_MS;
    this.later(Math.min(1000 * 2 ** this.failures++, longest), () => void this.connect());
  }

  private later(milliseconds: number, act: () => void): void {
    clearTimeout(this.timer);
    if (!this.stopped) this.timer = setTimeout(act, milliseconds).unref();
  }
}

async function close(client: WebClient | undefined): Promise<void> {
  if (client) await within(ANSWER_MS, client.destroy()).catch(() => undefined);
}

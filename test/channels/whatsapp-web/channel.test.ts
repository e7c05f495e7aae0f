import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../../../channels/whatsapp-web/chromium.ts';
import { containFaults, isOfPackage } from '../../../channels/whatsapp-web/contain.ts';
import { createWhatsAppWeb } from '../../../channels/whatsapp-web/index.ts';
import type { DeliveryReport } from '../../../src/core/delivery-report.ts';
import { AppError } from '../../../src/core/errors.ts';
import type { InboundMessage, Message } from '../../../src/core/message.ts';
import type { Channel } from '../../../src/ports/channel.ts';
import { START, silentLog } from '../../bot/harness.ts';
import { eventually } from '../../support/eventually.ts';
import { aChat, aMessage, becomeReady, WhatsAppWebStandIn } from './stand-in.ts';

const PERSON = '33600000000@c.us';
const reply: Message = {
  id: 'i',
  conversationId: 'c',
  seq: 1,
  from: 'bot',
  text: 'Bonjour',
  language: 'fr',
  at: START,
};

describe('WhatsApp in a browser', () => {
  let channel: Channel;
  let clients: WhatsAppWebStandIn[];
  let received: InboundMessage[];
  let printed: string[];
  let reports: DeliveryReport[];
  let away = 0;
  beforeEach(() => {
    clients = [];
    received = [];
    printed = [];
    reports = [];
    away = 0;
  });
  afterEach(() => channel.stop());

  /** Each start of the browser takes the next way of beginning, the last one again and again. */
  function open(...beginnings: ((client: WhatsAppWebStandIn) => void)[]): void {
    channel = createWhatsAppWeb({
      dataDir: 'unused',
      programFolders: [],
      receive: async (message) => {
        if (away-- > 0) throw new AppError('service.unavailable', 'away');
        received.push(message);
        return { conversationId: 'c', messageId: message.platformId };
      },
      report: async (report) => void reports.push(report),
      random: () => 0,
      now: () => START,
      log: silentLog,
      print: (text) => printed.push(text),
      gapMs: [0, 0],
      timeoutMs: 200,
      longestPauseMs: 20,
      open: async () => {
        const begin = beginnings[Math.min(clients.length, beginnings.length - 1)];
        const client = new WhatsAppWebStandIn(begin);
        clients.push(client);
        return client;
      },
    });
  }
  const client = () => clients.at(-1) as WhatsAppWebStandIn;
  const connected = () => eventually(() => expect(channel.health().state).toBe('connected'));
  const texts = () => received.map(({ text }) => text);
  const send = () => channel.send({ conversationId: 'c', personId: PERSON, message: reply });

  it('shows the QR code until a phone has scanned it', async () => {
    open((one) => one.emit('qr', 'code-1'));
    await channel.start();
    await eventually(() => expect(channel.linkCode?.()).toBe('code-1'));
    expect(channel.health()).toMatchObject({ state: 'refused', detail: expect.stringContaining('QR') });
    expect(printed[0]).toContain('█');
    await expect(send()).rejects.toMatchObject({
      code: 'not-connected',
      retryable: true,
      unconfirmed: false,
    });
    becomeReady(client());
    await connected();
    expect(channel.linkCode?.()).toBeUndefined();
    await expect(send()).resolves.toEqual({ platformIds: ['out-1'] });
    expect(client().typed).toEqual([PERSON]);
  });

  it('reports the ticks of its own messages', async () => {
    open(becomeReady);
    await channel.start();
    await connected();
    const { platformIds } = await send();
    const ours = aMessage({ fromMe: true, id: { _serialized: platformIds[0] ?? '' } });
    for (const ack of [0, 1, 2, 3, 4, -1, 9]) client().emit('message_ack', ours, ack);
    client().emit('message_ack', aMessage(), 3);
    const states = ['sent', 'delivered', 'read', 'read'].map((state) => ({ platformId: 'out-1', state }));
    expect(reports).toEqual([...states, { platformId: 'out-1', state: 'failed', error: 'not-taken' }]);
  });

  it('reads again what is unread when it comes back, but nothing of groups', async () => {
    const [old, missed] = [1, 2].map((number) =>
      aMessage({ id: { _serialized: String(number) }, body: `text ${number}` }),
    );
    open((one) => {
      one.chats = [
        aChat(
          PERSON,
          [old, missed].flatMap((message) => message ?? []),
        ),
        aChat('1@g.us', [aMessage({ body: 'group' })], { isGroup: true }),
        aChat('2@c.us', []),
      ];
      becomeReady(one);
    });
    await channel.start();
    await eventually(() => expect(texts()).toEqual(['text 1', 'text 2']));
    await eventually(() => expect(client().seen).toEqual([PERSON, PERSON]));
  });

  it('keeps what the store does not take, in order, and says so', async () => {
    open(becomeReady);
    await channel.start();
    await connected();
    away = 2;
    client().emit('message', aMessage({ id: { _serialized: '1' }, body: 'un' }));
    client().emit('message', aMessage({ id: { _serialized: '2' }, body: 'deux' }));
    await eventually(() => expect(channel.health().state).toBe('degraded'));
    await eventually(() => expect(texts()).toEqual(['un', 'deux']));
    await connected();
  });

  it('takes an edited text as a new message', async () => {
    open(becomeReady);
    await channel.start();
    await connected();
    const edited = aMessage({ body: 'avant', latestEditSenderTimestampMs: 5 });
    client().emit('message_edit', edited, 'après', 'avant');
    await eventually(() => expect(received[0]).toMatchObject({ text: 'après' }));
    expect(received[0]?.platformId).toMatch(/-5$/);
  });

  it.each([
    ['the connection ends', (one: WhatsAppWebStandIn) => one.emit('disconnected', 'CONFLICT')],
    ['the session is refused', (one: WhatsAppWebStandIn) => one.emit('auth_failure', 'x')],
  ])('starts another browser when %s', async (_name, fail) => {
    open(becomeReady, becomeReady);
    await channel.start();
    await connected();
    fail(client());
    expect(channel.health().state).not.toBe('connected');
    await eventually(() => expect(clients).toHaveLength(2));
    await connected();
    expect(clients[0]?.destroyed).toBe(1);
    clients[0]?.emit('message', aMessage());
    expect(received).toEqual([]);
  });

  it('tries again with pauses while the page does not load', async () => {
    open(becomeReady);
    const noPage = jest.spyOn(WhatsAppWebStandIn.prototype, 'initialize');
    noPage.mockRejectedValueOnce(new Error('net::ERR')).mockRejectedValueOnce(new Error('net::ERR'));
    await channel.start();
    await eventually(() => expect(channel.health().state).toBe('degraded'));
    await eventually(() => expect(clients).toHaveLength(3));
    await connected();
  });

  it('says what state the page is in', async () => {
    open(becomeReady);
    await channel.start();
    await connected();
    client().emit('change_state', 'TIMEOUT');
    expect(channel.health()).toMatchObject({ state: 'degraded', detail: expect.stringContaining('TIMEOUT') });
    client().emit('change_state', 'CONNECTED');
    expect(channel.health().state).toBe('connected');
  });
});

describe('findChromium', () => {
  it('takes the one that is set, else the first in the folders of programs', () => {
    const folder = mkdtempSync(join(tmpdir(), 'chromium-'));
    const program = join(folder, 'google-chrome');
    writeFileSync(program, '');
    chmodSync(program, 0o755);
    expect(findChromium(undefined, ['/nowhere', folder])).toBe(program);
    expect(findChromium('/set/by/hand', [folder])).toBe('/set/by/hand');
    rmSync(folder, { recursive: true });
  });
});

describe('faults that the package leaves unattended', () => {
  const inPackage = Object.assign(new Error('Execution context was destroyed'), {
    stack: 'Error\n    at /app/node_modules/puppeteer-core/lib/cjs/puppeteer/common/ExecutionContext.js:284',
  });

  it('are told from ours', () => {
    expect([inPackage, 'auth timeout', new Error('ours'), 'x', undefined].map(isOfPackage)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('are reported while it is on', () => {
    const before = process.listenerCount('unhandledRejection');
    const seen: unknown[] = [];
    const release = containFaults((reason) => seen.push(reason));
    process.emit('unhandledRejection', inPackage, Promise.resolve());
    expect(seen).toEqual([inPackage]);
    release();
    expect(process.listenerCount('unhandledRejection')).toBe(before);
  });
});

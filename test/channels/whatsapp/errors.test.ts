import { failureOf } from '../../../channels/whatsapp/errors.ts';
import { eventually } from '../../support/eventually.ts';
import { WhatsAppBench } from './bench.ts';
import { text, webhook } from './payloads.ts';
import { type Fault, TOKEN } from './stand-in.ts';

describe('WhatsApp in trouble', () => {
  let bench: WhatsAppBench;
  let conversation: string;
  beforeEach(async () => {
    bench = await WhatsAppBench.open();
    conversation = await bench.hears('question');
  });
  afterEach(() => bench.close());

  const send = async () => {
    await bench.reply(conversation, 'réponse');
    return bench.deliver(conversation);
  };
  const heard = () => bench.platform.give(webhook({ messages: [text('wamid.1', 'x')] }));
  const health = (state: string, detail?: string) =>
    eventually(() =>
      expect(bench.channel.health()).toMatchObject({
        state,
        ...(detail ? { detail: expect.stringContaining(detail) } : {}),
      }),
    );

  it.each<[string, Fault, object]>([
    ['number throttled', { status: 429, code: 130429 }, { code: 'throttled', retryAfterSeconds: 1 }],
    ['account throttled', { status: 400, code: 80007 }, { code: 'throttled' }],
    ['too many calls', { status: 400, code: 4 }, { code: 'throttled' }],
    ['pair throttled', { status: 400, code: 131056 }, { code: 'person-throttled', retryAfterSeconds: 6 }],
    ['bare 429', { status: 429, retryAfter: 9 }, { code: 'throttled', retryAfterSeconds: 9 }],
    ['fault', { status: 500, code: 131000 }, { code: 'platform-fault', unconfirmed: false }],
    ['gateway', { status: 504 }, { code: 'platform-fault', unconfirmed: true }],
    ['token', { status: 401, code: 190 }, { code: 'token-refused' }],
    ['permission', { status: 403, code: 200 }, { code: 'token-refused' }],
    ['locked', { status: 403, code: 131031 }, { code: 'account-refused' }],
  ])('waits: %s', async (_name, fault, expected) => {
    bench.platform.faults.push(fault);
    await expect(send()).rejects.toMatchObject({ retryable: true, ...expected });
  });

  it('waits longer each time for a person who gets too many', async () => {
    const { channel } = bench;
    const outbound = (attempts: number) => ({
      conversationId: conversation,
      personId: '33612345678',
      message: {
        id: 'i',
        conversationId: conversation,
        seq: 1,
        from: 'bot' as const,
        text: 'x',
        language: 'fr' as const,
        at: bench.now,
        delivery: { state: 'pending' as const, attempts, platformIds: [] },
      },
    });
    for (const [attempts, seconds] of [
      [0, 6],
      [2, 24],
      [20, 300],
    ] as const) {
      bench.platform.faults.push({ status: 400, code: 131056 });
      await expect(channel.send(outbound(attempts))).rejects.toMatchObject({ retryAfterSeconds: seconds });
    }
  });

  it('leaves the whole number alone while it is throttled', async () => {
    bench.platform.faults.push({ status: 429, code: 130429, retryAfter: 20 });
    await expect(send()).rejects.toMatchObject({ code: 'throttled' });
    const other = await bench.hears('autre', '34600000000');
    await bench.reply(other, 'x');
    await expect(bench.deliver(other)).rejects.toMatchObject({ code: 'throttled', retryAfterSeconds: 20 });
    expect(bench.platform.taken).toEqual([]);
  });

  it('knows that nothing was sent when there was no connection', async () => {
    await bench.restart({ apiRoot: 'http://127.0.0.1:59998/v0.0' });
    await expect(send()).rejects.toMatchObject({ code: 'unreachable', unconfirmed: false });
  });

  it('names why a report says failed', () => {
    expect([131026, 131047, 131050, 130429, 1, 999, undefined].map(failureOf)).toEqual([
      'not-on-whatsapp',
      'window-closed',
      'blocked',
      'throttled',
      'platform-fault',
      'refused',
      'refused',
    ]);
  });

  it('keeps to the throughput', async () => {
    const times: number[] = [];
    let left = 1;
    await bench.restart({
      rateLimiter: {
        take: async () => ({ allowed: left-- > 0, retryAfterSeconds: 1 }),
      },
    });
    const began = Date.now();
    await send();
    left = -1;
    setTimeout(() => (left = 1), 300).unref();
    await send();
    times.push(Date.now() - began);
    expect(bench.platform.taken).toHaveLength(2);
    expect(times[0]).toBeGreaterThanOrEqual(900);
  });

  describe('health', () => {
    it('is green only when the token is taken and the webhook is heard', async () => {
      await bench.channel.start();
      await health('starting', 'webhook has not been called');
      await heard();
      await health('connected');
      await bench.channel.stop();
      await health('stopped');
    });

    it('never shows a dead token green', async () => {
      bench.platform.token = 'another';
      await heard();
      await bench.channel.start();
      await health('refused', 'WHATSAPP_CLOUD_TOKEN');
      bench.platform.token = TOKEN;
      await send();
      await health('connected');
      bench.platform.token = 'another';
      await expect(send()).rejects.toThrow('token-refused');
      await health('refused');
    });

    it('finds a dead token in a process that only takes webhooks', async () => {
      bench.platform.token = 'another';
      await heard();
      bench.channel.health();
      await health('refused');
    });

    it('says when sending fails, and when it works again', async () => {
      await heard();
      bench.platform.faults.push({ status: 500, code: 131000 });
      await bench.channel.start();
      await expect(send()).rejects.toThrow();
      await health('degraded', 'platform-fault');
      await bench.deliver(conversation);
      await health('connected');
    });

    it('says when the webhook is not reached', async () => {
      await bench.channel.start();
      await health('starting');
      bench.hours(1);
      await health('degraded', 'has not been called yet');
      await heard();
      await health('connected');
      bench.hours(5);
      await health('connected');
      await send();
      await health('connected');
      bench.hours(0.5);
      await health('degraded', '330 minutes');
      await heard();
      await health('connected');
    });

    it('remembers over a restart that the webhook was reached', async () => {
      await heard();
      await bench.restart();
      await bench.channel.start();
      await health('connected');
    });
  });
});

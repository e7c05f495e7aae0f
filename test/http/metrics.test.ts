import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { AppError } from '../../src/core/errors.ts';
import { createMetrics } from '../../src/http/metrics.ts';
import type { Channel } from '../../src/ports/channel.ts';
import { START } from '../bot/harness.ts';

describe('what Prometheus is shown while a part is away', () => {
  /** Everything answers, until it is away; `counts` are the figures. */
  const program = { away: false };
  const reach = async <T>(value: T): Promise<T> => {
    if (program.away) throw new AppError('service.unavailable', 'away');
    return value;
  };
  const ids = ['a', 'b', 'c'];
  const { router } = createMetrics({
    checks: { store: () => reach(true), queue: () => reach(true), model: async () => true },
    store: {
      escalations: { list: () => reach([]) },
      messages: { conversationsUnhandledSince: () => reach(ids) },
      deliveries: { conversationsPendingSince: () => reach(ids) },
      turns: { counts: () => reach([]) },
    } as never,
    channels: [{ name: 'telegram' } as Channel],
    channelStates: () => reach([]),
    serviceLevels: async () => new Map(),
    queue: { depths: () => reach({ answer: { waiting: 7 } }) },
    now: () => START,
  });
  let server: Server;
  beforeAll((done) => {
    server = express().use(router).listen(0, '127.0.0.1', done);
  });
  afterAll(() => server.close());
  const shown = async () => {
    const { port } = server.address() as AddressInfo;
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    return text.split('\n').filter((line) => line.startsWith('dalil_'));
  };

  it('is which part it is, and no figure of before', async () => {
    const figures = [
      'dalil_unanswered 3',
      'dalil_undelivered{channel="telegram"} 3',
      'dalil_queue_jobs{queue="answer",state="waiting"} 7',
      'dalil_part_ready{part="store"} 1',
    ];
    expect(await shown()).toEqual(expect.arrayContaining(figures));
    program.away = true;
    expect(await shown()).toEqual([
      'dalil_part_ready{part="store"} 0',
      'dalil_part_ready{part="queue"} 0',
      'dalil_part_ready{part="model"} 1',
    ]);
    program.away = false;
    expect(await shown()).toEqual(expect.arrayContaining(figures));
  });
});

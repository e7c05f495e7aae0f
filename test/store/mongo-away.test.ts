import { setTimeout as pause } from 'node:timers/promises';
import mongoose from 'mongoose';
import { AppError } from '../../src/core/errors.ts';
import type { Store } from '../../src/ports/store.ts';
import { openMongo } from '../../src/store/mongo/index.ts';
import { Wire } from '../../src/tools/rig/wire.ts';
import { aMessage } from '../contracts/store/samples.ts';
import type { Ferret } from '../support/ferret/ferret.ts';
import { type MongoForTests, mongoServer } from '../support/mongo.ts';
import { using } from './using-mongo.ts';

const UNAVAILABLE = { code: 'service.unavailable' };
/** Longest that a call may wait for a server that is gone, in milliseconds. */
const PATIENCE = 5_000;

const server = mongoServer();
if ('missing' in server || server.name !== 'FerretDB') {
  describe.skip('a MongoDB that goes (only a server of our own can be stopped)', () =>
    it('is said to be unavailable while it is away', () => {}));
} else {
  describe('a MongoDB that goes', () => {
    let mongo: MongoForTests;
    beforeAll(async () => {
      mongo = await server.start();
    });
    afterAll(() => mongo.stop());

    serverThatGoes(() => mongo);
  });
}

function serverThatGoes(mongo: () => MongoForTests): void {
  it('is said to be unavailable while it is away and used again when it is back', async () => {
    const ferret = mongo().ferret as Ferret;
    await using(mongo().freshUrl(), async (store) => {
      await store.messages.append(aMessage());
      await ferret.kill();
      const began = Date.now();
      await expect(store.messages.append(aMessage({ id: 'm2' }))).rejects.toMatchObject(UNAVAILABLE);
      await expect(store.ping()).rejects.toMatchObject(UNAVAILABLE);
      expect(Date.now() - began).toBeLessThan(2 * PATIENCE);
      await ferret.start();
      const { message } = await store.messages.append(aMessage({ id: 'm2' }));
      expect(message.seq).toBe(2);
      await store.ping();
    });
  });

  it('is said to be unavailable while it is silent', async () => {
    const ferret = mongo().ferret as Ferret;
    await using(mongo().freshUrl(), async (store) => {
      await store.messages.append(aMessage());
      ferret.freeze();
      // The signal stops it within a moment, on a busy machine a longer one.
      await pause(300);
      const began = Date.now();
      await expect(store.messages.get('m1')).rejects.toMatchObject(UNAVAILABLE);
      expect(Date.now() - began).toBeLessThan(PATIENCE + 1_000);
      ferret.thaw();
      expect(await store.messages.get('m1')).toMatchObject({ seq: 1 });
    });
  });

  it.each([
    ['carries on', false],
    ['has forgotten the connections', true],
  ])(
    'is noticed when the network drops everything, and used again when it %s',
    async (_, forgets) => {
      const address = new URL(mongo().freshUrl());
      const wire = await Wire.to({ host: address.hostname, port: Number(address.port) });
      address.port = String(wire.port);
      try {
        await using(address.href, async (store) => {
          await store.messages.append(aMessage());
          wire.cut();
          const began = Date.now();
          await expect(store.ping()).rejects.toMatchObject(UNAVAILABLE);
          await expect(store.messages.append(aMessage({ id: 'm2' }))).rejects.toMatchObject(UNAVAILABLE);
          expect(Date.now() - began).toBeLessThan(2 * (PATIENCE + 1_000));
          wire.heal({ forgets });
          await sendUntilStored(store, 'm2');
          expect((await store.messages.after('c1', 0)).map(({ id, seq }) => [id, seq])).toEqual([
            ['m1', 1],
            ['m2', 2],
          ]);
        });
      } finally {
        await wire.close();
      }
    },
    60_000,
  );

  it('is not asked more than it can answer in time, however much is wanted of it', async () => {
    const address = new URL(mongo().freshUrl());
    const wire = await Wire.to({ host: address.hostname, port: Number(address.port) });
    address.port = String(wire.port);
    let most = 0;
    const looking = setInterval(() => {
      most = Math.max(most, wire.connections);
    }, 5);
    try {
      await using(address.href, async (store) => {
        for (let n = 0; n < 20; n++) await store.messages.append(aMessage({ id: `m${n}` }));
        // On a busy machine some are refused after a while, which is as it should be.
        await Promise.allSettled(Array.from({ length: 200 }, () => store.messages.after('c1', 0)));
      });
    } finally {
      clearInterval(looking);
      await wire.close();
    }
    // Ten for what is asked, two or three with which the driver watches the server.
    expect(most).toBeGreaterThan(2);
    expect(most).toBeLessThan(15);
  }, 60_000);

  it('is found again, though the driver has lost it for good', async () => {
    await using(mongo().freshUrl(), async (store) => {
      await store.messages.append(aMessage());
      // What was seen when connections broke at the wrong moment: from then on it never found the server again.
      const lost = mongoose.connections.at(-1)?.getClient() as unknown as {
        topology: { selectServer: () => Promise<never> };
      };
      lost.topology.selectServer = () => Promise.reject(new mongoose.mongo.MongoNetworkError('lost'));
      await expect(store.messages.get('m1')).rejects.toMatchObject(UNAVAILABLE);
      const until = Date.now() + 60_000;
      const look = async (): Promise<unknown> =>
        store.messages.get('m1').catch((error: unknown) => {
          if (Date.now() > until) throw error;
          return pause(500).then(look);
        });
      expect(await look()).toMatchObject({ seq: 1 });
    });
  }, 90_000);

  it('is waited for at the start, as long as it is told to', async () => {
    const ferret = mongo().ferret as Ferret;
    await ferret.kill();
    const opening = openMongo({ url: mongo().freshUrl(), patienceMs: 20_000 });
    await pause(4_000);
    await ferret.start();
    const store = await opening;
    await store.ping();
    await store.close();
  }, 40_000);

  it('loses and doubles nothing when it is killed under load', async () => {
    const ferret = mongo().ferret as Ferret;
    await using(mongo().freshUrl(), async (store) => {
      const sending = Promise.all(Array.from({ length: 60 }, (_, n) => sendUntilStored(store, `m${n}`)));
      for (let kill = 0; kill < 3; kill++) {
        await pause(150);
        await ferret.kill();
        await ferret.start();
      }
      await sending;
      const stored = await store.messages.after('c1', 0);
      expect(stored.map(({ seq }) => seq)).toEqual(Array.from({ length: 60 }, (_, n) => n + 1));
    });
  });

  it('stops the start, naming the server and not the password', async () => {
    const failure = await openMongo({ url: 'mongodb://user:s3cret@127.0.0.1:1/dalil' }).catch(
      (error) => error,
    );
    expect(failure).toMatchObject(UNAVAILABLE);
    expect(failure.message).toContain('127.0.0.1:1');
    expect(failure.message).not.toContain('s3cret');
  });
}

/** As a platform does: again and again until it is taken. */
async function sendUntilStored(store: Store, id: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const failure = await store.messages.append(aMessage({ id })).catch((error: unknown) => error);
    if (!(failure instanceof AppError)) return;
    expect(failure).toMatchObject(UNAVAILABLE);
    await pause(50);
  }
}

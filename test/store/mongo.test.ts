import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'libsql';
import mongoose from 'mongoose';
import { AppError } from '../../src/core/errors.ts';
import type { Store } from '../../src/ports/store.ts';
import { openMongo } from '../../src/store/mongo/index.ts';
import { openStore } from '../../src/store/open.ts';
import { SHAPES } from '../../src/store/shapes.ts';
import { openSqlite } from '../../src/store/sqlite/index.ts';
import { Wire } from '../../src/tools/rig/wire.ts';
import {
  aConversation,
  aMessage,
  anEscalation,
  aReply,
  aTurn,
  FULL_CONVERSATION,
  FULL_ESCALATION,
} from '../contracts/store/samples.ts';
import { storeContract } from '../contracts/store.contract.ts';
import type { Ferret } from '../support/ferret/ferret.ts';
import { type MongoForTests, mongoServer } from '../support/mongo.ts';

const UNAVAILABLE = { code: 'service.unavailable' };
/** Longest that a call may wait for a server that is gone, in milliseconds. */
const PATIENCE = 5_000;

const NOT_ATOMIC = 'not on FerretDB: its updates read, then write';
const NO_DUPLICATE = 'not on FerretDB: an update that breaks a unique index is an unknown error there';
const CANNOT_ON_FERRET = {
  'lets exactly one of many saves of a version win': NOT_ATOMIC,
  'lets exactly one of two agents claim it': NOT_ATOMIC,
  'lets one of several commits of a turn through': NOT_ATOMIC,
  'counts every one of attempts made at once': NOT_ATOMIC,
  'does not reopen one beside another that is open': NO_DUPLICATE,
  'refuses a save that takes another’s e-mail': NO_DUPLICATE,
};

const server = mongoServer();
if ('missing' in server) {
  describe.skip(`MongoDB store (${server.missing})`, () => it('keeps the promises of every store', () => {}));
} else {
  describe(`MongoDB store on ${server.name}`, () => {
    let mongo: MongoForTests;
    beforeAll(async () => {
      mongo = await server.start();
    });
    afterAll(() => mongo.stop());

    const cannot = server.name === 'FerretDB' ? CANNOT_ON_FERRET : {};
    storeContract({ create: () => openMongo({ url: mongo.freshUrl() }), cannot });
    describe('one database', () => oneDatabase(() => mongo.freshUrl()));
    if (server.name === 'FerretDB') describe('a server that goes', () => serverThatGoes(() => mongo));
  });
}

function oneDatabase(freshUrl: () => string): void {
  it('has all its data when it is opened again, and is opened by its address', async () => {
    const mongoUrl = freshUrl();
    await using(mongoUrl, async (store) => {
      const conversation = await store.conversations.ensure(aConversation());
      await store.messages.append(aMessage());
      const writes = { messages: [aReply()], record: aTurn(), escalation: anEscalation() };
      await store.turns.commit({ conversation, ...writes });
    });
    const again = await openStore({ dataDir: '/nonexistent', mongoUrl });
    expect(again.kind).toBe('mongo');
    expect(await again.conversations.get('c1')).toMatchObject({ version: 2 });
    expect(await again.messages.after('c1', 0)).toHaveLength(2);
    expect(await again.escalations.openOf('c1')).toEqual(anEscalation());
    await again.close();
  });

  it('keeps its promises to two programs that open it at once', async () => {
    const url = freshUrl();
    const [one, two] = await Promise.all([openMongo({ url }), openMongo({ url })]);
    await Promise.all(
      Array.from({ length: 20 }, (_, n) => (n % 2 ? one : two).messages.append(aMessage({ id: `m${n}` }))),
    );
    const stored = await one.messages.after('c1', 0);
    expect(stored.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    await Promise.all([one.close(), two.close()]);
  });

  it('numbers on from wherever another program has got to, and afresh after an erasure', async () => {
    const url = freshUrl();
    const [one, two] = await Promise.all([openMongo({ url }), openMongo({ url })]);
    const append = async (store: Store, id: string) =>
      (await store.messages.append(aMessage({ id }))).message.seq;
    await one.conversations.ensure(aConversation());
    expect(await append(one, 'm1')).toBe(1);
    for (let n = 2; n <= 20; n++) expect(await append(two, `m${n}`)).toBe(n);
    expect(await append(one, 'm21')).toBe(21);
    await two.conversations.erase('c1');
    expect(await append(one, 'm22')).toBe(1);
    expect(await append(two, 'm23')).toBe(2);
    await Promise.all([one.close(), two.close()]);
  });

  it('is refused when a newer program has written it', async () => {
    const url = freshUrl();
    await using(url, async () => {});
    await inside(url, (db) => db.collection<{ _id: number }>('migrations').insertOne({ _id: 99 }));
    await expect(openMongo({ url })).rejects.toThrow(/newer version of Dalil.*number 99/);
  });

  it('has the fields and indexes of the SQLite tables', async () => {
    const url = freshUrl();
    await using(url, async (store) => {
      await store.conversations.ensure(FULL_CONVERSATION);
      await store.escalations.open(FULL_ESCALATION);
    });
    await inside(url, async (db) => {
      for (const table of ['conversations', 'escalations']) {
        const { _id, ...found } = (await db.collection(table).findOne()) ?? {};
        const columns = SHAPES.find((shape) => shape.table === table)?.columns ?? [];
        expect(['id', ...Object.keys(found)].sort()).toEqual(columns.map(({ name }) => name).sort());
      }
      const collections = SHAPES.map(({ table }) => db.collection(table));
      const indexes = await Promise.all(
        collections.map((collection) => collection.indexes().catch(() => [])),
      );
      const names = indexes
        .flat()
        .map(({ name }) => name)
        .filter((name) => name !== '_id_');
      expect(names.sort()).toEqual(await sqliteIndexes());
    });
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

async function using(url: string, work: (store: Store) => Promise<unknown>): Promise<void> {
  const store = await openMongo({ url });
  try {
    await work(store);
  } finally {
    await store.close();
  }
}

async function inside(
  url: string,
  work: (db: NonNullable<mongoose.Connection['db']>) => Promise<unknown>,
): Promise<void> {
  const connection = await mongoose.createConnection(url).asPromise();
  if (connection.db) await work(connection.db);
  await connection.close();
}

async function sqliteIndexes(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'dalil-indexes-'));
  const path = join(folder, 'dalil.db');
  const store = await openSqlite({ path });
  const database = new Database(path);
  const sql = `select name from sqlite_master where type = 'index' and sql is not null order by name`;
  const rows = database.prepare(sql).all() as { name: string }[];
  database.close();
  await store.close();
  await rm(folder, { recursive: true });
  return rows.map(({ name }) => name);
}

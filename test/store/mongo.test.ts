import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import mongoose from 'mongoose';
import type { Store } from '../../src/ports/store.ts';
import { openMongo } from '../../src/store/mongo/index.ts';
import { openStore } from '../../src/store/open.ts';
import { SHAPES } from '../../src/store/shapes.ts';
import { openSqlite } from '../../src/store/sqlite/index.ts';
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
import { type MongoForTests, mongoServer } from '../support/mongo.ts';
import { using } from './using-mongo.ts';

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

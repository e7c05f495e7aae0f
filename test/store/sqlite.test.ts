import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { AppError } from '../../src/core/errors.ts';
import type { Store } from '../../src/ports/store.ts';
import { openStore } from '../../src/store/open.ts';
import { SHAPES } from '../../src/store/shapes.ts';
import { openSqlite } from '../../src/store/sqlite/index.ts';
import { aConversation, aMessage, anEscalation, aReply, aTurn } from '../contracts/store/samples.ts';
import { storeContract } from '../contracts/store.contract.ts';

let folder: string;
let files = 0;
const freshPath = () => join(folder, `${++files}.db`);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dalil-sqlite-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('SQLite in a file', () => storeContract({ create: () => openSqlite({ path: freshPath() }) }));

describe('SQLite in memory', () => storeContract({ create: () => openSqlite({ path: ':memory:' }) }));

describe('one SQLite file', () => {
  it('has all its data when it is opened again', async () => {
    const path = freshPath();
    await using(path, async (store) => {
      const conversation = await store.conversations.ensure(aConversation());
      await store.messages.append(aMessage());
      const writes = { messages: [aReply()], record: aTurn(), escalation: anEscalation() };
      await store.turns.commit({ conversation, ...writes });
    });
    await using(path, async (store) => {
      expect(await store.conversations.get('c1')).toMatchObject({ version: 2 });
      expect(await store.messages.after('c1', 0)).toHaveLength(2);
      expect(await store.turns.get('m1')).toEqual(aTurn());
      expect(await store.escalations.openOf('c1')).toEqual(anEscalation());
    });
  });

  it('keeps its promises to two programs at once', async () => {
    const path = freshPath();
    await using(path, (one) =>
      using(path, async (two) => {
        const stores = [one, two] as const;
        await Promise.all(
          Array.from({ length: 20 }, (_, n) =>
            stores[n % 2 === 0 ? 0 : 1].messages.append(aMessage({ id: `m${n}` })),
          ),
        );
        expect((await one.messages.after('c1', 0)).map(({ seq }) => seq)).toEqual(
          Array.from({ length: 20 }, (_, n) => n + 1),
        );
        const opened = await Promise.all(
          stores.map((store, n) => store.escalations.open(anEscalation({ id: `e${n}` }))),
        );
        expect(opened[0]).toEqual(opened[1]);
        const claims = await Promise.all(
          stores.map((store, n) =>
            store.escalations.save({ ...anEscalation({ id: 'e0' }), agentId: `agent-${n}` }),
          ),
        );
        expect(claims.filter((claim) => claim !== undefined)).toHaveLength(1);
      }),
    );
  });

  it('is refused when a newer program has written it', async () => {
    const path = freshPath();
    await using(path, async () => {});
    const database = new Database(path);
    database.exec(`insert into migrations values (99, 'from the future', 0)`);
    database.close();
    await expect(openSqlite({ path })).rejects.toThrow(/newer version of Dalil.*number 99/);
  });

  it('has a column for each field, and no other', async () => {
    const path = freshPath();
    await using(path, async () => {});
    const database = new Database(path);
    for (const { table, columns } of SHAPES) {
      const found = database.prepare(`select name from pragma_table_info('${table}')`).all() as {
        name: string;
      }[];
      expect(found.map(({ name }) => name).sort()).toEqual(columns.map(({ name }) => name).sort());
    }
    database.close();
  });

  it('undoes one failed write and keeps those beside it', async () => {
    await using(freshPath(), async ({ agents, values }) => {
      const agent = { id: 'a', email: 'a@example.org', name: 'A', role: 'agent', languages: [] } as const;
      const rest = { passwordHash: '', disabled: false, presence: 'away', version: 1 } as const;
      const dates = { presenceSince: new Date(0), createdAt: new Date(0) };
      const results = await Promise.allSettled([
        agents.add({ ...agent, ...rest, ...dates }),
        agents.add({ ...agent, ...rest, ...dates, id: 'b' }),
        values.set('name', 'value'),
      ]);
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(await values.get('name')).toBe('value');
    });
  });

  it('writes what is still waiting when it is closed', async () => {
    const path = freshPath();
    const store = await openSqlite({ path });
    const writing = store.values.set('name', 'value');
    await store.close();
    await writing;
    await using(path, async ({ values }) => expect(await values.get('name')).toBe('value'));
  });

  it.each([
    ['a folder that is not there', '/nonexistent/folder/dalil.db'],
    ['a folder', tmpdir()],
  ])('says that it cannot be used when it is %s', async (_, path) => {
    const failure = await openSqlite({ path }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AppError);
    expect(failure).toMatchObject({ code: 'service.unavailable' });
    expect((failure as AppError).cause).toBeDefined();
  });

  it('is made in the data folder, which is made too', async () => {
    const dataDir = join(folder, 'deep', 'data');
    const store = await openStore({ dataDir });
    expect(store.kind).toBe('sqlite');
    await store.close();
    const underAFile = join(dataDir, 'dalil.db', 'data');
    await expect(openStore({ dataDir: underAFile })).rejects.toMatchObject({
      code: 'service.unavailable',
    });
  });
});

async function using(path: string, work: (store: Store) => Promise<unknown>): Promise<void> {
  const store = await openSqlite({ path });
  try {
    await work(store);
  } finally {
    await store.close();
  }
}

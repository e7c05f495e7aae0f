import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Archive } from '../../src/store/archive/archive.ts';
import { copyStore } from '../../src/store/archive/copy.ts';
import { openMongoArchive } from '../../src/store/archive/mongo-archive.ts';
import { backupMongo, restoreMongo } from '../../src/store/archive/mongo-backup.ts';
import { openSqliteArchive } from '../../src/store/archive/sqlite-archive.ts';
import { openMongo } from '../../src/store/mongo/index.ts';
import { openSqlite } from '../../src/store/sqlite/index.ts';
import {
  aConversation,
  aMessage,
  anEscalation,
  aReply,
  aTurn,
  FULL_CONVERSATION,
  FULL_ESCALATION,
  REMEMBERING,
} from '../contracts/store/samples.ts';
import { eventually } from '../support/eventually.ts';
import { type MongoForTests, mongoServer } from '../support/mongo.ts';

const silent = () => undefined;

/** An installation with every table filled, and more messages than fit one page. */
async function aFilledStore(path: string): Promise<void> {
  const store = await openSqlite({ path });
  const conversationId = FULL_CONVERSATION.id;
  await store.conversations.ensure(FULL_CONVERSATION);
  for (let n = 0; n < 250; n++) await store.messages.append(aMessage({ id: `m${n}`, conversationId }));
  const delivery = { state: 'sent', attempts: 1, platformIds: ['p1'] } as const;
  await store.messages.append(aReply({ id: 'r1', conversationId, delivery }));
  await store.deliveries.update('r1', delivery);
  const conversation = await store.conversations.get(conversationId);
  if (conversation)
    await store.turns.commit({ conversation, messages: [], record: aTurn({ id: 'm1', conversationId }) });
  await store.escalations.open(FULL_ESCALATION);
  await store.escalations.open(anEscalation({ id: 'e2', conversationId: 'other' }));
  await store.messages.append(aMessage({ id: 'gone', conversationId: 'forgotten' }));
  await store.privacy.dissolve('forgotten', 'erased-1', REMEMBERING);
  await store.values.set('telegram.offset', '42');
  await store.close();
}

describe('copying an installation', () => {
  let folder: string;
  let source: Archive;
  const opened: Archive[] = [];
  const keep = (archive: Archive) => {
    opened.push(archive);
    return archive;
  };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dalil-migrate-'));
    await aFilledStore(join(folder, 'a.db'));
    source = keep(await openSqliteArchive(join(folder, 'a.db')));
  });
  afterEach(async () => {
    for (const archive of opened.splice(0)) await archive.close();
    await rm(folder, { recursive: true });
  });

  it('carries every row over and proves it', async () => {
    const target = keep(await openSqliteArchive(join(folder, 'b.db')));
    const reports = await copyStore(source, target, silent);
    expect(reports.filter(({ agrees }) => !agrees)).toEqual([]);
    expect(reports.find(({ table }) => table === 'messages')?.to.count).toBe(251);
    expect(reports.filter(({ from }) => from.count === 0).map(({ table }) => table)).toEqual([
      'agents',
      'sessions',
      'notes',
      'canned_replies',
      'call_backs',
      'duty_shifts',
      'mission_calendars',
      'teams',
      'audit',
    ]);
  });

  it('goes on after an interruption', async () => {
    const target = keep(await openSqliteArchive(join(folder, 'b.db')));
    let puts = 0;
    const cut: Archive = {
      ...target,
      put: (...put) => (++puts > 2 ? Promise.reject(new Error('cut')) : target.put(...put)),
    };
    await expect(copyStore(source, cut, silent)).rejects.toThrow('cut');
    expect((await copyStore(source, target, silent)).every(({ agrees }) => agrees)).toBe(true);
  });

  it('says so when the target holds what the source has not', async () => {
    const stranger = await openSqlite({ path: join(folder, 'b.db') });
    await stranger.values.set('of somebody else', 'x');
    await stranger.close();
    const target = keep(await openSqliteArchive(join(folder, 'b.db')));
    const reports = await copyStore(source, target, silent);
    expect(reports.filter(({ agrees }) => !agrees).map(({ table }) => table)).toEqual(['named_values']);
  });

  const server = mongoServer();
  const mongoIt = 'missing' in server ? it.skip : it;
  const where = 'missing' in server ? `(${server.missing})` : `on ${server.name}`;
  mongoIt(
    `goes to MongoDB and back ${where}`,
    async () => {
      if ('missing' in server) return;
      const mongo: MongoForTests = await server.start();
      try {
        const target = keep(await openMongoArchive(mongo.freshUrl()));
        expect((await copyStore(source, target, silent)).filter(({ agrees }) => !agrees)).toEqual([]);
        const back = keep(await openSqliteArchive(join(folder, 'c.db')));
        expect((await copyStore(target, back, silent)).filter(({ agrees }) => !agrees)).toEqual([]);
        expect((await copyStore(source, back, silent)).filter(({ agrees }) => !agrees)).toEqual([]);
      } finally {
        for (const archive of opened.splice(1)) await archive.close();
        await mongo.stop();
      }
    },
    60_000,
  );

  mongoIt(
    `is backed up while it is written to, and restored into an empty database only ${where}`,
    async () => {
      if ('missing' in server) return;
      const mongo: MongoForTests = await server.start();
      const [url, copy] = [mongo.freshUrl(), join(folder, 'copy.db')];
      const store = await openMongo({ url });
      try {
        let on = true;
        const writing = Promise.all(
          Array.from({ length: 4 }, async (_, n) => {
            const conversationId = `c${n}`;
            await store.conversations.ensure(aConversation({ id: conversationId, personId: `${n}` }));
            for (let turn = 0; on || turn < 3; turn++) {
              const { message } = await store.messages.append(
                aMessage({ id: `${n}-${turn}`, conversationId }),
              );
              const conversation = await store.conversations.get(conversationId);
              if (conversation)
                await store.turns.commit({
                  conversation: { ...conversation, answeredThrough: message.seq },
                  messages: [aReply({ id: `${n}-${turn}-r`, conversationId })],
                });
            }
          }),
        );
        await eventually(async () => {
          for (let n = 0; n < 4; n++) expect(await store.messages.get(`${n}-2`)).toBeDefined();
        }, 30_000);
        await backupMongo(url, copy);
        on = false;
        await writing;
        await expect(restoreMongo(copy, url)).rejects.toThrow('not empty');
        const other = mongo.freshUrl();
        await restoreMongo(copy, other);
        const restored = await openMongo({ url: other });
        for (let n = 0; n < 4; n++) {
          const conversation = await restored.conversations.get(`c${n}`);
          const latest = (await restored.messages.latest(`c${n}`, 1))[0]?.seq ?? 0;
          expect(latest).toBeGreaterThan(1);
          // Else the next message would pass for answered.
          expect(conversation?.answeredThrough).toBeLessThanOrEqual(latest);
        }
        await restored.close();
      } finally {
        await store.close();
        await mongo.stop();
      }
    },
    120_000,
  );
});

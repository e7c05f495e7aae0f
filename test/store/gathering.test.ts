import { Gathering } from '../../src/store/mongo/gathering.ts';

const DOCUMENTS = [
  { of: 'a', seq: 1, state: 'done' },
  { of: 'b', seq: 1, state: 'open' },
  { of: 'a', seq: 2, state: 'open' },
  { of: 'a', seq: 3, state: 'lost' },
];
type Found = Readonly<Record<string, unknown>>;

/** A server that answers when it is told to; it finds everything. */
class Server {
  readonly asked: object[] = [];
  private readonly open: { resolve: (found: Found[]) => void; reject: (error: Error) => void }[] = [];
  readonly gathering = new Gathering<Found>((question) => {
    this.asked.push(question);
    return new Promise((resolve, reject) => this.open.push({ resolve, reject }));
  });

  async answer(found: Found[] = DOCUMENTS): Promise<void> {
    this.open.shift()?.resolve(found);
    await settled();
  }

  async fail(): Promise<void> {
    this.open.shift()?.reject(new Error('away'));
    await settled();
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
const numbers = (found: readonly Found[]) => found.map(({ seq }) => seq);

it('asks a question that comes alone as it is', async () => {
  const server = new Server();
  const question = { filter: { of: 'a' }, lastFirst: true, limit: 2 };
  const found = server.gathering.find(question);
  expect(server.asked).toEqual([question]);
  await server.answer([{ of: 'a', seq: 3 }]);
  expect(numbers(await found)).toEqual([3]);
});

it('puts together what comes while it waits for an answer, and gives each its own', async () => {
  const server = new Server();
  const first = server.gathering.find({ filter: { of: 'b' } });
  const filters = [{ of: 'a', seq: { $gt: 1 } }, { of: 'a' }, { of: 'a', state: { $in: ['open', 'lost'] } }];
  const later = [
    server.gathering.find({ filter: filters[0] as { of: string } }),
    server.gathering.find({ filter: { of: 'a' }, lastFirst: true, limit: 2 }),
    server.gathering.find({ filter: filters[2] as { of: string }, limit: 1 }),
    server.gathering.find({ filter: { of: 'a' }, limit: 0 }),
  ];
  expect(server.asked).toHaveLength(1);
  // It had not been asked for these yet.
  await server.answer([]);
  expect(await first).toEqual([]);
  expect(server.asked.slice(1)).toEqual([{ filter: { $or: [...filters, { of: 'a' }] }, limit: 1_000 }]);
  await server.answer();
  expect((await Promise.all(later)).map(numbers)).toEqual([[2, 3], [3, 2], [2], []]);
});

/** A server that takes so long, in milliseconds; and how it was asked. */
function slowServer(takes: Record<'alone' | 'together', number>) {
  const asked: ('alone' | 'together')[] = [];
  const gathering = new Gathering<Found>(async ({ filter }) => {
    const how = '$or' in filter ? 'together' : 'alone';
    asked.push(how);
    await new Promise((resolve) => setTimeout(resolve, takes[how]));
    return DOCUMENTS;
  });
  return { asked, gathering };
}

it('asks one after another what takes longer together', async () => {
  // Nothing that the machine is busy with may make one alone seem so slow.
  const { asked, gathering } = slowServer({ alone: 0, together: 500 });
  const three = () => Promise.all(['a', 'b', 'a'].map((of) => gathering.find({ filter: { of } })));
  await three();
  expect(asked.splice(0)).toEqual(['alone', 'together']);
  expect((await three()).map((found) => found.length)).toEqual([4, 4, 4]);
  expect(asked).toEqual(['alone', 'alone', 'alone']);
});

it('asks one alone now and then, to know whether that has become faster', async () => {
  const { asked, gathering } = slowServer({ alone: 100, together: 0 });
  const asker = async () => {
    for (let time = 0; time < 30; time++) await gathering.find({ filter: { of: 'a' } });
  };
  await Promise.all([asker(), asker(), asker()]);
  const alone = asked.filter((how) => how === 'alone').length;
  expect(alone).toBeGreaterThan(1);
  expect(alone).toBeLessThan(asked.length / 4);
});

it('reads no more than is wanted where it would be too much together', async () => {
  const asked: object[] = [];
  const long = Array.from({ length: 5_000 }, (_, seq) => ({ of: 'a', seq }));
  const gathering = new Gathering<Found>(async (question) => {
    asked.push(question);
    await settled();
    return long.slice(0, question.limit);
  });
  const first = { filter: { of: 'a' }, limit: 3 };
  const [, , three] = await Promise.all([1, 2, 3].map((limit) => gathering.find({ ...first, limit })));
  expect(numbers(three ?? [])).toEqual([0, 1, 2]);
  expect(asked.slice(2)).toEqual([{ ...first, limit: 2 }, first]);
});

it('fails those that went together, and no other', async () => {
  const server = new Server();
  const [first, second, third] = ['a', 'a', 'b'].map((of) => server.gathering.find({ filter: { of } }));
  await server.fail();
  await expect(first).rejects.toThrow('away');
  await server.answer();
  expect(numbers((await second) ?? [])).toEqual([1, 2, 3]);
  expect(numbers((await third) ?? [])).toEqual([1]);
});

it('refuses what waits in vain for its turn', async () => {
  const server = new Server();
  void server.gathering.find({ filter: { of: 'a' } });
  await expect(server.gathering.find({ filter: { of: 'b' } })).rejects.toMatchObject({
    code: 'service.unavailable',
  });
});

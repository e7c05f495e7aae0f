import { Gate, MOST_AT_ONCE } from '../../src/store/mongo/gate.ts';

const TOO_MUCH = new Error('no answer in time');

/** A server that does as it is told. */
class Server {
  private readonly open: { resolve: () => void; reject: (error: Error) => void }[] = [];
  private readonly gate = new Gate((error) => error === TOO_MUCH);

  ask(count: number): void {
    for (let n = 0; n < count; n++)
      void this.gate
        .pass(() => new Promise<void>((resolve, reject) => this.open.push({ resolve, reject })))
        .catch(() => undefined);
  }

  get busyWith(): number {
    return this.open.length;
  }

  async answer(): Promise<void> {
    for (const { resolve } of this.open.splice(0)) resolve();
    await settled();
  }

  async fail(error: Error): Promise<void> {
    for (const { reject } of this.open.splice(0)) reject(error);
    await settled();
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

it('gives a server that answers as much as it may have at once, and the rest in turn', async () => {
  const server = new Server();
  server.ask(MOST_AT_ONCE + 3);
  expect(server.busyWith).toBe(MOST_AT_ONCE);
  await server.answer();
  expect(server.busyWith).toBe(3);
});

it('gives one thing at a time to a server that answers nothing in time, and more again once it does', async () => {
  const server = new Server();
  server.ask(500);
  await server.fail(TOO_MUCH);
  expect(server.busyWith).toBe(1);
  await server.answer();
  expect(server.busyWith).toBe(2);
  for (let round = 0; round < 30; round++) await server.answer();
  expect(server.busyWith).toBe(MOST_AT_ONCE);
});

it('does not take a refusal for too much', async () => {
  const server = new Server();
  server.ask(2 * MOST_AT_ONCE);
  await server.fail(new Error('a duplicate'));
  expect(server.busyWith).toBe(MOST_AT_ONCE);
});

it('refuses what waits in vain for its turn', async () => {
  const gate = new Gate(() => true);
  for (let n = 0; n < MOST_AT_ONCE; n++) void gate.pass(() => new Promise<never>(() => undefined));
  await expect(gate.pass(async () => 'never')).rejects.toMatchObject({ code: 'service.unavailable' });
});

import type { NewMessage } from '../../../src/core/message.ts';
import type { MessageStore } from '../../../src/ports/store.ts';
import { type Bot, createBot, START } from '../../bot/harness.ts';
import { serve } from '../../contracts/channel-bench.ts';
import { eventually } from '../../support/eventually.ts';
import { webchatOver } from './harness.ts';

let bot: Bot;
let host: { url: string; close(): Promise<void> };
let token = '';
let conversationId = '';
/** How often all that is new was looked for. */
let looked = 0;
let away = false;
const leaving = new AbortController();

beforeEach(async () => {
  bot = await createBot();
  looked = 0;
  away = false;
  const messages: MessageStore = {
    ...bot.store.messages,
    get: (id) => (away ? Promise.reject(new Error('away')) : bot.store.messages.get(id)),
    after: (...where) => {
      looked += 1;
      return bot.store.messages.after(...where);
    },
  };
  host = await serve(webchatOver(bot, { messages }));
  const opened = await fetch(`${host.url}/conversations`, { method: 'POST' });
  ({ token, conversationId } = (await opened.json()) as { token: string; conversationId: string });
});
afterEach(async () => {
  await host.close();
  await bot.store.close();
});
afterAll(() => leaving.abort());

/** Follows the stream; the numbers it brings. */
async function follow(): Promise<number[]> {
  const heard: number[] = [];
  const response = await fetch(`${host.url}/events`, {
    headers: { authorization: `Bearer ${token}` },
    signal: leaving.signal,
  });
  const read = async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? [])
      for (const [, id] of decoder.decode(chunk as Uint8Array).matchAll(/^id: (\d+)$/gm))
        heard.push(Number(id));
  };
  void read().catch(() => undefined);
  await eventually(async () => expect(looked).toBe(1));
  return heard;
}

async function store(id: string): Promise<void> {
  const message: NewMessage = {
    ...{ id, conversationId, from: 'bot', text: id, language: 'fr', at: START },
  };
  await bot.store.messages.append(message);
}

const hint = (...messages: string[]) =>
  bot.hints.publish({ kind: 'conversation', id: conversationId, messages });

it('brings what a hint names without looking for more', async () => {
  const heard = await follow();
  await store('one');
  await hint('one');
  await store('two');
  await store('three');
  await hint('two', 'three');
  await hint('three');
  await eventually(async () => expect(heard).toEqual([1, 2, 3]));
  expect(looked).toBe(1);
});

it('looks for what is missing before the one named, and brings each number once', async () => {
  const heard = await follow();
  await store('one');
  await store('two');
  await store('three');
  // The hint at the first was lost; that at the second is late.
  await hint('three');
  await hint('two');
  await eventually(async () => expect(heard).toEqual([1, 2, 3]));
  expect(looked).toBe(2);
});

it('looks for everything when a hint names nothing, or what is not to be found', async () => {
  const heard = await follow();
  await store('one');
  await bot.hints.publish({ kind: 'conversation', id: conversationId });
  await eventually(async () => expect(heard).toEqual([1]));
  await store('two');
  await hint('unknown');
  await eventually(async () => expect(heard).toEqual([1, 2]));
});

it('makes up for a reading that failed with the next', async () => {
  const heard = await follow();
  await store('one');
  away = true;
  await hint('one');
  away = false;
  await store('two');
  await hint('two');
  await eventually(async () => expect(heard).toEqual([1, 2]));
});

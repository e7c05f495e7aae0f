import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type PlatformCall, TwoProcesses } from '../journeys/two-processes.ts';
import { eventually } from '../support/eventually.ts';

/** All that has arrived at a person, once it is more than before and nothing more comes. */
async function settled(call: PlatformCall, before: number): Promise<readonly string[]> {
  await eventually(() => expect(call.arrived().length).toBeGreaterThan(before), 30_000);
  for (let known = 0; known < call.arrived().length; await pause(1000)) known = call.arrived().length;
  return call.arrived();
}

/** Whoever has recorded a genuine call, or a platform that repeats its own, makes nothing happen twice. */
describe('a genuine call that is made again, at two processes', () => {
  let two: TwoProcesses;
  let urls: string[];
  let person = 212_600_000_000;
  beforeAll(async () => {
    two = await TwoProcesses.start();
    urls = two.apps.map(({ url }) => url);
  }, 200_000);
  afterAll(() => two.stop());

  /** At both processes at once, several times. */
  const everywhere = <T>(call: (url: string) => Promise<T>) =>
    Promise.all([...urls, ...urls, ...urls].map((url) => call(url)));

  it.each(['whatsapp', 'telegram', 'teams'] as const)(
    '%s: is acknowledged, stored once and answered once, also later and out of order',
    async (platform) => {
      person++;
      const first = two.says(person, 'prix du passeport adulte')[platform];
      expect(await everywhere((url) => first.at(url))).toEqual(Array(6).fill(200));
      const price = await settled(first, 0);
      expect(price.join()).toContain('MAD');
      const second = two.says(person, 'je veux parler à un agent')[platform];
      expect(await everywhere((url) => second.at(url))).toEqual(Array(6).fill(200));
      const before = await settled(second, price.length);
      // Long after, the older one last.
      for (const old of [second, first]) await everywhere((url) => old.at(url));
      const third = two.says(person, 'merci')[platform];
      await third.at(urls[0] ?? '');
      const after = await settled(third, before.length);
      expect(after.slice(0, before.length)).toEqual(before);
      expect(after).toHaveLength(before.length + 1);
      const administrator = await two.apps[0].administrator();
      // The conversations of the other platforms have been taken care of.
      const [mine, ...others] = await administrator.escalations('waiting');
      expect(others).toEqual([]);
      const path = `/conversations/${mine?.conversationId}/messages`;
      const { messages } = (await (await administrator.call('GET', path)).json()) as {
        messages: { from: string; text: string }[];
      };
      expect(messages.filter(({ from }) => from === 'citizen').map(({ text }) => text)).toEqual([
        'prix du passeport adulte',
        'je veux parler à un agent',
        'merci',
      ]);
      await administrator.call('POST', `/escalations/${mine?.id}/claim`);
      await administrator.call('POST', `/escalations/${mine?.id}/resolve`, { disposition: 'answered' });
    },
    90_000,
  );

  it('web chat: the same message has the same id wherever and whenever it is sent', async () => {
    const citizen = await two.apps[0].citizen();
    const body = { clientId: randomUUID(), text: 'prix du passeport adulte' };
    const send = () =>
      everywhere(async (url) => {
        const response = await citizen.at(url).post(body);
        return [response.status, ((await response.json()) as { messageId: string }).messageId];
      });
    const [one] = await send();
    expect(one?.[0]).toBe(202);
    await eventually(async () => expect(JSON.stringify(await citizen.messages())).toContain('MAD'), 30_000);
    const before = await citizen.messages();
    expect(await send()).toEqual(Array(6).fill(one));
    // The same id with other words is the same message still.
    await citizen.post({ ...body, text: 'autre chose' });
    await citizen.asks('merci');
    const after = await citizen.messages();
    expect(after.filter(({ from }) => from === 'citizen').map(({ text }) => text)).toEqual([
      body.text,
      'merci',
    ]);
    expect(after.slice(0, before.length)).toEqual(before);
  }, 60_000);

  it('a claim, a reply and the end, made at both processes at once, happen once', async () => {
    const citizen = await two.apps[0].citizen({ language: 'fr' });
    await citizen.asks('je veux parler à un agent humain');
    const administrator = await two.apps[0].administrator();
    const at = (url: string) => administrator.at(url);
    const open = (await administrator.escalations('waiting')).find(
      ({ conversationId }) => conversationId === citizen.conversationId,
    );
    const escalation = `/escalations/${open?.id}`;
    const status = async (response: Promise<Response>) => (await response).status;
    const claims = await everywhere((url) => status(at(url).call('POST', `${escalation}/claim`)));
    expect(claims).toEqual(Array(6).fill(200));
    const reply = { clientId: randomUUID(), text: 'Bonjour, je regarde votre dossier.' };
    const write = `/conversations/${citizen.conversationId}/messages`;
    await everywhere((url) => status(at(url).call('POST', write, reply)));
    await everywhere((url) =>
      status(at(url).call('POST', `${escalation}/resolve`, { disposition: 'answered' })),
    );
    await citizen.asks('merci');
    const texts = (await citizen.messages()).filter(({ from }) => from !== 'citizen').map(({ text }) => text);
    expect(texts.filter((text) => text === reply.text)).toHaveLength(1);
    const fromSystem = (await citizen.messages()).filter(({ from }) => from === 'system');
    expect(fromSystem.map(({ text }) => text)).toEqual([...new Set(fromSystem.map(({ text }) => text))]);
  }, 60_000);
});

import { createApi } from '../../channels/webchat/widget/api.ts';
import { createMemory } from '../../channels/webchat/widget/memory.ts';
import { Session } from '../../channels/webchat/widget/session.ts';
import type { Random } from '../../src/tools/rig/random.ts';
import type { Platform } from './platforms.ts';
import { startSaboteur } from './proxy.ts';

/** The widget's own way of talking to us, without its looks: no copy at all is allowed. */
export async function webchat(appUrl: () => string, random: Random): Promise<Platform> {
  const inside = await startSaboteur(appUrl, random);
  const outside = await startSaboteur(appUrl, random);
  const people = new Map<number, Person>();
  const personOf = (number: number) => {
    const known = people.get(number) ?? openPerson(`${inside.url}/channels/webchat/`);
    people.set(number, known);
    return known;
  };
  return {
    env: {},
    outside,
    inside,
    inDoubt: () => 0,
    async write(person, message, text) {
      personOf(person).session.send({ clientId: `${person}-${message}`, text });
    },
    shown: (person) => personOf(person).shown,
    async forge() {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${'x'.repeat(43)}` };
      const body = JSON.stringify({ clientId: '1', text: 'faux' });
      const address = `${appUrl()}/channels/webchat/messages`;
      return (await fetch(address, { method: 'POST', headers, body })).status;
    },
    people: 6,
    paceMs: 600,
    quietMs: 1000,
    async stop() {
      for (const { session } of people.values()) session.forget();
      await Promise.all([inside.stop(), outside.stop()]);
    },
  };
}

interface Person {
  readonly session: Session;
  readonly shown: string[];
}

function openPerson(base: string): Person {
  const shown: string[] = [];
  const session = new Session({
    api: createApi(base),
    memory: createMemory('none'),
    hints: () => ({ language: 'fr' }),
    events: {
      message({ from, text, choices, sources }) {
        if (from !== 'citizen') shown.push(JSON.stringify([text, choices, sources]));
      },
      typing: () => undefined,
      state: () => undefined,
      connected: () => undefined,
      unsent: () => undefined,
      trouble: () => undefined,
      cleared: () => undefined,
    },
  });
  return { session, shown };
}

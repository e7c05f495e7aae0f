import { Random } from '../../src/tools/rig/random.ts';
import { startTestApp, type TestApp } from '../journeys/app.ts';
import { Citizen, pause, type SeenMessage } from '../support/citizen.ts';
import type { DeskAgent } from '../support/desk-agent.ts';
import { eventually } from '../support/eventually.ts';
import { PLATFORMS, type Platform } from './platforms.ts';
import { repliesIn, squeeze, withoutCopies, wordsOf } from './shown.ts';

/** Longer runs: SABOTEUR_SECONDS=120 SABOTEUR_SEED=7 npx jest test/saboteur */
const SECONDS = Number(process.env['SABOTEUR_SECONDS'] ?? 3);
const SEED = Number(process.env['SABOTEUR_SEED'] ?? Date.now() % 100_000);
/** In hundredths: calls that are spoilt, in both directions. */
const HARM = 35;
/** Chance that the program is started again after an agent's reply. */
const RESTART = 0.03;

const DIALOGUES = [
  [
    'salam',
    "c'est combien le passeport pour un adulte ?",
    'et pour un mineur ?',
    'quels documents pour la carte nationale ?',
    'où est le consulat à Lyon ?',
    'merci',
  ],
  [
    'slm, chhal taman dyal passport?',
    'شنو الوراق اللي خاصني باش نجدد لاكارط؟',
    'w chhal katdir?',
    'what documents for a birth certificate?',
    '¿cuánto cuesta el pasaporte?',
    'شكرا',
  ],
] as const;
/** Somebody whom nothing disturbs: what they are shown is what all must be shown. */
const UNDISTURBED = 90;
const FORGER = 99;

describe.each(PLATFORMS)('%s between saboteurs', (name, opens) => {
  const random = new Random(SEED);
  const questions = random.of(DIALOGUES);
  let platform: Platform;
  let app: TestApp;
  beforeAll(async () => {
    let url = '';
    platform = await opens(() => url, random);
    app = await startTestApp(platform.env);
    url = app.url;
  }, 400_000);
  afterAll(async () => {
    await app?.stop();
    await platform?.stop();
  }, 60_000);

  const harm = (hundredths: number) => {
    platform.outside.harm = hundredths;
    platform.inside.harm = hundredths;
  };
  const asksAll = async (person: number) => {
    for (const [n, question] of questions.entries()) await platform.write(person, n, question);
  };
  /** What the person is shown once nothing comes any more. */
  const settled = async (person: number) => {
    await eventually(async () => {
      const before = platform.shown(person).length;
      await pause(platform.quietMs);
      expect(platform.shown(person)).toHaveLength(before);
      expect(before).toBeGreaterThanOrEqual(questions.length);
    }, 90_000);
    return platform.shown(person);
  };

  it(
    'answers all, once and in order, as the web chat does; agents’ words arrive',
    async () => {
      await asksAll(UNDISTURBED);
      const wanted = await settled(UNDISTURBED);
      const citizen = await Citizen.open(app.url, { language: 'fr' });
      for (const question of questions) await citizen.asks(question);
      expectSame(await citizen.messages(), wanted);

      harm(HARM);
      const people = Array.from({ length: platform.people }, (_, n) => n);
      const asking = Promise.all(people.map(asksAll));
      const agent = await app.agent('salma');
      const served = platform.people;
      const talk = await heldConversation({ platform, agent, person: served });
      const replies: string[] = [];
      for (const until = Date.now() + SECONDS * 1000; Date.now() < until; ) {
        const text = `Réponse numéro ${replies.length}.`;
        const reply = await agent.call('POST', `/conversations/${talk}/messages`, { clientId: text, text });
        expect(reply.status).toBe(202);
        replies.push(text);
        await pause(random.between(0.1, 1) * platform.paceMs);
        if (random.next() < RESTART) await app.restart();
      }
      await asking;
      harm(0);

      await eventually(() => {
        for (const person of people) expect(withoutCopies(platform.shown(person))).toEqual(wanted);
        expect(repliesIn(withoutCopies(platform.shown(served)))).toEqual(replies);
      }, 120_000);
      const all = [...people, served].map((person) => platform.shown(person));
      const copies = all.reduce((sum, shown) => sum + shown.length - withoutCopies(shown).length, 0);
      console.info(
        `${name}, seed ${SEED}: ${all.flat().length} shown, ${copies} copies, ${platform.inDoubt()} in doubt`,
      );
      expect(copies).toBeLessThanOrEqual(platform.inDoubt());
      const states = await deliveryStates(agent, talk);
      expect(states.filter((state) => !['sent', 'delivered', 'read'].includes(state))).toEqual([]);
    },
    (SECONDS + 400) * 1000,
  );

  it('refuses what is forged', async () => {
    if (!platform.forge) return;
    expect([401, 403]).toContain(await platform.forge(FORGER, 'faux'));
    await pause(300);
    expect(platform.shown(FORGER)).toEqual([]);
  });
});

/** The web chat's texts stand, in order, in what was shown; platforms add numbers and sources. */
function expectSame(messages: readonly SeenMessage[], shown: readonly string[]): void {
  const read = squeeze(shown.map(wordsOf).join(''));
  let at = 0;
  for (const { text } of messages.filter(({ from }) => from === 'bot')) {
    const words = squeeze(text);
    const found = read.indexOf(words, at);
    expect({ words, found: found >= 0 }).toEqual({ words, found: true });
    at = found + words.length;
  }
}

/** The conversation of a person who asked for a human, held by the agent. */
async function heldConversation(parts: {
  platform: Platform;
  agent: DeskAgent;
  person: number;
}): Promise<string> {
  const { platform, agent, person } = parts;
  await agent.call('PUT', '/me/presence', { state: 'available' });
  await platform.write(person, 0, 'je veux parler à un agent');
  // A request that hangs is waited for longest: 40 s where we ask the platform, and another may follow it.
  await eventually(async () => expect(await agent.escalations('waiting')).toHaveLength(1), 180_000);
  const [escalation] = await agent.escalations('waiting');
  expect((await agent.call('POST', `/escalations/${escalation?.id}/claim`)).status).toBe(200);
  return escalation?.conversationId ?? '';
}

async function deliveryStates(agent: DeskAgent, talk: string): Promise<string[]> {
  const response = await agent.call('GET', `/conversations/${talk}/messages`);
  const { messages } = (await response.json()) as { messages: { delivery?: { state: string } }[] };
  return messages.flatMap(({ delivery }) => delivery?.state ?? []);
}

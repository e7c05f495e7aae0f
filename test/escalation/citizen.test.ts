import { type CitizenAct, decodeAct, encodeAct } from '../../src/core/citizen-act.ts';
import { momentIn } from '../../src/core/moment.ts';
import { carryOut } from '../../src/escalation/citizen.ts';
import { claim } from '../../src/escalation/claim.ts';
import { giveReference } from '../../src/escalation/complaint.ts';
import { isNews, tellNewPlaces } from '../../src/escalation/place.ts';
import { resolve } from '../../src/escalation/resolve.ts';
import { createRouteHandler } from '../../src/escalation/route.ts';
import { createEscalationSweep } from '../../src/escalation/sweep.ts';
import { aMessage, aReply, aShift, REMEMBERING } from '../contracts/store/samples.ts';
import {
  alwaysOpen,
  anAgent,
  anEscalation,
  calendarsOf,
  createParts,
  open,
  START,
  textsOf,
} from './harness.ts';

type Made = Awaited<ReturnType<typeof createParts>>;
let made: Made;
const amina = anAgent('amina');
const conversationId = 'conversation-of-e1';

beforeEach(async () => {
  made = await createParts();
  await made.store.agents.add(amina);
});
afterEach(() => made.store.close());

const route = (id: string, parts = made.parts) => createRouteHandler(parts)(id);
const act = (one: CitizenAct) => carryOut(made.store, conversationId, one, made.clock.now());
const choicesShown = async () => (await made.store.messages.latest(conversationId, 1))[0]?.choices ?? [];

describe('a choice', () => {
  it.each<CitizenAct>([
    { kind: 'leave-queue' },
    { kind: 'rate', escalationId: 'a'.repeat(27), rating: 'fair' },
    { kind: 'categorise', category: 'ethics' },
  ])('says by its id what it means: %p', (one) => {
    expect(decodeAct(encodeAct(one))).toEqual(one);
    expect(encodeAct(one)).toMatch(/^[\x20-\x7e]{1,64}$/);
  });

  it.each([
    '',
    'queue',
    'queue.leave.now',
    'rate.e1',
    'rate.e1.superb',
    'rate..good',
    'complaint',
    'complaint.noise',
    'agent',
  ])('that is none of these means nothing here: %p', (id) => expect(decodeAct(id)).toBeUndefined());
});

describe('leaving the line', () => {
  it('is offered with the place, by number too', async () => {
    await open(made, anEscalation('e1'));
    await route('e1');
    expect(await choicesShown()).toEqual([
      { id: 'queue.leave', label: expect.stringContaining('queue.leave') },
    ]);
    expect((await made.store.conversations.get(conversationId))?.memory.choices).toMatchObject([
      { id: 'queue.leave' },
    ]);
  });

  it('ends the wait; repeating it changes nothing, and no line follows', async () => {
    await open(made, anEscalation('e1', { offer: { agentId: 'amina', expiresAt: made.clock.now() } }));
    const left = await act({ kind: 'leave-queue' });
    expect(left).toMatchObject({ state: 'resolved', abandoned: true, resolvedAt: START });
    expect(left).not.toHaveProperty('offer');
    expect(await act({ kind: 'leave-queue' })).toBeUndefined();
    await createEscalationSweep(made.parts)();
    for (const entry of made.queue.woken.splice(0)) await route(entry.replace('route ', ''));
    expect(await made.store.conversations.get(conversationId)).toMatchObject({ state: 'bot' });
    expect(await textsOf(made, conversationId)).toEqual([]);
  });

  it('is too late once an agent has come', async () => {
    await open(made, anEscalation('e1'));
    await claim(made.parts, 'e1', amina);
    expect(await act({ kind: 'leave-queue' })).toMatchObject({ state: 'assigned', agentId: 'amina' });
  });
});

describe('whoever had their words erased', () => {
  it('is not told again what happened before, whatever changes and whoever looks', async () => {
    const { store, clock, parts } = made;
    await open(made, anEscalation('e1', { reason: 'complaint', priority: 20 }));
    await store.messages.append(aMessage({ conversationId, at: START }));
    await route('e1');
    await claim(parts, 'e1', amina);
    clock.pass(60);
    await resolve(parts, 'e1', { actor: amina, disposition: 'answered', note: 'speaks softly' });
    await open(made, anEscalation('e2', { conversationId, createdAt: clock.now() }));
    await route('e2');
    const told = await textsOf(made, conversationId);
    expect(told.join()).toMatch(/complaint.number.*agent.joined.*agent.left.*queue.place/s);
    // The wish itself, and the confirmation.
    clock.pass(60);
    const { message } = await store.messages.append(aMessage({ id: 'm2', conversationId, at: clock.now() }));
    await act({ kind: 'forget' });
    await store.messages.append(aReply({ conversationId, at: clock.now() }));
    await store.privacy.scrub(conversationId, message.seq, REMEMBERING);
    await act({ kind: 'rate', escalationId: 'e1', rating: 'good' });
    made.queue.woken.length = 0;
    await createEscalationSweep(parts)();
    for (const entry of [...made.queue.woken, 'route e1', 'route e2'])
      await route(entry.replace('route ', ''));
    expect(await textsOf(made, conversationId)).toEqual([`bot: ${aReply().text}`]);
    // What happens from now on is told.
    clock.pass(60);
    await open(made, anEscalation('e3', { conversationId, createdAt: clock.now() }));
    await claim(parts, 'e3', amina);
    expect((await textsOf(made, conversationId)).slice(1).join()).toMatch(/agent.joined/);
  });
});

describe('satisfaction', () => {
  const end = async (disposition: 'answered' | 'abuse') => {
    await open(made, anEscalation('e1'));
    await claim(made.parts, 'e1', amina);
    await resolve(made.parts, 'e1', { actor: amina, disposition });
  };

  it('is asked at the end, and the first answer stands', async () => {
    await end('answered');
    expect((await choicesShown()).map(({ id }) => id)).toEqual([
      'rate.e1.good',
      'rate.e1.fair',
      'rate.e1.poor',
    ]);
    await act({ kind: 'rate', escalationId: 'e1', rating: 'fair' });
    await act({ kind: 'rate', escalationId: 'e1', rating: 'poor' });
    expect(await made.store.escalations.get('e1')).toMatchObject({ rating: 'fair' });
  });

  it('is not asked after an abuse, and is nobody else’s to give', async () => {
    await end('abuse');
    expect(await choicesShown()).toEqual([]);
    await open(made, anEscalation('e2', { state: 'resolved', resolvedAt: START }));
    expect(await act({ kind: 'rate', escalationId: 'e2', rating: 'poor' })).toBeUndefined();
    expect(await made.store.escalations.get('e2')).not.toHaveProperty('rating');
  });
});

describe('a complaint', () => {
  const complaint = { reason: 'complaint', priority: 20 } as const;

  it('gets a number that counts within the year, and asks once what it is about', async () => {
    for (const n of [1, 2]) await open(made, anEscalation(`e${n}`, complaint));
    await open(made, anEscalation('e3', { ...complaint, createdAt: new Date('2027-02-01T00:00:00Z') }));
    for (const id of ['e1', 'e2', 'e3', 'e1']) await route(id);
    const references = await Promise.all(
      ['e1', 'e2', 'e3'].map(async (id) => (await made.store.escalations.get(id))?.reference),
    );
    expect(references).toEqual(['R-2026-000001', 'R-2026-000002', 'R-2027-000001']);
    const lines = (await textsOf(made, conversationId)).filter((text) => text.includes('complaint.number'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('"number":"R-2026-000001"');
    await act({ kind: 'categorise', category: 'delay' });
    expect(await made.store.escalations.get('e1')).toMatchObject({ category: 'delay' });
  });

  it('gets one number from however many processes', async () => {
    const one = await open(made, anEscalation('e1', complaint));
    const named = await Promise.all(Array.from({ length: 5 }, () => giveReference(made.parts, one)));
    expect(new Set(named.map(({ reference }) => reference)).size).toBe(1);
  });

  it('that a crash left without its number gets it from the sweep', async () => {
    const waiting = await open(made, anEscalation('e1'));
    await route('e1');
    await made.store.escalations.save({
      ...((await made.store.escalations.get('e1')) ?? waiting),
      ...complaint,
    });
    made.queue.woken.length = 0;
    await createEscalationSweep(made.parts)();
    expect(made.queue.woken).toEqual(['route e1']);
  });
});

describe('the place in line', () => {
  it('is told again when it has halved or is the first, never twice within two minutes', () => {
    const told = (position: number) => anEscalation('e1', { placeTold: { position, at: START } });
    const at = (seconds: number) => new Date(START.getTime() + seconds * 1000);
    expect(isNews(told(10), 5, at(119))).toBe(false);
    expect(isNews(told(10), 5, at(120))).toBe(true);
    expect(isNews(told(10), 6, at(600))).toBe(false);
    expect(isNews(told(3), 1, at(120))).toBe(true);
    expect(isNews(told(1), 1, at(600))).toBe(false);
    expect(isNews(anEscalation('e1'), 1, at(600))).toBe(false);
    expect(isNews({ ...told(2), offer: { agentId: 'amina', expiresAt: at(700) } }, 1, at(600))).toBe(false);
  });

  it('is told again once per step forward', async () => {
    const others = [0, 1, 2].map((n) =>
      anEscalation(`o${n}`, { createdAt: new Date(START.getTime() - 60_000 + n) }),
    );
    for (const one of others) await open(made, one);
    await open(made, anEscalation('e1'));
    await route('e1');
    for (const { id } of others) await claim(made.parts, id, amina);
    await tellNewPlaces(made.parts);
    made.clock.pass(121);
    await tellNewPlaces(made.parts);
    made.clock.pass(600);
    await tellNewPlaces(made.parts);
    const lines = await textsOf(made, conversationId);
    expect(lines.map((line) => line.replace(/,"minutes.*/, ''))).toEqual([
      'system: fr queue.place {"position":4}',
      'system: fr queue.position {"position":1',
    ]);
  });
});

describe('outside the hours', () => {
  const closed = () => ({
    ...made.parts,
    calendars: () => calendarsOf(alwaysOpen([{ from: '12:00', to: '20:00' }])),
  });

  it('the person hears when it opens and may leave a message; the escalation stands and may be claimed', async () => {
    await open(made, anEscalation('e1'));
    await route('e1', closed());
    expect(await textsOf(made, conversationId)).toEqual([
      'system: fr queue.hours {"day":"lundi 23 novembre","time":"12:00","zone":"GMT"}',
    ]);
    expect(await claim(made.parts, 'e1', amina)).toMatchObject({ state: 'assigned' });
  });

  const emergency = anEscalation('e1', { priority: 100, reason: 'emergency' });

  it('whoever is in an emergency hears the truth when nobody is on duty', async () => {
    await open(made, emergency);
    await route('e1', closed());
    expect(await textsOf(made, conversationId)).toEqual([
      'system: fr duty.nobody {"day":"lundi 23 novembre","time":"12:00","zone":"GMT"}',
    ]);
  });

  it.each([
    ['is there', START, 'duty.told'],
    ['has no page open', new Date(START.getTime() - 3_600_000), 'duty.unreached'],
  ] as const)('and when an officer on duty %s', async (_, since, key) => {
    await made.store.agents.add(anAgent('hind', 'agent', { presence: 'away', presenceSince: since }));
    await made.store.duty.put(aShift({ agentId: 'hind', from: START, to: new Date(START.getTime() + 1000) }));
    await open(made, emergency);
    await route('e1', closed());
    expect(await textsOf(made, conversationId)).toEqual([`system: fr ${key} {}`]);
  });

  it.each([
    ['fr', 'mardi 24 novembre'],
    ['ar', 'الثلاثاء، 24 نونبر'],
    ['ary-Latn', 'mardi 24 novembre'],
    ['en', 'Tuesday 24 November'],
    ['de', 'Dienstag, 24. November'],
  ] as const)('the day is written in %s', (language, day) => {
    const moment = momentIn({ at: new Date('2026-11-24T07:00:00Z'), ahead: 60 }, language);
    expect({ ...moment, day: moment.day.replace(/ ,|،/g, (mark) => mark) }).toEqual({
      day,
      time: '08:00',
      zone: 'GMT+1',
    });
  });
});

import { randomBytes } from 'node:crypto';
import type { ChannelName, Delivery } from '../../src/core/message.ts';
import { WAITS_FOR_PERSON } from '../../src/core/outbound.ts';
import { alertOfAll, alertsOf } from '../../src/escalation/alert.ts';
import { linkAlert, newAlertCode, removeAlert } from '../../src/escalation/alert-link.ts';
import { dutyState } from '../../src/escalation/duty.ts';
import { createEscalations } from '../../src/escalation/escalations.ts';
import type { EscalationParts } from '../../src/escalation/parts.ts';
import { createRouteHandler } from '../../src/escalation/route.ts';
import { aShift } from '../contracts/store/samples.ts';
import {
  aConversation,
  alwaysOpen,
  anAgent,
  anEscalation,
  calendarsOf,
  createParts,
  open,
  START,
  textsOf,
} from './harness.ts';

let made: Awaited<ReturnType<typeof createParts>>;
let parts: EscalationParts;
const emergency = anEscalation('e1', { priority: 100, reason: 'emergency' });
const closed = calendarsOf(alwaysOpen([{ from: '12:00', to: '20:00' }]));

beforeEach(async () => {
  made = await createParts();
  parts = { ...made.parts, calendars: () => closed, deskUrl: 'https://dalil.example.org/desk' };
  const long = new Date(START.getTime() - 3_600_000);
  await made.store.agents.add(anAgent('hind', 'agent', { presence: 'away', presenceSince: long }));
  await made.store.conversations.ensure(aConversation('tg', { channel: 'telegram', state: 'bot' }));
  await made.store.duty.put(
    aShift({ agentId: 'hind', from: START, to: new Date(START.getTime() + 7_200_000) }),
  );
});
afterEach(() => made.store.close());

const newCode = async () => (await newAlertCode({ ...parts, randomBytes }, 'hind')).code;
const send = (text: string, messageId = 'm1', channel: ChannelName = 'telegram') =>
  linkAlert(parts, { id: 'tg', channel }, { id: messageId, text });
const link = async () => send(await newCode());
const hind = () => made.store.agents.get('hind');

describe('the code', () => {
  it('links the conversation once, however it is written', async () => {
    const code = await newCode();
    expect(code).toMatch(/^DALIL(-[B-DF-HJ-NP-TV-XZ]{5}){2}$/);
    expect(JSON.stringify(await hind())).not.toContain(code.slice(6, 11));
    expect(await send(` ${code.toLowerCase().replaceAll('-', ' ')}. `)).toBe('linked');
    expect(await hind()).toMatchObject({
      alert: { conversationId: 'tg', channel: 'telegram', since: START },
    });
    // The same message again, after a crash, is as it was; the code itself is spent.
    expect(await send(code)).toBe('linked');
    expect(await send(code, 'm2')).toBe('refused');
  });

  it('runs out, is ended by a newer one, and counts only where the bot can write first', async () => {
    const old = await newCode();
    const code = await newCode();
    expect(await send(old)).toBe('refused');
    expect(await send(code, 'm1', 'webchat')).toBe('refused');
    made.clock.pass(15 * 60);
    expect(await send(code)).toBe('refused');
    expect((await hind())?.alert).toBeUndefined();
  });

  it('is nothing that people write otherwise', async () => {
    expect(await send('DALIL')).toBeUndefined();
    expect(await send('je veux un passeport')).toBeUndefined();
    expect(await send('DALIL-BBBBB-CCCCC')).toBe('refused');
  });

  it('of whoever has left counts no more', async () => {
    const code = await newCode();
    const agent = await hind();
    if (agent) await made.store.agents.save({ ...agent, disabled: true });
    expect(await send(code)).toBe('refused');
  });
});

describe('an emergency outside the hours', () => {
  const alerts = async () => (await made.store.messages.after('tg', 0)).map(({ text }) => text);
  const deliver = async (delivery: Partial<Delivery>) => {
    const [message] = await made.store.messages.after('tg', 0);
    if (message?.delivery)
      await made.store.deliveries.update(message.id, { ...message.delivery, ...delivery });
  };

  it('is reported to the officer once, without a word of the person', async () => {
    await link();
    await open(made, emergency);
    await made.store.messages.append({
      ...{ id: 'said', conversationId: emergency.conversationId, from: 'citizen', language: 'fr', at: START },
      text: 'mon mari me frappe',
    });
    await createRouteHandler(parts)('e1');
    await createRouteHandler(parts)('e1');
    await alertOfAll(parts);
    expect(await alerts()).toEqual([
      'fr alert.emergency {"day":"lundi 23 novembre","time":"10:00","zone":"GMT"}\nhttps://dalil.example.org/desk',
    ]);
    expect(made.queue.woken).toContain('deliver-telegram tg');
    expect((await textsOf(made, emergency.conversationId)).at(-1)).toBe('system: fr duty.alerted {}');
  });

  it('shows how far it got', async () => {
    await link();
    await open(made, emergency);
    await alertOfAll(parts);
    const state = async () =>
      (await createEscalations(parts).duty.alertsOf(emergency)).map((one) => one.state);
    expect(await alertsOf(parts, emergency)).toMatchObject([{ agentId: 'hind', channel: 'telegram' }]);
    expect(await state()).toEqual(['pending']);
    await deliver({ state: 'pending', error: WAITS_FOR_PERSON });
    expect(await state()).toEqual(['not-reached']);
    await deliver({ state: 'sent' });
    expect(await state()).toEqual(['told']);
    await deliver({ state: 'failed', error: 'blocked' });
    expect(await state()).toEqual(['not-reached']);
  });

  it('reaches whoever comes on duty while it waits', async () => {
    await link();
    await made.store.duty.remove(aShift().id);
    await open(made, emergency);
    await alertOfAll(parts);
    expect(await alerts()).toEqual([]);
    await made.store.duty.put(aShift({ agentId: 'hind', from: START, to: new Date(START.getTime() + 1000) }));
    await alertOfAll(parts);
    expect(await alerts()).toHaveLength(1);
  });

  it('is nobody’s to report in the hours, nor what is no emergency, nor what is served', async () => {
    await link();
    await open(made, emergency);
    await alertOfAll({ ...parts, calendars: () => calendarsOf() });
    await open(made, anEscalation('e2'));
    await open(
      made,
      anEscalation('e3', { priority: 100, reason: 'emergency', state: 'assigned', agentId: 'x' }),
    );
    await createRouteHandler(parts)('e2');
    await createRouteHandler(parts)('e3');
    expect(await alerts()).toEqual([]);
  });

  it('promises nothing when the conversation is gone, or the officer wants no messages', async () => {
    await link();
    expect(await dutyState(parts)).toBe('alerted');
    await made.store.conversations.erase('tg');
    expect(await dutyState(parts)).toBe('unreached');
    await open(made, emergency);
    await alertOfAll(parts);
    expect(await alertsOf(parts, emergency)).toEqual([]);
    await removeAlert(parts, 'hind');
    expect((await hind())?.alert).toBeUndefined();
  });
});

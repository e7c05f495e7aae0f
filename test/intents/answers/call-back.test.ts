import { LANGUAGES } from '../../../src/core/language.ts';
import { knowledge, NOON, Talk, words } from './support.ts';

let parts: Awaited<ReturnType<typeof knowledge>>;
beforeAll(async () => {
  parts = await knowledge();
});

const LATER = { due: { at: new Date('2026-11-24T07:00:00Z'), ahead: 60 } };

it('asks for the number, and opens the wait for whoever did not wait yet', () => {
  const talk = new Talk(parts);
  const turn = talk.press('call-back.ask');
  expect(words(turn)).toContain('À quel numéro');
  expect(turn).toMatchObject({
    escalation: { reason: 'asked' },
    memory: { asked: { question: 'call-back' } },
  });
  expect(talk.press('call-back.ask').escalation).toBeUndefined();
});

it.each([
  ['rappelez-moi svp', 'fr', 'À quel numéro'],
  ['llámenme por favor', 'es', '¿A qué número'],
  ['please call me back', 'en', 'number'],
  ['عيطو ليا عافاكم', 'ary-Arab', '+'],
  ['3aytou liya', 'ary-Latn', '+'],
] as const)('“%s” asks for it in words', (text, language, said) => {
  const turn = new Talk(parts).say(text, { language, service: 'out-of-scope' }, { language });
  expect(words(turn)).toContain(said);
  expect(turn).toMatchObject({
    ...{ outcome: 'escalated', language, escalation: { reason: 'asked' } },
    memory: { asked: { question: 'call-back' } },
  });
});

it('says from when the call may be expected', () => {
  const talk = new Talk(parts);
  talk.press('call-back.ask');
  expect(words(talk.say('•••', {}, { callBack: LATER }))).toContain('mardi 24 novembre, 08:00 (GMT+1)');
  const soon = talk.say('•••', {}, { callBack: { due: { at: NOON, ahead: 60 } } });
  expect(words(soon)).toContain('dès qu’il sera libre');
  expect(soon.memory.asked).toBeUndefined();
});

it('asks again for what cannot be rung, and only then', () => {
  const talk = new Talk(parts);
  talk.press('call-back.ask');
  const again = talk.say('•••', {}, { callBack: 'unclear' });
  expect(words(again)).toContain('indicatif du pays');
  expect(again.memory.asked).toEqual({ question: 'call-back' });
  const other = talk.say('et le passeport ?', { service: 'passport', aspect: 'fee' });
  expect(other).toMatchObject({ service: 'passport' });
  expect(words(talk.say('••• pour rien', {}, { callBack: 'unclear' }))).not.toContain('indicatif du pays');
});

it('an emergency comes before the number', () => {
  const talk = new Talk(parts);
  talk.press('call-back.ask');
  const emergency = { kind: 'danger', words: [] } as never;
  expect(talk.say('au secours •••', { emergency }, { callBack: LATER }).outcome).toBe('emergency');
});

it.each(LANGUAGES)('speaks %s', (language) => {
  const talk = new Talk(parts);
  const more = { language, languageChosen: true, callBack: LATER };
  expect(words(talk.say('•••', { language }, more))).toContain('08:00');
});

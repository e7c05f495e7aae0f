import { encodeChoice } from '../../../intents/answers/choice-ids.ts';
import { wishInLine } from '../../../intents/answers/queue-words.ts';
import { encodeAct } from '../../../src/core/citizen-act.ts';
import { LANGUAGES } from '../../../src/core/language.ts';
import type { Standing } from '../../../src/core/standing.ts';
import { knowledge, Talk, words } from './support.ts';

let parts: Awaited<ReturnType<typeof knowledge>>;
beforeAll(async () => {
  parts = await knowledge();
});

const NEXT: Standing = { key: 'queue.position', position: 2, minutes: 4, mayBeRung: false };
const NIGHT: Standing = {
  ...{ key: 'queue.hours', position: 1, mayBeRung: true },
  opening: { at: new Date('2026-11-24T07:00:00Z'), ahead: 60 },
};
const UNCLEAR = { service: 'out-of-scope', band: 'reject' } as const;
const queued = { queued: true, standing: NEXT, language: 'fr' as const, languageChosen: true };

it.each([
  ...['combien de temps je dois attendre ?', 'il y a quelqu’un ?', 'vous êtes là ?', 'vous ouvrez quand ?'],
  ...['je ne peux plus attendre !', 'ch7al khassni ntsenna?', 'kayn chi 7ed?', 'fou9ach kat7ello?'],
  ...[
    'شحال خاصني نتسنى؟',
    'كاين شي حد؟',
    'فوقاش كتحلو؟',
    'كم سأنتظر؟ كم مدة الانتظار؟',
    'how long do I have to wait?',
  ],
  ...[
    'is anybody there?',
    '¿cuánto tengo que esperar?',
    'quanto devo aspettare?',
    'wie lange muss ich warten?',
  ],
  ...['hoe lang moet ik wachten?', 'when do you open?'],
])('“%s” is asked of the wait', (text) => expect(wishInLine(text)).toBe('standing'));

it.each([
  ...[
    'annuler, je ne veux plus attendre',
    'Annuler',
    'annuler ma demande svp',
    'safi ma b9itch baghi ntsenna',
  ],
  ...[
    'صافي ما بقيتش باغي نتسنى',
    'لا أريد أن أنتظر',
    'I don’t want to wait any more',
    'cancel',
    'ya no quiero esperar',
  ],
  ...['non voglio più aspettare', 'ich will nicht mehr warten', 'ik wil niet langer wachten'],
])('“%s” leaves the line', (text) => expect(wishInLine(text)).toBe('leave'));

it.each([
  ...['annuler mon rendez-vous', 'prix du passeport adulte ?', 'quand ouvre le consulat de Lyon ?', 'merci'],
  ...['bghit nlghi rendez-vous', 'شحال ثمن الباسبور؟', 'فوقاش كتحل القنصلية؟', 'cancel my appointment'],
  'combien coûte la carte',
])('“%s” is another question', (text) => expect(wishInLine(text)).toBeUndefined());

it('tells whoever waits their place, with the way out', () => {
  const turn = new Talk(parts).say('combien de temps je dois attendre ?', UNCLEAR, queued);
  expect(words(turn)).toContain('Votre place dans la file : 2. Attente estimée : 4 minutes.');
  expect(turn.replies.flatMap(({ choices = [] }) => choices.map(({ id }) => id))).toContain('queue.leave');
});

it.each(LANGUAGES)(
  'tells them at night when work begins, and that they may be rung up, in %s',
  (language) => {
    const night = { ...queued, standing: NIGHT, language };
    const turn = new Talk(parts).say('vous ouvrez quand ?', UNCLEAR, night);
    expect(words(turn)).toContain('08:00');
    expect(turn.replies.flatMap(({ choices = [] }) => choices.map(({ id }) => id)).slice(0, 2)).toEqual([
      ...['call-back.ask', 'queue.leave'],
    ]);
  },
);

it('lets them leave in words, and only while they wait', () => {
  const said = 'je ne veux plus attendre';
  expect(new Talk(parts).say(said, UNCLEAR, queued).act).toEqual({ kind: 'leave-queue' });
  expect(new Talk(parts).say(said, UNCLEAR, { ...queued, queued: false }).act).toBeUndefined();
});

it('offers whoever waits the way out in place of another agent', () => {
  const ids = (waits: boolean) =>
    new Talk(parts)
      .say('prix', { service: 'passport', aspect: 'fee' }, { ...queued, queued: waits })
      .replies.flatMap(({ choices = [] }) => choices.map(({ id }) => id));
  const agent = encodeChoice({ kind: 'agent' });
  const leave = encodeAct({ kind: 'leave-queue' });
  expect([ids(true).includes(agent), ids(true).includes(leave)]).toEqual([false, true]);
  expect([ids(false).includes(agent), ids(false).includes(leave)]).toEqual([true, false]);
});

it('thanks leave the question open whether it helped', () => {
  const choices = ['good', 'fair', 'poor'].map((rating) => ({ id: `rate.e1.${rating}`, label: rating }));
  const talk = new Talk(parts);
  const thanks = talk.say(
    'merci',
    { service: 'thanks-bye' },
    {
      memory: { ...talk.say('bonjour', { service: 'greeting' }).memory, choices },
    },
  );
  expect(thanks.memory.choices).toEqual(choices);
});

import { missionHours } from '../../../src/calendar/mission-hours.ts';
import { LANGUAGES } from '../../../src/core/language.ts';
import { aMissionCalendar } from '../../contracts/store/samples.ts';
import { knowledge, NOON, Talk, words } from './support.ts';

let parts: Awaited<ReturnType<typeof knowledge>>;
let missionId: string;
beforeAll(async () => {
  parts = await knowledge();
  missionId = parts.catalogue.missions[0]?.id ?? '';
});

const hoursOf = (change: Parameters<typeof aMissionCalendar>[0] = {}) => {
  const read = missionHours(aMissionCalendar(change), 'Europe/Paris');
  return (id: string, at: Date) => (id === missionId ? read.at(at) : undefined);
};
const ask = (talk: Talk, more: Parameters<Talk['say']>[2] = {}) =>
  talk.say(
    'quand ouvre le consulat',
    {
      ...{ service: 'consulate-info', aspect: 'location_hours', slots: { mission: missionId } },
      ...(more.language && { language: more.language }),
    },
    more,
  );

it('a mission with hours of its own: open or not, the week, and what that rests on', () => {
  const turn = ask(new Talk({ ...parts, missionOpening: hoursOf() }));
  // Noon UTC is one in the afternoon there.
  expect(words(turn)).toContain('Fermé en ce moment. Ouvre mardi 24 novembre à 09:00 (heure locale).');
  expect(words(turn)).toContain('• lundi – vendredi : 09:00–12:30');
  expect(words(turn)).toContain('Horaires d’après : Avis au public (lu le 20 novembre 2026).');
  expect(turn.replies.flatMap(({ sources = [] }) => sources)[0]).toMatchObject({ title: 'Avis au public' });
});

it('names the next closed days, for whoever asks about a day to come', () => {
  const said = words(ask(new Talk({ ...parts, missionOpening: hoursOf() })));
  expect(said).toContain('Sera fermé : 24 décembre 2026 – 26 décembre 2026 (Travaux).');
  expect(said).not.toContain('Indépendance');
});

it('says why it is closed today, and what is only expected', () => {
  const closures = [{ from: '2026-11-23', name: 'Inventaire' }];
  const said = words(ask(new Talk({ ...parts, missionOpening: hoursOf({ closures }) })));
  expect(said).toContain('Fermé aujourd’hui : Inventaire.');
  const ramadan = [{ from: '2026-11-01', to: '2026-11-30', announced: false, week: aMissionCalendar().week }];
  expect(words(ask(new Talk({ ...parts, missionOpening: hoursOf({ ramadan }) })))).toContain('à confirmer');
});

it('without hours, or with faulty ones, the catalogue speaks as before', () => {
  const before = words(ask(new Talk(parts)));
  const faulty = hoursOf({ imported: [{ from: 'x', to: 'y' }] });
  expect(words(ask(new Talk({ ...parts, missionOpening: faulty })))).toBe(before);
});

it.each(LANGUAGES)('speaks %s', (language) => {
  const talk = new Talk({ ...parts, missionOpening: hoursOf() });
  const said = words(ask(talk, { language, languageChosen: true, at: NOON }));
  expect(said).toContain('09:00');
  expect(said).toContain('Avis au public');
});

import { alarmIn } from '../../../intents/reading/alarm.ts';
import { HOSTILE_TEXTS } from '../../security/hostile-texts.ts';

it.each([
  ['توفي والدي صباح اليوم في مستشفى ببروكسل', 'death'],
  ['mon père est décédé cette nuit à l’hôpital', 'death'],
  ['my mother passed away this morning', 'death'],
  ['mi padre falleció anoche', 'death'],
  ['khoya mat lbare7 f kssida', 'death'],
  ['au secours on me poursuit', 'danger'],
  ['baghi y9tlni', 'danger'],
  ['l3afia cha3la f dar', 'danger'],
  ['je suis en garde à vue à Lyon, prévenez le consulat', 'arrest'],
  ['mein Bruder wurde gestern in Frankfurt verhaftet', 'arrest'],
  ['بنتي عندها 7 سنين ما بانتش من الصباح', 'lost-child'],
  ['mio figlio è scomparso', 'lost-child'],
  ['mon mari me frappe', 'violence'],
  ['راجلي كيضربني', 'violence'],
])('hears in “%s” %s', (text, kind) => expect(alarmIn(text)).toBe(kind));

it.each([
  'acte de décès de mon père mort en 2011, je le veux aujourd’hui',
  'mat jeddi 3am 2010, bghit l’acte',
  'le passeport de ma fille a disparu',
  'kan kaydrebni w tlle9na',
  'mon passeport a été volé hier',
  'il me menace de ne pas signer l’autorisation',
  'je suis mort de rire',
  'they lost my file',
  'au secours ce site ne marche pas',
])('leaves “%s” to the classifier', (text) => expect(alarmIn(text)).toBeUndefined());

it('ends soon for any text', () => {
  for (const text of HOSTILE_TEXTS) {
    const started = performance.now();
    alarmIn(text);
    expect(performance.now() - started).toBeLessThan(200);
  }
});

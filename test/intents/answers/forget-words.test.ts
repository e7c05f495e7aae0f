import { wishToBeForgotten } from '../../../intents/answers/forget-words.ts';
import { HOSTILE_TEXTS } from '../../security/hostile-texts.ts';

describe('the wish to be forgotten', () => {
  it.each([
    'Effacez mes messages svp',
    'je veux supprimer toutes mes données',
    'oubliez-moi',
    'please delete all my data',
    'Forget me',
    'borren mis mensajes por favor',
    'cancellate i miei messaggi',
    'bitte löschen Sie meine Nachrichten',
    'verwijder mijn gegevens',
    'msse7 liya les messages dyali',
    'امسحو رسائلي من فضلكم',
    'حذف جميع بياناتي',
    'عافاك امسح الرسائل ديالي',
  ])('is heard in “%s”', (text) => expect(wishToBeForgotten(text)).toBe('alone'));

  it.each([
    'j’ai oublié mon passeport dans le train',
    'je veux supprimer mon rendez-vous',
    'can you delete my appointment',
    'changer mes données sur la carte nationale',
    'فقدت جواز سفري',
    'mes messages ne partent pas',
  ])('is not heard in “%s”', (text) => expect(wishToBeForgotten(text)).toBeUndefined());

  it('does not stand in the way of an alarm', () =>
    expect(wishToBeForgotten('mon mari me menace, effacez mes messages')).toBe('beside'));

  it('ends soon for any text', () => {
    for (const text of HOSTILE_TEXTS) {
      const started = performance.now();
      wishToBeForgotten(text);
      expect(performance.now() - started).toBeLessThan(200);
    }
  });
});

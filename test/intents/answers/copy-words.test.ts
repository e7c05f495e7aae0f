import { wishForCopy } from '../../../intents/answers/copy-words.ts';
import type { RouterParts } from '../../../intents/router.ts';
import { knowledge, Talk } from './support.ts';

describe('the wish for a copy of what is kept', () => {
  it.each([
    'Je veux une copie de mes données',
    'télécharger tous mes messages svp',
    'quelles données gardez-vous sur moi ?',
    'Can I get a copy of my data?',
    'what information do you have about me',
    'quiero una copia de mis datos',
    '¿qué datos tienen de mí?',
    'vorrei una copia dei miei dati',
    'Ich möchte Auskunft über meine Daten',
    'welche Daten haben Sie über mich gespeichert?',
    'ik wil een kopie van mijn gegevens',
    'bghit copie dyal les données dyali',
    'أريد نسخة من بياناتي',
    'بغيت نسخة من الرسائل ديالي',
    'شنو المعلومات اللي عندكم عليا؟',
  ])('is heard in “%s”', (text) => expect(wishForCopy(text)).toBe(true));

  it.each([
    'copie certifiée conforme de mon passeport',
    'une copie intégrale de mon acte de naissance',
    'modifier mes données sur la carte nationale',
    'mes données biométriques pour le passeport',
    'copy of my birth certificate',
    'copia de mi pasaporte',
    'نسخة من رسم الولادة',
    'je ne peux pas recevoir mes messages',
    'mon mari a une copie de mes clés',
  ])('is not heard in “%s”', (text) => expect(wishForCopy(text)).toBe(false));

  describe('is answered', () => {
    let parts: Omit<RouterParts, 'understand'>;
    beforeAll(async () => {
      parts = { ...(await knowledge()), missionOpening: () => undefined };
    });
    const asked = (more: object) => new Talk(parts).say('une copie de mes données', {}, more).replies[0];

    it('with the link, where there is one', () => {
      const copyLink = { url: 'https://dalil.example/copy/0a1b', minutes: 30 };
      expect(asked({ copyLink })?.text).toContain(copyLink.url);
      expect(asked({ copyLink })?.text).toContain('30 minutes');
    });

    it('else with an agent', () => {
      expect(asked({})?.choices?.map(({ id }) => id)).toContain('agent');
    });
  });
});

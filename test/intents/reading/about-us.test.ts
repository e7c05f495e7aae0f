import { announcesQuestion, asksWhoWeAre } from '../../../intents/reading/about-us.ts';

it.each([
  "J'ai une question",
  'une petite question svp',
  'I have a quick question',
  'Tengo una duda',
  'ho una domanda',
  'ich habe eine Frage',
  'ik heb een vraagje',
  '3ndi wa7ed so2al',
  'bghit nsewlek 3la wa7ed l7aja',
  'عندي سؤال عافاك',
  'بغيت نسولك على شي حاجة',
  'أريد أن أسأل',
])('“%s” announces a question', (text) => expect(announcesQuestion(text)).toBe(true));

it.each([
  "j'ai une question sur le passeport",
  'bghit nsewlek 3la lakart',
  'je veux des informations sur la kafala',
  'عندي سؤال على الباسبور',
  'question de nationalité',
])('“%s” asks it', (text) => expect(announcesQuestion(text)).toBe(false));

it.each([
  'Vous êtes un robot ?',
  'c koi cette appli',
  'are you a robot or a human?',
  '¿Eres un bot?',
  'chi sei',
  'wer sind Sie',
  'bent u een robot?',
  'wach nta robot wla bnadem',
  'شكون معايا؟',
  'واش نتا روبو',
])('“%s” asks who we are', (text) => expect(asksWhoWeAre(text)).toBe(true));

it.each([
  "c'est quoi ?",
  'vous êtes ouvert ?',
  'qui peut signer ?',
  'chi deve firmare',
  'vous êtes',
  'what is this paper',
])('“%s” asks something else', (text) => expect(asksWhoWeAre(text)).toBe(false));

import { wishToBeCalled } from '../../../intents/answers/call-back-words.ts';
import { HOSTILE_TEXTS } from '../../security/hostile-texts.ts';

it.each([
  'Rappelez-moi',
  'rappelle moi stp',
  'Appelez-moi demain matin s’il vous plaît',
  'Pouvez-vous me rappeler svp ?',
  'Bonjour, merci de me rappeler au +212612345678',
  'je veux qu’un agent me rappelle',
  'J’aimerais être rappelée ce soir vers 18h',
  'appelez-moi pour mon passeport',
  'Please call me back',
  'Can you give me a call tomorrow?',
  'I would like a callback',
  'Llámenme por favor',
  '¿Pueden llamarme mañana?',
  'quiero que me llamen',
  'Richiamatemi per favore',
  'potete richiamarmi domani?',
  'Rufen Sie mich bitte zurück',
  'Können Sie mich morgen anrufen?',
  'Bel me terug aub',
  'kunt u mij terugbellen',
  '3aytou liya 3afak',
  '3ayto lia',
  'bghit t3ayto liya',
  'wach t9edro t3ayto liya ghda',
  '3aytouli daba',
  'ttaslo biya 3afakom',
  'عيطو ليا عافاكم',
  'بغيت تعيطو ليا غدا',
  'صونيو عليا',
  'اتصلوا بي من فضلكم',
  'المرجو الاتصال بي على الرقم 0612345678',
])('“%s” asks to be rung up', (text) => expect(wishToBeCalled(text)).toBe(true));

it.each([
  'rappelez-moi les documents pour le passeport',
  'je ne me rappelle pas de mon numéro de dossier',
  'je me rappelle avoir payé',
  'personne ne me rappelle',
  'ne m’appelez pas svp',
  'ne me rappelez plus, merci',
  'le consulat m’a appelé hier pour mon passeport',
  'comment appeler le consulat ?',
  'j’appelle et personne ne répond',
  'please don’t call me back',
  'you can call me Hassan',
  'what number do I call for a passport?',
  'me llamo Fátima y necesito un pasaporte',
  'no me llamen',
  'mi chiamo Karim',
  'wie rufe ich das Konsulat an?',
  '3ayt lihom w ma jawbonich',
  '3aytou liya lbare7 mn l9onsoliya',
  'اتصل بي شخص يدعي أنه من القنصلية',
  'عيطت ليهم وما جاوبونيش',
  'لا تتصلوا بي',
  'عيطو ليا من السبيطار',
  'ma fille peut-elle être appelée au service militaire ?',
])('“%s” is read by its words', (text) => expect(wishToBeCalled(text)).toBe(false));

it('ends soon for any text', () => {
  for (const text of HOSTILE_TEXTS) {
    const started = performance.now();
    wishToBeCalled(text);
    expect(performance.now() - started).toBeLessThan(200);
  }
});

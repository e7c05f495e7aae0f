import { wantsNoMessages } from '../../../intents/answers/stop.ts';
import { HOSTILE_TEXTS } from '../../security/hostile-texts.ts';

it.each([
  'STOP',
  'stop svp',
  'unsubscribe',
  'désabonnez-moi',
  'ne m’écrivez plus',
  'je ne veux plus recevoir de messages',
  'please stop sending me messages',
  'no me escriban más',
  'non scrivetemi più',
  'keine Nachrichten mehr bitte',
  'stuur mij geen berichten meer',
  'ma tb9awch tsifto liya',
  'ما تبقاوش تصيفطو ليا الميساجات',
])('“%s” wants no more messages', (text) => expect(wantsNoMessages(text)).toBe(true));

it.each([
  'le tram s’arrête à quel stop pour le consulat',
  'je ne reçois plus de messages du consulat',
  'uitschrijven bij het consulaat',
  'se dar de baja en el consulado de Madrid',
  'stop',
])('“%s” is read by its words', (text) => expect(wantsNoMessages(text)).toBe(text === 'stop'));

it('ends soon for any text', () => {
  for (const text of HOSTILE_TEXTS) {
    const started = performance.now();
    wantsNoMessages(text);
    expect(performance.now() - started).toBeLessThan(200);
  }
});

import { tellsOfMistreatment } from '../../../intents/answers/mistreated.ts';
import { knowledge, Talk } from './support.ts';

it.each([
  ...['on m’a insulté au consulat de Lyon et on m’a jeté dehors', 'l’employé m’a très mal parlé au guichet'],
  ...['la dame du consulat a été agressive avec moi', '7agrouni f consulat dyal Lyon w sebbouni'],
  ...[
    'hdrou m3aya f consulat bla i7tiram',
    'jraw 3liya men l9onsoliya',
    'سبوني فالقنصلية ديال ليون وجراو عليا',
  ],
  ...[
    'الموظف ديال القنصلية هدر معايا بلا احترام',
    'شتمني موظف في القنصلية',
    'The consulate staff insulted me',
  ],
  ...[
    'they were rude to us at the embassy',
    'Me trataron muy mal en el consulado',
    'mi hanno insultato al consolato',
  ],
  ...['Der Beamte hat mich angeschrien', 'ze hebben me beledigd op het consulaat'],
])('“%s” is a complaint', (text) => expect(tellsOfMistreatment(text)).toBe(true));

it.each([
  ...[
    'où est le consulat de Lyon ?',
    'le consulat m’a appelé',
    'mon mari m’a insulté',
    'je veux parler à un employé',
  ],
  ...[
    'fin kayn consulat?',
    'فين كاينة القنصلية؟',
    'الموظف جاوبني',
    'the consulate sent me away to the town hall',
  ],
])('“%s” is none', (text) => expect(tellsOfMistreatment(text)).toBe(false));

it('opens a complaint, whatever was understood', async () => {
  const turn = new Talk(await knowledge()).say('on m’a insulté au consulat', {
    service: 'consulate-info',
    aspect: 'location_hours',
  });
  expect(turn.escalation?.reason).toBe('complaint');
});

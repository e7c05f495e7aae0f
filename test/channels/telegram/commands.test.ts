import { commandOf } from '../../../channels/telegram/commands.ts';

it.each([
  ['/start', { choice: 'topics' }],
  ['/START', { choice: 'topics' }],
  ['/start passport', { choice: 'q.passport.general' }],
  ['/start fr-paris', { choice: 'mission.fr-paris', mission: 'fr-paris' }],
  ['/start DROP_TABLE', { choice: 'topics' }],
  ['/help', { choice: 'help' }],
  ['/lang', { choice: 'languages' }],
  ['/agent@Dalil_Bot please', { choice: 'agent' }],
  ['/forget', { choice: 'forget' }],
  ['/forget@another_bot', undefined],
  ['/weather', undefined],
  ['passport /help', undefined],
])('“%s”', (text, expected) => {
  expect(commandOf(text, 'dalil_bot')).toEqual(expected);
});

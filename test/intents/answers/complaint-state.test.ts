import { knowledge, NOON, Talk } from './support.ts';

let talk: Talk;
beforeAll(async () => {
  talk = new Talk(await knowledge());
});

const openedAt = new Date('2026-11-20T10:00:00Z');
const complaints = [
  { number: 'R-2026-000007', state: 'resolved', openedAt, closedAt: NOON },
  { number: 'R-2026-000123', state: 'assigned', openedAt },
] as const;
const textOf = (text: string, known: typeof complaints | readonly [] = complaints, meaning = {}) =>
  talk
    .say(text, meaning, { complaints: known })
    .replies.map((reply) => reply.text)
    .join('\n');

it.each([
  'où en est ma réclamation R-2026-000123 ?',
  'r-2026-123',
  'chikaya R 2026 000123 fin weslat',
  'R–2026–000123',
])('tells how far it has got: %s', (text) =>
  expect(textOf(text)).toContain('Réclamation R-2026-000123 du 20 novembre 2026 : un agent s’en occupe.'),
);

it('tells when it was closed', () => {
  expect(textOf('R-2026-000007')).toContain('close le 23 novembre 2026');
});

it('tells of the last one when the question names none', () => {
  const status = { service: 'complaint', aspect: 'status' };
  expect(textOf('où en est ma réclamation ?', complaints, status)).toContain('R-2026-000123');
  expect(textOf('où en est ma réclamation ?', [], status)).not.toContain('R-2026');
});

it('knows nothing of numbers of other conversations', () => {
  expect(textOf('R-2026-000124')).toContain('Je ne trouve pas la réclamation R-2026-000124');
});

it('does not take a post code or a year for a number', () => {
  for (const text of ['F-75011 Paris', 'R 2026', 'loi 2026-000123', 'CR-2026-000123'])
    expect(textOf(text)).not.toContain('clamation R-');
});

it('leaves the line when that is chosen by its number', () => {
  const memory = {
    slots: {},
    choices: [{ id: 'queue.leave', label: 'Quitter la file' }],
    failures: 0,
    introduced: true,
  };
  for (const text of ['1', 'quitter la file']) {
    const turn = talk.say(text, {}, { memory, queued: true });
    expect(turn).toMatchObject({ act: { kind: 'leave-queue' }, outcome: 'small-talk' });
    expect(turn.replies[0]?.text).toContain('Vous n’attendez plus d’agent');
  }
});

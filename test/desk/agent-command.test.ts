import { runAgentCommand } from '../../src/desk/agent-command.ts';
import { verifyPassword } from '../../src/desk/password.ts';
import { createParts } from '../escalation/harness.ts';

let made: Awaited<ReturnType<typeof createParts>>;
const run = (args: string, password = 'Correct-Horse-9!') =>
  runAgentCommand(
    { store: made.store, now: made.clock.now, randomBytes: (size) => Buffer.alloc(size, 5) },
    args.split(' '),
    async () => password,
  );

beforeEach(async () => {
  made = await createParts();
});
afterEach(() => made.store.close());

it('adds an agent with a password that is shown once', async () => {
  const told = await run('add Amina@example.org --name Amina --role supervisor --languages fr,ary-Arab');
  const agent = await made.store.agents.byEmail('amina@example.org');
  expect(agent).toMatchObject({
    name: 'Amina',
    role: 'supervisor',
    languages: ['fr', 'ary-Arab'],
    disabled: false,
  });
  const password = /password (\S+) /.exec(told)?.[1] ?? '';
  expect(await verifyPassword(password, agent?.passwordHash ?? '')).toBe(true);
});

it('changes a password without showing the one that was given', async () => {
  await run('add amina@example.org');
  expect(await run('password amina@example.org --password-stdin')).not.toContain('Correct-Horse');
  const agent = await made.store.agents.byEmail('amina@example.org');
  expect(await verifyPassword('Correct-Horse-9!', agent?.passwordHash ?? '')).toBe(true);
});

it('shuts an agent out', async () => {
  await run('add amina@example.org');
  expect(await run('disable amina@example.org')).toContain('0');
  expect(await made.store.agents.byEmail('amina@example.org')).toMatchObject({
    disabled: true,
    presence: 'away',
  });
});

it.each([
  ['remove amina@example.org', /^Use: /],
  ['add', /^Use: /],
  ['add a@example.org --colour red', /^Use: /],
  ['add a@example.org --role king', /role/],
  ['add a@example.org --languages xx', /xx/],
  ['password nobody@example.org', /no agent/],
])('refuses “%s”', async (args, message) => {
  await expect(run(args)).rejects.toThrow(message);
});

it('refuses a short password', async () => {
  await expect(run('add a@example.org --password-stdin', 'short')).rejects.toThrow('10 characters');
});

import type { Agent } from '../../core/agent.ts';
import { cannedId } from '../../core/desk-notes.ts';
import { hashPassword, SALT_BYTES } from '../password.ts';
import { enterDuty, enterMissionHours, enterTeam } from './centre.ts';
import { History } from './history.ts';
import { type DemoParts, Life } from './life.ts';
import { DEMO } from './mark.ts';
import { AGENTS, CANNED } from './scripts.ts';

/** The accounts are older than what happens in them. */
const ACCOUNT_AGE_MS = 40 * 86_400_000;

/**
 * Fills a store with a month of invented life, through the very use cases that serve real people, at times of the
 * past. Returns the accounts; all share one password.
 */
export async function fillDemo(
  parts: DemoParts,
): Promise<{ emails: string[]; password: string; conversations: number }> {
  const password = parts.randomBytes(12).toString('base64url');
  const agents = await addAgents(parts, password);
  await addCanned(parts);
  const [supervisor] = agents.filter(({ role }) => role === 'supervisor');
  const [officer] = agents.filter(({ missions }) => missions);
  const centre = agents.filter(({ role, missions }) => role === 'agent' && !missions);
  if (!supervisor || !officer) throw new RangeError('The demonstration has no supervisor or no mission.');
  const life = new Life(parts, centre);
  await enterDuty(life, centre, supervisor);
  await enterMissionHours(parts, supervisor);
  await enterTeam(parts, supervisor);
  const history = new History(life, { officer });
  await history.past();
  await history.present();
  return { emails: agents.map(({ email }) => email), password, conversations: life.count };
}

async function addAgents({ store, until, randomBytes }: DemoParts, password: string): Promise<Agent[]> {
  const passwordHash = await hashPassword(password, randomBytes(SALT_BYTES));
  const createdAt = new Date(until.getTime() - ACCOUNT_AGE_MS);
  const made: Agent[] = [];
  for (const account of AGENTS) {
    const id = account.name.toLowerCase().replace(' ', '-');
    const agent = { ...account, id: `${DEMO}${id}`, email: `${id}@example.org`, passwordHash, createdAt };
    const away = { disabled: false, presence: 'away', presenceSince: until, version: 0 } as const;
    made.push(await store.agents.add({ ...agent, ...away }));
  }
  return made;
}

async function addCanned({ store, until }: DemoParts): Promise<void> {
  for (const { shortcut, language, text } of CANNED) {
    const marked = `${DEMO}${shortcut}`;
    const reply = { id: cannedId(language, marked), shortcut: marked, language, text, updatedAt: until };
    await store.canned.put(reply);
  }
}

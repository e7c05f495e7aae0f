import type { Escalation } from '../core/escalation.ts';
import { type Standing, standingParams } from '../core/standing.ts';
import { DEFAULT_TEAM } from '../core/team.ts';
import { rememberChoices, tell } from './announce.ts';
import { dutyState } from './duty.ts';
import { CALL_OR_LEAVE, LEAVE } from './lines.ts';
import { type EscalationParts, untilSaved } from './parts.ts';
import { isEmergency } from './requirements.ts';
import { type Wait, waitOf } from './wait.ts';

/** Two words about the place are at least so far apart. */
const TOLD_EVERY_MS = 2 * 60_000;
/** A wait from which on a call back is offered: a choice of ours, until a centre says otherwise. */
const LONG_WAIT_MINUTES = 10;
/** So many of the line are looked at for news. */
const LOOKED_AT = 500;

/** Names the line that tells the place, once per stretch of waiting. */
export function placeMark({ transfer, teamSince, createdAt }: Escalation): string {
  const handed = Math.max(transfer?.at.getTime() ?? 0, teamSince?.getTime() ?? 0);
  return `place ${handed || createdAt.getTime()}`;
}

/** Tells whoever begins to wait their place and the expected wait, or when the call centre opens. */
export async function tellPlace(parts: EscalationParts, escalation: Escalation): Promise<void> {
  const mark = placeMark(escalation);
  if (await parts.store.messages.get(parts.ids.consequence(escalation.id, mark))) return;
  await say(parts, escalation, mark);
}

/**
 * Tells those who wait that they have come forward, when that is news: the place has halved or they are next, and the
 * last word is some minutes old. Run it every few seconds.
 */
export async function tellNewPlaces(parts: EscalationParts): Promise<void> {
  const waiting = await parts.store.escalations.list({ state: 'waiting', limit: LOOKED_AT });
  const before = new Map<string, number>();
  for (const escalation of waiting) {
    const team = parts.calendars().known(escalation.team);
    const position = (before.get(team) ?? 0) + 1;
    before.set(team, position);
    if (isNews(escalation, position, parts.now()))
      await say(parts, escalation, `${placeMark(escalation)} ${position}`);
  }
}

/** An offer stands: an agent is about to come, and a word about the place would be late. */
export function isNews({ placeTold, offer }: Escalation, position: number, now: Date): boolean {
  if (!placeTold || offer || position >= placeTold.position) return false;
  if (now.getTime() - placeTold.at.getTime() < TOLD_EVERY_MS) return false;
  return position === 1 || position <= placeTold.position / 2;
}

async function say(parts: EscalationParts, escalation: Escalation, mark: string): Promise<void> {
  const conversation = await parts.store.conversations.get(escalation.conversationId);
  const standing = await standingOf(parts, escalation);
  if (!conversation || !standing) return;
  const params = standingParams(standing, conversation.language ?? escalation.language);
  const ask = standing.mayBeRung ? CALL_OR_LEAVE : LEAVE;
  const at = parts.now();
  const choices = await tell(parts, conversation, escalation, { key: standing.key, params, mark, at, ask });
  await rememberChoices(parts, conversation.id, choices);
  await notePlace(parts, escalation.id, { position: standing.position, at });
}

/** Knows how the person of a conversation stands, for whoever asks while they wait. */
export function createStandings(
  parts: StandingParts,
): (conversationId: string) => Promise<Standing | undefined> {
  return async (conversationId) => {
    const open = await parts.store.escalations.openOf(conversationId);
    return open && standingOf(parts, open);
  };
}

type StandingParts = Pick<EscalationParts, 'store' | 'now' | 'calendars'>;

/** Nothing once they wait no more. */
async function standingOf(parts: StandingParts, escalation: Escalation): Promise<Standing | undefined> {
  const wait = await waitOf(parts, escalation.id);
  if (!wait) return undefined;
  const closed = await closedLine(parts, escalation);
  const mayBeRung = (closed !== undefined || isLong(wait)) && (await mayAskForCall(parts, escalation));
  const key = wait.minutes === undefined ? 'queue.place' : 'queue.position';
  return { ...(closed ?? { key }), ...wait, mayBeRung };
}

/** Whoever has not asked yet. */
async function mayAskForCall(
  { store }: StandingParts,
  { conversationId, channel }: Escalation,
): Promise<boolean> {
  if (channel === 'phone') return false;
  return !(await store.callBacks.ofConversation(conversationId)).some(({ state }) => state === 'due');
}

function isLong({ minutes = 0 }: Wait): boolean {
  return minutes >= LONG_WAIT_MINUTES;
}

/** Outside the hours the wait would be a guess: when it opens, and in an emergency whether anybody is on duty. */
async function closedLine(
  parts: StandingParts,
  escalation: Escalation,
): Promise<Pick<Standing, 'key' | 'opening'> | undefined> {
  const { hoursOf, known } = parts.calendars();
  const hours = hoursOf(escalation.team);
  if (hours.isOpen(parts.now())) return undefined;
  const duty = isEmergency(escalation) ? await dutyState(parts) : 'open';
  if (duty === 'told' || duty === 'alerted' || duty === 'unreached') return { key: `duty.${duty}` };
  const ofTeam = known(escalation.team) === DEFAULT_TEAM ? 'queue.hours' : 'queue.team-hours';
  const key = duty === 'nobody' ? 'duty.nobody' : ofTeam;
  const said = duty === 'nobody' ? hoursOf(DEFAULT_TEAM) : hours;
  const at = said.nextOpening(parts.now());
  return at ? { key, opening: said.clock(at) } : { key: `${key}-unknown` };
}

async function notePlace(
  { store }: EscalationParts,
  id: string,
  placeTold: NonNullable<Escalation['placeTold']>,
): Promise<void> {
  await untilSaved(async () => {
    const current = await store.escalations.get(id);
    if (current?.state !== 'waiting') return true;
    return (await store.escalations.save({ ...current, placeTold })) && true;
  });
}

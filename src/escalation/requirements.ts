import type { OpeningHours } from '../calendar/hours.ts';
import type { Agent } from '../core/agent.ts';
import { type Escalation, PRIORITIES } from '../core/escalation.ts';
import type { Language } from '../core/language.ts';

/** What an agent should be fit for. */
export const REQUIREMENTS = ['mission', 'topic', 'language'] as const;
export type Requirement = (typeof REQUIREMENTS)[number];

/**
 * Seconds of waiting after which each requirement stops counting, so that nobody is stuck because a specialist is
 * away: a colleague from another mission before one from another field, another language last. A choice of ours,
 * until a centre says otherwise.
 */
export const RELAXED_AFTER_SECONDS: Readonly<Record<Requirement, number>> = {
  mission: 60,
  topic: 120,
  language: 300,
};

/** In an emergency anybody will do, and a common language is waited for only briefly. */
export const EMERGENCY_RELAXED_AFTER_SECONDS: Readonly<Record<Requirement, number>> = {
  mission: 0,
  topic: 0,
  language: 20,
};

/** Whoever speaks Arabic serves Darija in either script, and the other way round. */
const SPOKEN: Partial<Record<Language, string>> = { 'ary-Arab': 'ar', 'ary-Latn': 'ar' };

/**
 * So many seconds only the agents of the mission to which an escalation was handed are asked; then anybody is, so that
 * nobody waits for an office that is closed.
 */
export const REFERRED_FOR_SECONDS = 600;
export const EMERGENCY_REFERRED_FOR_SECONDS = 60;

export function isEmergency({ priority }: Pick<Escalation, 'priority'>): boolean {
  return priority >= PRIORITIES.emergency;
}

/** When only the agents of the mission to which it was handed are no longer the only ones asked. */
export function referredUntil(escalation: Pick<Escalation, 'referral' | 'priority'>): Date | undefined {
  const { referral } = escalation;
  const seconds = isEmergency(escalation) ? EMERGENCY_REFERRED_FOR_SECONDS : REFERRED_FOR_SECONDS;
  return referral && new Date(referral.at.getTime() + seconds * 1000);
}

/** Whether an escalation is now for the agents of one mission alone, and this agent is none of them. */
export function isReferredElsewhere(
  { missions = [] }: Pick<Partial<Agent>, 'missions'>,
  escalation: Pick<Escalation, 'referral' | 'priority'>,
  now: Date,
): boolean {
  const until = referredUntil(escalation);
  return !!until && until > now && !missions.includes(escalation.referral?.missionId ?? '');
}

/**
 * So many seconds of its working time only a team's own agents are asked; then anybody is, so that nobody waits for a
 * team that has no hand free. In an emergency they are asked first, and alone only where it was handed to them, whatever
 * the hour.
 */
export const TEAM_FOR_SECONDS = 600;
export const EMERGENCY_TEAM_FOR_SECONDS = 60;

/** Until when only the agents of its team are asked. A calendar with a fault keeps nobody waiting. */
export function teamUntil(
  { priority, createdAt, teamSince }: Pick<Escalation, 'priority' | 'createdAt' | 'teamSince'>,
  hours: Pick<OpeningHours, 'addOpenMs'>,
): Date {
  const since = teamSince ?? createdAt;
  if (!isEmergency({ priority })) return hours.addOpenMs(since, TEAM_FOR_SECONDS * 1000) ?? since;
  return new Date(since.getTime() + (teamSince ? EMERGENCY_TEAM_FOR_SECONDS * 1000 : 0));
}

/** When each requirement of an escalation stops counting. */
export function relaxations(
  escalation: Pick<Escalation, 'createdAt' | 'priority'>,
): Readonly<Record<Requirement, Date>> {
  const table = isEmergency(escalation) ? EMERGENCY_RELAXED_AFTER_SECONDS : RELAXED_AFTER_SECONDS;
  const at = (seconds: number) => new Date(escalation.createdAt.getTime() + seconds * 1000);
  return { mission: at(table.mission), topic: at(table.topic), language: at(table.language) };
}

type Skills = Pick<Agent, 'languages' | 'topics' | 'missions'>;
type Needs = Pick<Escalation, 'language' | 'topic' | 'missionId'>;

/** An account that names no languages, topics or missions is fit for all of them. */
const MEETS: Readonly<Record<Requirement, (agent: Skills, needs: Needs) => boolean>> = {
  mission: ({ missions }, { missionId }) => !missionId || !missions?.length || missions.includes(missionId),
  topic: ({ topics }, { topic }) => !topic || !topics?.length || topics.includes(topic),
  language: ({ languages }, { language }) =>
    languages.length === 0 || languages.some((one) => spoken(one) === spoken(language)),
};

function spoken(language: Language): string {
  return SPOKEN[language] ?? language;
}

/** The requirements that the agent does not meet. */
export function unmet(agent: Skills, needs: Needs): Requirement[] {
  return REQUIREMENTS.filter((requirement) => !MEETS[requirement](agent, needs));
}

/** Whether the agent may serve somebody who has waited until `now`. */
export function suits(agent: Skills, escalation: Escalation, now: Date): boolean {
  if (isReferredElsewhere(agent, escalation, now)) return false;
  const until = relaxations(escalation);
  return unmet(agent, escalation).every((requirement) => until[requirement] <= now);
}

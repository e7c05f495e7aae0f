import { DEFAULT_TEAM } from '../calendar/load.ts';
import type { Escalation } from '../core/escalation.ts';
import type { Language } from '../core/language.ts';
import { rememberChoices, tell } from './announce.ts';
import { LEAVE, type Line } from './lines.ts';
import { type EscalationParts, untilSaved } from './parts.ts';
import { isEmergency } from './requirements.ts';
import { type Wait, waitOf } from './wait.ts';

/** Two words about the place are at least so far apart. */
const TOLD_EVERY_MS = 2 * 60_000;
/** So many of the line are looked at for news. */
const LOOKED_AT = 500;

/** Names the line that tells the place, once per stretch of waiting. */
export function placeMark({ transfer, createdAt }: Escalation): string {
  return `place ${(transfer?.at ?? createdAt).getTime()}`;
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
  for (const [index, escalation] of waiting.entries())
    if (isNews(escalation, index + 1, parts.now()))
      await say(parts, escalation, `${placeMark(escalation)} ${index + 1}`);
}

/** An offer stands: an agent is about to come, and a word about the place would be late. */
export function isNews({ placeTold, offer }: Escalation, position: number, now: Date): boolean {
  if (!placeTold || offer || position >= placeTold.position) return false;
  if (now.getTime() - placeTold.at.getTime() < TOLD_EVERY_MS) return false;
  return position === 1 || position <= placeTold.position / 2;
}

async function say(parts: EscalationParts, escalation: Escalation, mark: string): Promise<void> {
  const conversation = await parts.store.conversations.get(escalation.conversationId);
  const wait = await waitOf(parts.store, escalation.id, parts.now());
  if (!conversation || !wait) return;
  const language = conversation.language ?? escalation.language;
  const line = closedLine(parts, escalation, language) ?? placeLine(wait);
  const at = parts.now();
  const choices = await tell(parts, conversation, escalation, { ...line, mark, at, ask: LEAVE });
  await rememberChoices(parts, conversation.id, choices);
  await notePlace(parts, escalation.id, { position: wait.position, at });
}

function placeLine({ position, minutes }: Wait): Pick<Line, 'key' | 'params'> {
  if (minutes === undefined) return { key: 'queue.place', params: { position } };
  return { key: 'queue.position', params: { position, minutes } };
}

/** Outside the hours the wait would be a guess. An emergency is served at any hour. */
function closedLine(
  { calendars, now }: EscalationParts,
  escalation: Escalation,
  language: Language,
): Pick<Line, 'key' | 'params'> | undefined {
  const hours = calendars().hoursOf(DEFAULT_TEAM);
  if (isEmergency(escalation) || hours.isOpen(now())) return undefined;
  const opening = hours.nextOpening(now());
  if (!opening) return { key: 'queue.hours-unknown' };
  return { key: 'queue.hours', params: momentIn(opening, hours.zone, language) };
}

/** Locales with Western digits, as everywhere here; Darija in Latin letters reads French. */
const LOCALES: Partial<Record<Language, string>> = {
  'ary-Arab': 'ar-MA-u-nu-latn',
  'ary-Latn': 'fr-MA',
  ar: 'ar-MA-u-nu-latn',
  en: 'en-GB',
};

/** `mardi 24 novembre`, `08:00`, `GMT+1`. */
export function momentIn(
  at: Date,
  timeZone: string,
  language: Language,
): { day: string; time: string; zone: string } {
  const locale = LOCALES[language] ?? language;
  const format = (options: Intl.DateTimeFormatOptions, tag = locale) =>
    new Intl.DateTimeFormat(tag, { ...options, timeZone });
  const zone = format({ timeZoneName: 'shortOffset' }, 'en')
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName');
  return {
    day: format({ weekday: 'long', day: 'numeric', month: 'long' }).format(at),
    time: format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, 'en-GB').format(at),
    zone: zone?.value ?? timeZone,
  };
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

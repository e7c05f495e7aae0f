import { dayRuns, type MissionOpening, spansText } from '../../src/core/mission-calendar.ts';
import { momentIn } from '../../src/core/moment.ts';
import type { Voice } from '../wordings/voice.ts';
import { LOCALES } from '../wordings/wordings.ts';

/** A Monday. */
const SOME_MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;
/** A card is short. */
const CLOSED_SHOWN = 3;

/** Whether a mission is open now, its week, and what that rests on, a line each. */
export function missionHoursLines(opening: MissionOpening, voice: Voice): string[] {
  const { closedFor, expected, source } = opening;
  return [
    ...(closedFor ? [voice.say('mission.closed-for', { name: closedFor })] : []),
    nowLine(opening, voice),
    ...weekLines(opening, voice),
    ...closedLines(opening, voice),
    ...(expected ? [voice.say('mission.ramadan-expected')] : []),
    voice.say('mission.hours-source', { source: source.title, date: voice.date(source.checkedOn) }),
  ];
}

function nowLine({ open, closesAt, opensAt, ahead = 0 }: MissionOpening, voice: Voice): string {
  const moment = (at: Date) => {
    const { day, time } = momentIn({ at, ahead }, voice.language);
    return { day, time: voice.ltr(time) };
  };
  if (open && closesAt) return voice.say('mission.open-until', { time: moment(closesAt).time });
  return opensAt ? voice.say('mission.opens', moment(opensAt)) : voice.say('mission.closed-unknown');
}

/** Days that follow each other with the same hours share a line; closed ones have none. */
function weekLines({ week }: MissionOpening, voice: Voice): string[] {
  return dayRuns(week)
    .filter(({ spans }) => spans.length > 0)
    .map(({ first, last, spans }) => {
      const days =
        first === last ? dayName(first, voice) : `${dayName(first, voice)} – ${dayName(last, voice)}`;
      return `• ${days}${voice.say('colon')}${voice.ltr(spansText(spans))}`;
    });
}

/** The next closed days, for whoever asks about a day to come; the guide's page has all of them. */
function closedLines({ closedDays }: MissionOpening, voice: Voice): string[] {
  return closedDays.slice(0, CLOSED_SHOWN).map(({ from, to, name }) => {
    const days = from === to ? voice.date(from) : `${voice.date(from)} – ${voice.date(to)}`;
    return voice.say('mission.closed-on', { days: name ? `${days} (${name})` : days });
  });
}

function dayName(index: number, { language }: Voice): string {
  const at = new Date(SOME_MONDAY + index * DAY_MS);
  return new Intl.DateTimeFormat(LOCALES[language], { weekday: 'long', timeZone: 'UTC' }).format(at);
}

import { type DaySpan, type MissionOpening, WEEKDAYS } from '../../src/core/mission-calendar.ts';
import { momentIn } from '../../src/core/moment.ts';
import type { Voice } from '../wordings/voice.ts';
import { LOCALES } from '../wordings/wordings.ts';

/** A Monday. */
const SOME_MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** Whether a mission is open now, its week, and what that rests on, a line each. */
export function missionHoursLines(opening: MissionOpening, voice: Voice): string[] {
  const { closedFor, expected, source } = opening;
  return [
    ...(closedFor ? [voice.say('mission.closed-for', { name: closedFor })] : []),
    nowLine(opening, voice),
    ...weekLines(opening, voice),
    ...(expected ? [voice.say('mission.ramadan-expected')] : []),
    voice.say('mission.hours-source', { source: source.title, date: voice.date(source.checkedOn) }),
  ];
}

function nowLine({ open, closesAt, opensAt, zone }: MissionOpening, voice: Voice): string {
  const moment = (at: Date) => {
    const { day, time } = momentIn(at, zone, voice.language);
    return { day, time: voice.ltr(time) };
  };
  if (open && closesAt) return voice.say('mission.open-until', { time: moment(closesAt).time });
  return opensAt ? voice.say('mission.opens', moment(opensAt)) : voice.say('mission.closed-unknown');
}

/** Days that follow each other with the same hours share a line; closed ones have none. */
function weekLines({ week }: MissionOpening, voice: Voice): string[] {
  const runs: { first: number; last: number; hours: string }[] = [];
  for (const [index, day] of WEEKDAYS.entries()) {
    const hours = week[day].map(spanText).join(', ');
    const run = runs.at(-1);
    if (run?.hours === hours) run.last = index;
    else runs.push({ first: index, last: index, hours });
  }
  return runs
    .filter(({ hours }) => hours !== '')
    .map(({ first, last, hours }) => {
      const days =
        first === last ? dayName(first, voice) : `${dayName(first, voice)} – ${dayName(last, voice)}`;
      return `• ${days}${voice.say('colon')}${voice.ltr(hours)}`;
    });
}

function spanText({ from, to }: DaySpan): string {
  return `${from}–${to}`;
}

function dayName(index: number, { language }: Voice): string {
  const at = new Date(SOME_MONDAY + index * DAY_MS);
  return new Intl.DateTimeFormat(LOCALES[language], { weekday: 'long', timeZone: 'UTC' }).format(at);
}

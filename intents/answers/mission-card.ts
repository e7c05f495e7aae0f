import type { Catalogue, Mission } from '../../src/core/catalogue.ts';
import type { SourceNote } from '../../src/core/message.ts';
import type { Voice } from '../wordings/voice.ts';
import type { AnswerContext } from './context.ts';
import { missionHoursLines } from './mission-hours.ts';
import { toNote } from './sources.ts';

/** “Consulat général du Maroc à Lyon”. */
export function missionName(mission: Mission, catalogue: Catalogue, voice: Voice): string {
  const place = catalogue.place(mission.city);
  return voice.say(`mission.${mission.kind}`, { city: place ? voice.text(place.name) : mission.city });
}

/** A mission's phone numbers on one line, each left to right. */
export function phones(mission: Mission, voice: Voice): string {
  return mission.phones.map((phone) => voice.ltr(phone)).join(' · ');
}

/** What is known of a mission, and what is not, a line each. */
export function missionCard(
  mission: Mission,
  { catalogue, voice, openingOf }: Pick<AnswerContext, 'catalogue' | 'voice' | 'openingOf'>,
): { text: string; sources: SourceNote[] } {
  const opening = openingOf(mission.id);
  const lines = [
    missionName(mission, catalogue, voice),
    mission.address
      ? voice.say('mission.address', { address: voice.ltr(mission.address) })
      : voice.say('mission.no-address'),
    mission.phones.length > 0
      ? voice.say('mission.phone', { phones: phones(mission, voice) })
      : voice.say('mission.no-phone'),
    ...(opening
      ? missionHoursLines(opening, voice)
      : [
          mission.hours
            ? voice.say('mission.hours', { hours: voice.text(mission.hours) })
            : voice.say('mission.no-hours'),
        ]),
    mission.email && voice.say('mission.email', { email: voice.ltr(mission.email) }),
    mission.website && voice.say('mission.website', { url: voice.ltr(mission.website) }),
    mission.jurisdiction.length > 0 &&
      voice.say('mission.serves', { places: voice.ltr(mission.jurisdiction.join(', ')) }),
    mission.note && voice.text(mission.note),
    voice.say('mission.checked', { date: voice.date(mission.checkedOn) }),
  ];
  const sources = mission.sources.slice(0, 3).map(toNote);
  const hoursSource = opening?.source.url ? [opening.source] : [];
  return { text: lines.filter(Boolean).join('\n'), sources: [...hoursSource, ...sources] };
}

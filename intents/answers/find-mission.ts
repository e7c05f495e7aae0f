import type { Mission } from '../../src/core/catalogue.ts';
import type { Choice } from '../../src/core/message.ts';
import type { Slots } from '../../src/core/understanding.ts';
import { encodeChoice } from './choice-ids.ts';
import { agentChoice } from './choices.ts';
import { type AnswerContext, type Draft, reply } from './context.ts';
import { missionCard, missionName } from './mission-card.ts';
import { type Found, findMission, nearestMissions, type Point } from './places.ts';
import type { Asked } from './service-info.ts';

const MOST_CHOICES = 3;

/**
 * “Where is the consulate, when is it open, what is its number?” The mission's card if the place tells one, at most
 * three to choose from if it tells several, else the question which city. Undefined where the catalogue has no mission.
 */
export function findMissionAnswer(context: AnswerContext, asked: Asked): Draft | undefined {
  const { catalogue, input } = context;
  if (catalogue.missions.length === 0) return undefined;
  const page = input.mission ? { mission: input.mission } : undefined;
  const found = findMission(catalogue, asked.slots) ?? (page ? findMission(catalogue, page) : undefined);
  return found ? present(context, asked, found) : askCity(context, asked);
}

/** The mission nearest to where the person is. */
export function nearestMissionAnswer(context: AnswerContext, point: Point): Draft {
  const asked: Asked = { service: 'consulate-info', aspect: 'location_hours', slots: context.memory.slots };
  const [first] = nearestMissions(context.catalogue, point);
  if (!first) return askCity(context, asked);
  const { voice } = context;
  const card = missionCard(first, context);
  const text = `${voice.say('attachment.place')}\n\n${card.text}`;
  return drafted(
    context,
    { ...asked, slots: withMission(asked.slots, first) },
    { text, sources: card.sources },
  );
}

function present(context: AnswerContext, asked: Asked, found: Found): Draft {
  const { voice } = context;
  if (found.kind === 'mission') {
    const { mission } = found;
    return drafted(
      context,
      { ...asked, slots: withMission(asked.slots, mission) },
      missionCard(mission, context),
    );
  }
  const place = found.place ? voice.text(found.place.name) : (asked.slots.city ?? asked.slots.country ?? '');
  if (found.kind === 'none') {
    return {
      ...drafted(context, asked, { text: voice.say('mission.none', { place }) }),
      outcome: 'not-covered',
    };
  }
  const key = found.kind === 'several' ? 'mission.several' : 'mission.nearest';
  return {
    ...drafted(context, asked, {
      text: voice.say(key, { place, count: found.missions.length }),
      choices: missionChoices(context, found.missions),
    }),
    outcome: 'clarified',
    asked: { question: 'place', service: asked.service, aspect: asked.aspect },
  };
}

function askCity(context: AnswerContext, asked: Asked): Draft {
  return {
    ...drafted(context, asked, { text: context.voice.say('location.which-city') }),
    outcome: 'clarified',
    asked: { question: 'place', service: asked.service, aspect: asked.aspect },
  };
}

function missionChoices({ catalogue, voice }: AnswerContext, missions: readonly Mission[]): Choice[] {
  return missions.slice(0, MOST_CHOICES).map((mission) => {
    const place = catalogue.place(mission.city);
    return {
      id: encodeChoice({ kind: 'mission', mission: mission.id }),
      label: place ? voice.text(place.name) : missionName(mission, catalogue, voice),
    };
  });
}

function drafted(
  { voice }: AnswerContext,
  { service, aspect, slots }: Asked,
  said: { text: string; sources?: ReturnType<typeof missionCard>['sources']; choices?: readonly Choice[] },
): Draft {
  return {
    replies: [reply(voice, said.text, { ...said, choices: [...(said.choices ?? []), agentChoice(voice)] })],
    service,
    aspect,
    outcome: 'answered',
    remember: { service, aspect, slots },
  };
}

function withMission(slots: Slots, mission: Mission): Slots {
  return { ...slots, mission: mission.id, country: mission.country };
}

/** Whether a question is about a mission itself rather than about a paper or the call centre. */
export function isAboutMission({ service, aspect, slots }: Asked): boolean {
  if (service !== 'consulate-info' || slots.procedure) return false;
  return aspect === 'location_hours' || aspect === 'general';
}

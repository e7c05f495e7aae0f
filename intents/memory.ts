import { EMPTY_MEMORY, type Memory } from '../src/core/conversation.ts';
import type { Choice } from '../src/core/message.ts';
import type { Slots } from '../src/core/understanding.ts';
import type { Draft } from './answers/context.ts';

const DAY_MS = 24 * 3_600_000;
/** After this the case at hand and open questions are forgotten… */
const CASE_FADES_MS = DAY_MS;
/** …and after this the topic too. */
const TOPIC_FADES_MS = 7 * DAY_MS;

/** What is still remembered at `at` of a talk whose last turn may be long ago. */
export function faded(memory: Memory, at: Date): Memory {
  const age = memory.lastTurnAt ? at.getTime() - Date.parse(memory.lastTurnAt) : 0;
  const { introduced } = memory;
  if (age > TOPIC_FADES_MS) return { ...EMPTY_MEMORY, introduced };
  if (age <= CASE_FADES_MS) return memory;
  const { service, aspect, slots } = memory;
  return {
    ...EMPTY_MEMORY,
    introduced,
    slots: placeOf(slots),
    ...(service ? { service } : {}),
    ...(aspect ? { aspect } : {}),
  };
}

/** Whether so much time has passed that a greeting is in place again. */
export function isReturning(memory: Memory, at: Date): boolean {
  return memory.lastTurnAt !== undefined && at.getTime() - Date.parse(memory.lastTurnAt) > CASE_FADES_MS;
}

/** Where the person is: it outlives a change of topic. */
export function placeOf({ country, city, mission }: Slots): Slots {
  return { ...(country ? { country } : {}), ...(city ? { city } : {}), ...(mission ? { mission } : {}) };
}

/** New slots over old ones. A new case unseats a procedure chosen before, a new place the old place. */
export function mergeSlots(old: Slots, said: Slots): Slots {
  const { procedure, country, city, mission, ...person } = old;
  const newCase = said.age ?? said.situation ?? said.procedure;
  const newPlace = said.country ?? said.city ?? said.mission;
  return {
    ...person,
    ...(newPlace
      ? {}
      : placeOf({
          ...(country ? { country } : {}),
          ...(city ? { city } : {}),
          ...(mission ? { mission } : {}),
        })),
    ...(procedure && !newCase ? { procedure } : {}),
    ...said,
  };
}

function questionedAfter({ questioned = [] }: Memory, { asked }: Draft): Pick<Memory, 'questioned'> {
  const now = asked?.question === 'variant' && asked.service ? [asked.service] : [];
  const all = [...new Set([...questioned, ...now])];
  return all.length > 0 ? { questioned: all } : {};
}

/** What is remembered after a turn. Choices and the open question are always those of this turn. */
export function remembered(before: Memory, draft: Draft, shown: readonly Choice[], at: Date): Memory {
  const { service, aspect, slots, failures = 0 } = draft.remember ?? {};
  const topic = service ?? before.service;
  const asked = aspect ?? before.aspect;
  return {
    ...(topic ? { service: topic } : {}),
    ...(asked ? { aspect: asked } : {}),
    slots: slots ?? before.slots,
    ...(draft.asked ? { asked: draft.asked } : {}),
    ...questionedAfter(before, draft),
    ...(before.afterEmergency || draft.outcome === 'emergency' ? { afterEmergency: true } : {}),
    choices: shown,
    failures,
    introduced: before.introduced || (draft.outcome !== 'emergency' && !before.afterEmergency),
    lastTurnAt: at.toISOString(),
  };
}

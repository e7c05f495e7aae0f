import type { Catalogue, Contact, Procedure, Source } from '../../src/core/catalogue.ts';
import type { SourceNote } from '../../src/core/message.ts';
import { isService, type ServiceId } from '../../src/core/services.ts';
import type { EmergencyKind, Slots, Understanding } from '../../src/core/understanding.ts';
import { mergeSlots, placeOf } from '../memory.ts';
import type { Voice } from '../wordings/voice.ts';
import { type AnswerContext, type Draft, reply } from './context.ts';
import { missionName, phones } from './mission-card.ts';
import { findMission, reachableMissions } from './places.ts';
import { sourceNotes, toNote } from './sources.ts';
import { escalationFor } from './talk-to-agent.ts';

/** The service each kind touches, and the procedure whose first step says what to do now. */
const TOUCHES: Record<EmergencyKind, { service: ServiceId; procedure?: string }> = {
  danger: { service: 'social-assistance' },
  arrest: { service: 'social-assistance', procedure: 'prisoner-assistance' },
  death: { service: 'body-repatriation', procedure: 'repatriation-of-remains' },
  'lost-child': { service: 'social-assistance' },
  violence: { service: 'social-assistance' },
  stranded: { service: 'social-assistance', procedure: 'social-help-destitute' },
};
const CALL_CENTRE = 'consular-call-centre';
const MOST_NUMBERS = 2;
/** In these the local police or ambulance comes first. */
const LOCAL_HELP_FIRST: readonly EmergencyKind[] = ['danger', 'violence', 'lost-child'];

interface Said {
  readonly lines: readonly string[];
  readonly sources: readonly SourceNote[];
}

/** One sentence of sympathy, the numbers with their date, what is not known, and an urgent escalation. */
export function emergency(context: AnswerContext, kind: EmergencyKind, understanding: Understanding): Draft {
  const { voice, memory } = context;
  const slots = mergeSlots(placeOf(memory.slots), understanding.slots);
  const numbers = [missionNumbers(context, slots), callCentre(context.catalogue, voice)];
  const step = firstStep(context.catalogue, kind, voice);
  const lines = [
    voice.say(`emergency.${kind}`),
    ...(LOCAL_HELP_FIRST.includes(kind) ? [voice.say('emergency.first')] : []),
    ...numbers.flatMap((said) => said.lines),
    voice.say('emergency.no-duty'),
    ...step.lines,
    voice.say('emergency.alerted'),
    ...(hasPlace(slots) || context.input.mission ? [] : [voice.say('emergency.where')]),
  ];
  const service = serviceOf(kind, understanding);
  return {
    replies: [
      reply(voice, lines.join('\n'), { sources: [...numbers, step].flatMap((said) => said.sources) }),
    ],
    service,
    aspect: understanding.aspect,
    outcome: 'emergency',
    escalation: { ...escalationFor('emergency', context, slots), topic: service },
    remember: { service, aspect: 'general', slots },
    ...(hasPlace(slots) ? {} : { asked: { question: 'place', service, aspect: 'location_hours' } as const }),
  };
}

/** The place told after an emergency: whom to ring there. */
export function emergencyNumbers(context: AnswerContext, { slots: told }: Understanding): Draft {
  const { voice, memory } = context;
  const slots = mergeSlots(memory.slots, placeOf(told));
  const { lines, sources } = missionNumbers(context, slots);
  const text = [...lines, voice.say('emergency.with-you')].join('\n');
  return {
    replies: [reply(voice, text, { sources })],
    service: memory.service ?? 'social-assistance',
    aspect: 'location_hours',
    outcome: 'answered',
    remember: { slots },
  };
}

function serviceOf(kind: EmergencyKind, { service, band }: Understanding): ServiceId {
  return isService(service) && band === 'answer' ? service : TOUCHES[kind].service;
}

function missionNumbers({ catalogue, voice, input }: AnswerContext, slots: Slots): Said {
  const place = hasPlace(slots) || !input.mission ? slots : { mission: input.mission };
  const shown = reachableMissions(catalogue, place).slice(0, MOST_NUMBERS);
  const found = shown.length === 0 ? findMission(catalogue, place) : undefined;
  const unreachable =
    found?.kind === 'mission' ? found.mission : found && 'missions' in found ? found.missions[0] : undefined;
  if (unreachable) {
    const name = missionName(unreachable, catalogue, voice);
    return { lines: [voice.say('emergency.no-mission-number', { name })], sources: [] };
  }
  return {
    lines: shown.map((mission) =>
      numberLine(voice, missionName(mission, catalogue, voice), phones(mission, voice), mission.sources[0]),
    ),
    sources: shown.flatMap((mission) => mission.sources.slice(0, 1).map(toNote)),
  };
}

/** The call centre's own number; its other lines, for complaints say, help nobody in need. */
function callCentre(catalogue: Catalogue, voice: Voice): Said {
  const procedure = catalogue.service('consulate-info')?.procedures.find(({ id }) => id === CALL_CENTRE);
  if (!procedure) return { lines: [], sources: [] };
  const contacts = procedure.contacts.filter((contact) => contact.phone).slice(0, 1);
  return {
    lines: contacts.map((contact) =>
      numberLine(
        voice,
        voice.text(contact.label),
        voice.ltr(contact.phone ?? ''),
        sourceOf(procedure, contact),
      ),
    ),
    sources: sourceNotes([{ from: procedure, facts: contacts }]),
  };
}

function sourceOf({ sources }: Procedure, contact: Contact): Source | undefined {
  return sources.find(({ n }) => n === contact.sources[0]);
}

/** A number is worth what its source is worth: who published it and when stands beside it. */
function numberLine(voice: Voice, name: string, number: string, source: Source | undefined): string {
  const from = source?.publisher ?? source?.title ?? '';
  const date = voice.date(source?.published ?? source?.checkedOn ?? '');
  return `☎ ${voice.say('emergency.number', { name, number, source: from, date })}`;
}

function firstStep(catalogue: Catalogue, kind: EmergencyKind, voice: Voice): Said {
  const { service, procedure: id } = TOUCHES[kind];
  const procedure = catalogue.service(service)?.procedures.find((one) => one.id === id);
  const step = procedure?.steps[0];
  if (!procedure || !step) return { lines: [], sources: [] };
  return {
    lines: [`→ ${voice.text(step.text)}`],
    sources: sourceNotes([{ from: procedure, facts: [step] }]),
  };
}

function hasPlace({ country, city, mission }: Slots): boolean {
  return Boolean(country ?? city ?? mission);
}

import type { Service } from '../../src/core/catalogue.ts';
import type { Choice, SourceNote } from '../../src/core/message.ts';
import type { Aspect, ServiceId } from '../../src/core/services.ts';
import type { Slots } from '../../src/core/understanding.ts';
import { sentence } from './aspects/facts.ts';
import { render } from './aspects/index.ts';
import type { Rendered } from './aspects/rendered.ts';
import { agentChoice, complaintChoice, nextChoices, restChoice, topicChoices } from './choices.ts';
import { type AnswerContext, type Draft, reply } from './context.ts';
import { caseChoice, decidingQuestion } from './deciding-question.ts';
import { paged } from './long-answers.ts';
import { missionCard } from './mission-card.ts';
import { findMission } from './places.ts';
import { applies, type Case, caseSlots, knowsCase, selectCase } from './select-case.ts';
import { type Cited, sourceNotes } from './sources.ts';

/** One question about one service. */
export interface Asked {
  readonly service: ServiceId;
  readonly aspect: Aspect;
  readonly slots: Slots;
  /** Only the second part of a long answer. */
  readonly rest?: boolean;
}

/** Aspects in which it is worth asking back; in the others the default case answers and the rest is a choice. */
const ASKED_BACK: readonly Aspect[] = ['documents', 'procedure', 'eligibility'];
/** A tip is added while the answer stays about this short, in characters. */
const SHORT = 480;
const MOST_CHOICES = 5;

interface Part {
  readonly text: string;
  readonly sources: readonly SourceNote[];
  readonly choices: readonly Choice[];
  readonly outcome: 'answered' | 'clarified' | 'not-covered';
  readonly asked?: Draft['asked'];
}

/** Answers questions about services from the catalogue: each its own reply, the next steps under the last. */
export function serviceInfo(context: AnswerContext, questions: readonly [Asked, ...Asked[]]): Draft {
  const [main] = questions;
  const parts = questions.map((asked) => answerOne(context, asked, questions));
  // A question back stands last, where the person answers it.
  const ordered = [...parts].sort(
    (a, b) => Number(a.outcome === 'clarified') - Number(b.outcome === 'clarified'),
  );
  const last = ordered.at(-1);
  const asked = ordered.find((part) => part.asked)?.asked;
  const outcomes = parts.map(({ outcome }) => outcome);
  return {
    replies: ordered.map((part) =>
      reply(context.voice, part.text, {
        sources: part.sources,
        choices: part === last ? part.choices : undefined,
      }),
    ),
    service: main.service,
    aspect: main.aspect,
    outcome:
      outcomes.find((one) => one === 'answered') ??
      outcomes.find((one) => one === 'clarified') ??
      'not-covered',
    remember: { service: main.service, aspect: main.aspect, slots: main.slots },
    ...(asked ? { asked } : {}),
  };
}

function answerOne(context: AnswerContext, asked: Asked, all: readonly Asked[]): Part {
  const service = context.catalogue.service(asked.service);
  if (!service) return missing(context);
  const of = knowingCase(service, asked);
  if (mustAsk(context, of, asked.aspect)) return askBack(context, service, asked);
  return inform(context, of, asked, all);
}

/** The case of the slots; a sibling procedure where only that one knows the aspect and nothing points elsewhere. */
function knowingCase(service: Service, { slots, aspect }: Asked): Case {
  const of = selectCase(service, slots);
  const tells = (one: Case) =>
    aspect === 'status'
      ? one.procedure.tracking.length > 0
      : aspect !== 'appointment' || one.procedure.appointment;
  if (tells(of) || (of.decided && aspect !== 'status')) return of;
  const sibling = service.procedures
    .map((procedure) => selectCase(service, { ...slots, procedure: procedure.id }))
    .find(tells);
  return sibling ? { ...sibling, slots } : of;
}

function missing({ catalogue, voice }: AnswerContext): Part {
  return {
    text: voice.say('not-covered'),
    sources: [],
    choices: topicChoices(catalogue, voice),
    outcome: 'not-covered',
  };
}

/** Once, and only when nothing of the case is known and the answer differs between the cases asked about. */
function mustAsk({ voice, memory }: AnswerContext, of: Case, aspect: Aspect): boolean {
  const { question, id } = of.service;
  if (!question || knowsCase(of.slots) || !ASKED_BACK.includes(aspect)) return false;
  if (memory.questioned?.includes(id)) return false;
  const bodies = question.choices.map(({ set }) =>
    render(aspect, selectCase(of.service, caseSlots(set)), voice).body.join('\n'),
  );
  return new Set(bodies).size > 1;
}

function askBack({ voice }: AnswerContext, service: Service, { aspect, slots }: Asked): Part {
  const choices = (service.question?.choices ?? []).map((choice) =>
    caseChoice(choice, { service, aspect, slots: caseSlots({ ...slots, ...choice.set }) }, voice),
  );
  return {
    text: decidingQuestion(service, voice),
    sources: [],
    choices: [...choices, agentChoice(voice)],
    outcome: 'clarified',
    asked: { question: 'variant', service: service.id, aspect },
  };
}

function inform(context: AnswerContext, of: Case, asked: Asked, all: readonly Asked[]): Part {
  const { voice } = context;
  const rendered = render(asked.aspect, of, voice);
  const place = asked.aspect === 'location_hours' ? placePart(context, asked) : undefined;
  const doubt = doubtOf(of, asked.aspect);
  const { first, rest } = paged(rendered.body);
  if (asked.rest && rest.length > 0) return restPart(context, { of, asked, head: rendered.head, rest });
  const more = rest.length > 0 ? [voice.say('rest.more')] : [];
  const answer = [rendered.head, ...first, ...more].join('\n');
  const tip = rendered.known ? tipOf(of, asked.aspect, answer.length) : undefined;
  const cited: Cited[] = [
    ...rendered.cited,
    { from: of.procedure, facts: [doubt, tip].filter((one) => one !== undefined) },
  ];
  const extras = [
    doubt && sentence(voice.say('careful', { text: voice.text(doubt.text) })),
    tip && sentence(voice.say('tip', { text: voice.text(tip.text) })),
    place?.text,
  ];
  const answered = all.filter(({ service }) => service === asked.service).map(({ aspect }) => aspect);
  const next = choicesAfter(context, of, asked, answered);
  return {
    text: [answer, ...extras.filter(Boolean)].join('\n\n'),
    sources: [...sourceNotes(cited), ...(place?.sources ?? [])],
    choices: rest.length > 0 ? [restChoice(of, asked.aspect, voice), ...fewer(next)] : next,
    outcome: known(rendered, place) ? 'answered' : 'not-covered',
    ...(place?.asked ? { asked: place.asked } : {}),
  };
}

/** Room for one more choice; the agent stays the last. */
function fewer(choices: readonly Choice[]): readonly Choice[] {
  return [...choices.slice(0, -1).slice(0, MOST_CHOICES - 2), ...choices.slice(-1)];
}

/** What a long answer kept back, under the same first line. */
function restPart(
  context: AnswerContext,
  { of, asked, head, rest }: { of: Case; asked: Asked; head: string; rest: readonly string[] },
): Part {
  return {
    text: [head, ...rest].join('\n'),
    sources: sourceNotes(render(asked.aspect, of, context.voice).cited),
    choices: choicesAfter(context, of, asked, [asked.aspect]),
    outcome: 'answered',
  };
}

function known(rendered: Rendered, place: PlacePart | undefined): boolean {
  return rendered.known || (place !== undefined && !place.asked);
}

function choicesAfter(
  { voice }: AnswerContext,
  of: Case,
  asked: Asked,
  answered: readonly Aspect[],
): Choice[] {
  const next = nextChoices(of, [asked.aspect, ...answered], voice);
  if (asked.service !== 'complaint') return next;
  return [complaintChoice(voice), ...fewer(next)];
}

interface PlacePart {
  readonly text: string;
  readonly sources: readonly SourceNote[];
  readonly asked?: Draft['asked'];
}

/** The mission of the place that is known, or the question which city. */
function placePart(context: AnswerContext, { service, aspect, slots }: Asked): PlacePart | undefined {
  const { catalogue, voice, input } = context;
  const found =
    findMission(catalogue, slots) ??
    (input.mission ? findMission(catalogue, { mission: input.mission }) : undefined);
  if (found?.kind === 'mission') return missionCard(found.mission, context);
  if (catalogue.missions.length === 0) return undefined;
  return {
    text: voice.say('location.which-city'),
    sources: [],
    asked: { question: 'place', service, aspect },
  };
}

/** What sources disagree about in this aspect: one line, the first. An overview has none; told as steps, theirs. */
function doubtOf(of: Case, aspect: Aspect) {
  const about = aspect === 'general' && of.decided && knowsCase(of.slots) ? 'procedure' : aspect;
  if (about === 'general') return undefined;
  return of.procedure.uncertain.find((one) => one.aspect === about && applies(one, of) !== 'no');
}

/** One thing people trip over, under lists that leave room for it. */
function tipOf(of: Case, aspect: Aspect, length: number) {
  if (length > SHORT || (aspect !== 'documents' && aspect !== 'procedure')) return undefined;
  return of.procedure.pitfalls.find((one) => applies(one, of) === 'yes');
}

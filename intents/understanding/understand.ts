import type { Mission, Place } from '../../src/core/catalogue.ts';
import { isLanguage } from '../../src/core/language.ts';
import {
  type Aspect,
  CONTROLS,
  type Control,
  isAspect,
  isService,
  type ServiceId,
} from '../../src/core/services.ts';
import { type Question, SITUATIONS, type Slots, type Understanding } from '../../src/core/understanding.ts';
import { applyLogistic, softmax } from './calibration.ts';
import { trustInputs } from './classifier.ts';
import { createGazetteer, type PlaceSlots } from './gazetteer.ts';
import { ask } from './heads.ts';
import { identify } from './language.ts';
import { scoresOf } from './linear.ts';
import { FOLLOW_UP, type Head, LANGUAGE_SWITCH, type Model, NONE } from './model.ts';
import { clip } from './normalise.ts';
import { scriptOf } from './script.ts';
import { partsOf } from './segments.ts';
import { isEmergencyKind } from './train.ts';
import { bagOf, type Vector, vectorise } from './vectors.ts';

/** Understands one text; any string, in bounded time, never throws. */
export type Understand = (text: string) => Understanding;

type Topic = ServiceId | Control;

/** A function that understands texts with this model, knowing these places and missions. */
export function createUnderstanding(
  model: Model,
  places: readonly Place[],
  missions: readonly Mission[],
): Understand {
  const findPlace = createGazetteer(places, missions);
  return (whole) => {
    const text = clip(whole);
    const vector = vectorOf(model, text);
    const reading = readTopic(model, vector);
    const place = findPlace(text);
    const main = questionOf(model, { vector, reading, place });
    const language = identify(model.language, text);
    const emergency = emergencyOf(model, vector);
    const asked = reading.switches ? languageAsked(model, vector) : undefined;
    return {
      ...main.question,
      aspectConfidence: main.aspectConfidence,
      language: language.language,
      languageConfidence: language.confidence,
      alternatives: reading.ranked.slice(1, 4),
      band: bandOf(model, text, reading.trust),
      elliptic: reading.elliptic,
      ...(emergency && { emergency }),
      ...(asked && { languageAsked: asked }),
      more: furtherQuestions(model, { text, main: main.question, place, aspects: main.furtherAspects }),
    };
  };
}

function vectorOf(model: Model, text: string): Vector {
  const { vocabulary } = model.service;
  return vectorise(vocabulary, bagOf(text, vocabulary.options));
}

/** What the service head says of a text. */
interface Reading {
  /** Best first; labels that are no service or control are left out. */
  readonly ranked: readonly { readonly service: Topic; readonly confidence: number }[];
  /** Probability that the best is right and the text in scope. */
  readonly trust: number;
  readonly elliptic: boolean;
  readonly switches: boolean;
}

function readTopic(model: Model, vector: Vector): Reading {
  const { labels, linear, sharpness, trust } = model.service;
  const scores = scoresOf(linear, vector);
  const probabilities = softmax(scores, sharpness);
  const order = labels.map((_, c) => c).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  const best = labels[order[0] ?? 0];
  const ranked = order.flatMap((c) => {
    const label = labels[c];
    return isTopic(label) ? [{ service: label, confidence: probabilities[c] ?? 0 }] : [];
  });
  const nothingKnown = vector.indices.length === 0;
  return {
    ranked,
    trust: nothingKnown ? 0 : applyLogistic(trust, trustInputs(scores, vector)),
    elliptic: best === FOLLOW_UP,
    switches: best === LANGUAGE_SWITCH,
  };
}

function isTopic(label: unknown): label is Topic {
  return isService(label) || CONTROLS.includes(label as Control);
}

interface QuestionParts {
  readonly vector: Vector;
  readonly reading: Reading;
  readonly place: PlaceSlots;
}

function questionOf(model: Model, { vector, reading, place }: QuestionParts) {
  const service = reading.ranked[0]?.service ?? 'out-of-scope';
  const { aspect, confidence, further } = aspectsOf(model, vector);
  const isControl = !isService(service) && !reading.elliptic;
  const question: Question = {
    service,
    aspect: isControl ? 'general' : aspect,
    confidence: reading.elliptic ? (reading.ranked[0]?.confidence ?? 0) : reading.trust,
    slots: { ...caseSlots(model, vector, service), ...place },
  };
  return { question, aspectConfidence: confidence, furtherAspects: isControl ? [] : further };
}

/** The score from which a further aspect counts as asked: on its own side of the machine's border. */
const FURTHER_ASPECT = 0.05;

function aspectsOf(model: Model, vector: Vector): { aspect: Aspect; confidence: number; further: Aspect[] } {
  const answer = ask(model.aspect, vector);
  const aspect = isAspect(answer?.label) ? answer.label : 'general';
  const further = model.aspect.labels.filter(
    (label, c) => label !== aspect && label !== 'general' && (answer?.scores[c] ?? -1) > FURTHER_ASPECT,
  );
  return { aspect, confidence: answer?.confidence ?? 0, further: further.filter(isAspect) };
}

function caseSlots(model: Model, vector: Vector, service: Topic): Slots {
  const age = said(model.age, vector);
  const situation = SITUATIONS.find((known) => known === said(model.situation, vector));
  const own = `${service}/`;
  const procedure = said(model.procedure, vector, (label) => label.startsWith(own));
  return {
    ...((age === 'adult' || age === 'minor') && { age }),
    ...(situation && { situation }),
    ...(procedure && { procedure: procedure.slice(own.length) }),
  };
}

/** The likeliest label, `NONE` aside, if it is likely enough to be said. */
function said(head: Head, vector: Vector, allowed = (_label: string) => true): string | undefined {
  const answer = ask(head, vector);
  if (!answer) return undefined;
  let best: string | undefined;
  let most = head.from;
  head.labels.forEach((label, c) => {
    const sure = answer.probabilities[c] ?? 0;
    if (label !== NONE && sure >= most && allowed(label)) [best, most] = [label, sure];
  });
  return best;
}

function emergencyOf(model: Model, vector: Vector): Understanding['emergency'] {
  const kind = ask(model.emergency, vector, isEmergencyKind)?.label;
  const calm = ask(model.emergency, vector)?.probabilities[model.emergency.labels.indexOf(NONE)] ?? 1;
  if (!kind || !isEmergencyKind(kind) || 1 - calm < model.emergencyFrom) return undefined;
  return { kind, confidence: 1 - calm };
}

function languageAsked(model: Model, vector: Vector) {
  const label = ask(model.languageAsked, vector)?.label;
  return isLanguage(label) ? label : undefined;
}

function bandOf(model: Model, text: string, trust: number): Understanding['band'] {
  const bands = scriptOf(text) === 'arabic' ? model.bands.arabic : model.bands.latin;
  if (trust >= bands.answer) return 'answer';
  return trust >= bands.reject ? 'clarify' : 'reject';
}

interface Further {
  readonly text: string;
  readonly main: Question;
  readonly place: PlaceSlots;
  readonly aspects: readonly Aspect[];
}

/** Further aspects of the same service, then further services that parts of the message clearly name. */
function furtherQuestions(model: Model, { text, main, place, aspects }: Further): Question[] {
  const more: Question[] = aspects.map((aspect) => ({ ...main, aspect }));
  if (!isService(main.service)) return more;
  const parts = partsOf(text);
  if (parts.length < 2) return more;
  const seen = new Set<Topic>([main.service]);
  for (const part of parts) {
    const vector = vectorOf(model, part);
    const reading = readTopic(model, vector);
    const { question } = questionOf(model, { vector, reading, place });
    if (reading.elliptic || seen.has(question.service) || !isService(question.service)) continue;
    if (bandOf(model, part, reading.trust) !== 'answer') continue;
    seen.add(question.service);
    more.push(question);
  }
  return more.slice(0, 3);
}

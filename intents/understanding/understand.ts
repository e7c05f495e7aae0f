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
import {
  EMERGENCY_KINDS,
  type EmergencyKind,
  type Question,
  SITUATIONS,
  type Situation,
  type Slots,
  type Understanding,
} from '../../src/core/understanding.ts';
import { caseOf } from './cases.ts';
import { judgeWith, readBy } from './classifier.ts';
import { createGazetteer, type PlaceSlots } from './gazetteer.ts';
import { ask } from './heads.ts';
import { identify } from './language/identify.ts';
import { scriptOf } from './language/script.ts';
import { FOLLOW_UP, LANGUAGE_SWITCH, type Model, NONE } from './model.ts';
import { clip } from './normalise.ts';
import { procedureOf } from './procedures.ts';
import { partsOf } from './segments.ts';
import { type Bag, type Vector, vectorise } from './vectors.ts';

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
    const seen = look(model, text);
    const place = findPlace(text);
    const { reading, question, aspects } = questionOf(model, seen, place);
    const language = identify(model.language, text);
    const band = bandOf(model, text, reading.trust);
    const emergency = emergencyOf(model, seen, { topic: question.service, band });
    const asked = reading.switches ? languageAsked(model, seen) : undefined;
    return {
      ...question,
      aspectConfidence: aspects.confidence,
      language: language.language,
      languageConfidence: language.confidence,
      alternatives: reading.ranked.slice(1, 4),
      band,
      elliptic: reading.elliptic && band !== 'reject',
      ...(emergency && { emergency }),
      ...(asked && { languageAsked: asked }),
      more: furtherQuestions(model, { text, reading, main: question, place, aspects: aspects.further }),
    };
  };
}

/** The features of a text, and what the service classifier makes of them. */
interface Seen {
  readonly bag: Bag;
  readonly vector: Vector;
}

function look(model: Model, text: string): Seen {
  const bag = readBy(model.service, text);
  return { bag, vector: vectorise(model.service.vocabulary, bag) };
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
  const { labels } = model.service;
  const { scores, probabilities, trust } = judgeWith(model.service, vector);
  const order = labels.map((_, c) => c).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  const best = labels[order[0] ?? 0];
  const ranked = order.flatMap((c) => {
    const label = labels[c];
    return isTopic(label) ? [{ service: label, confidence: probabilities[c] ?? 0 }] : [];
  });
  const nothingKnown = vector.indices.length === 0;
  return {
    ranked,
    trust: nothingKnown ? 0 : trust,
    elliptic: best === FOLLOW_UP,
    switches: best === LANGUAGE_SWITCH,
  };
}

function isTopic(label: unknown): label is Topic {
  return isService(label) || CONTROLS.includes(label as Control);
}

function questionOf(model: Model, seen: Seen, place: PlaceSlots) {
  const reading = readTopic(model, seen.vector);
  const service = reading.ranked[0]?.service ?? 'out-of-scope';
  const isQuestion = isService(service) || reading.elliptic;
  const aspects = isQuestion ? aspectsOf(model, seen) : NO_ASPECT;
  const question: Question = {
    service,
    aspect: aspects.aspect,
    confidence: reading.elliptic ? (reading.ranked[0]?.confidence ?? 0) : reading.trust,
    slots: { ...caseSlots(model, seen, reading.elliptic ? 'out-of-scope' : service), ...place },
  };
  return { reading, question, aspects };
}

interface Aspects {
  readonly aspect: Aspect;
  readonly confidence: number;
  readonly further: readonly Aspect[];
}

const NO_ASPECT: Aspects = { aspect: 'general', confidence: 1, further: [] };

/** The score from which a further aspect counts as asked: on its own side of the machine's border. */
const FURTHER_ASPECT = 0.05;

function aspectsOf(model: Model, { vector }: Seen): Aspects {
  const { label, confidence, scores } = ask(model.aspect, vector);
  const further = model.aspect.labels.filter(
    (other, c) => other !== label && other !== 'general' && (scores[c] ?? -1) > FURTHER_ASPECT,
  );
  return { aspect: isAspect(label) ? label : 'general', confidence, further: further.filter(isAspect) };
}

function caseSlots(model: Model, { bag }: Seen, service: Topic): Slots {
  const { age, situation } = caseOf(model.cases, bag);
  const procedure = procedureOf(model.procedures, service, bag);
  return {
    ...((age === 'adult' || age === 'minor') && { age }),
    ...(isSituation(situation) && { situation }),
    ...(procedure && { procedure }),
  };
}

function isSituation(label: unknown): label is Situation {
  return SITUATIONS.includes(label as Situation);
}

/** How plainly a text must speak of an emergency when its topic, sure or perhaps, is far from any. */
const PLAINLY = { answer: 0.6, clarify: 0.45, reject: 0 };

interface About {
  readonly topic: Topic;
  readonly band: Understanding['band'];
}

function emergencyOf(model: Model, { vector }: Seen, { topic, band }: About): Understanding['emergency'] {
  const { labels } = model.emergency;
  const { probabilities } = ask(model.emergency, vector);
  const confidence = 1 - (probabilities[labels.indexOf(NONE)] ?? 1);
  const isNear = topic === 'out-of-scope' || model.emergencyServices.includes(topic);
  if (confidence < Math.max(model.emergencyFrom, isNear ? 0 : PLAINLY[band])) return undefined;
  const kinds = labels.map((kind, c) => ({ kind, sure: probabilities[c] ?? 0 }));
  const best = kinds.filter(({ kind }) => kind !== NONE).sort((a, b) => b.sure - a.sure)[0];
  return isEmergencyKind(best?.kind) ? { kind: best.kind, confidence } : undefined;
}

function isEmergencyKind(label: unknown): label is EmergencyKind {
  return EMERGENCY_KINDS.includes(label as EmergencyKind);
}

function languageAsked(model: Model, { vector }: Seen) {
  const { label } = ask(model.languageAsked, vector);
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
  readonly reading: Reading;
  readonly place: PlaceSlots;
  readonly aspects: readonly Aspect[];
}

/** What a part asks must also be likely, a little, from the message as a whole… */
const THINKABLE = 0.02;
/** …unless the part by itself asks something particular, as clearly as this. */
const CLEAR = 0.85;

/** Further aspects of the same service, then further services that parts of the message clearly name. */
function furtherQuestions(model: Model, { text, reading: whole, main, place, aspects }: Further): Question[] {
  const more: Question[] = aspects.map((aspect) => ({ ...main, aspect }));
  if (!isService(main.service)) return more;
  const parts = partsOf(text);
  if (parts.length < 2) return more;
  const seen = new Set<Topic>([main.service]);
  const thinkable = new Set(
    whole.ranked.filter(({ confidence }) => confidence >= THINKABLE).map(({ service }) => service),
  );
  for (const part of parts) {
    const { reading, question, aspects } = questionOf(model, look(model, part), place);
    if (reading.elliptic || seen.has(question.service) || !isService(question.service)) continue;
    const asksClearly =
      reading.trust >= CLEAR && question.aspect !== 'general' && aspects.confidence >= CLEAR;
    if (!thinkable.has(question.service) && !asksClearly) continue;
    if (bandOf(model, part, reading.trust) !== 'answer') continue;
    seen.add(question.service);
    more.push(question);
  }
  return more.slice(0, 3);
}

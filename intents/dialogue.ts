import { isService } from '../src/core/services.ts';
import type { Slots, Understanding } from '../src/core/understanding.ts';
import { askLanguage, languageChanged } from './answers/change-language.ts';
import { decodeChoice, type Meaning } from './answers/choice-ids.ts';
import { isYesOrNo, partlyNamedChoice, yesOrNoChoice } from './answers/choosing.ts';
import { citizenAct } from './answers/citizen-act.ts';
import { complaint, isComplaining } from './answers/complaint.ts';
import type { AnswerContext, Draft } from './answers/context.ts';
import { didYouMean, offeredAgain, whichAspect, whichService } from './answers/did-you-mean.ts';
import { emergencyNumbers } from './answers/emergency.ts';
import { findMissionAnswer, isAboutMission } from './answers/find-mission.ts';
import { afterGreeting, greeting } from './answers/greeting.ts';
import { forget, help, whoWeAre } from './answers/help.ts';
import { tellsOfMistreatment } from './answers/mistreated.ts';
import { notUnderstood } from './answers/not-understood.ts';
import { outOfScope } from './answers/out-of-scope.ts';
import { type Asked, serviceInfo } from './answers/service-info.ts';
import { stayWith } from './answers/stay.ts';
import { talkToAgent } from './answers/talk-to-agent.ts';
import { thanksBye } from './answers/thanks-bye.ts';
import { isReturning, mergeSlots, placeOf } from './memory.ts';
import { isBarePlace, onlyPlace, questionsOf, saysSomething, wordCount } from './questions.ts';
import { asksWhoWeAre } from './reading/about-us.ts';

/** Between the bands a request for a human still counts from this confidence on: asking again would only annoy. */
const AGENT_HEARD = 0.5;
/** …and from this on where it stands out among all guesses. */
const AGENT_LIKELY = 0.3;
/** A message that leans on the talk, asks nothing of it and may well ask for a human. */
const AGENT_GUESSED = 0.2;
/** …and so many times likelier than anything else. */
const AGENT_STANDS_OUT = 3;
/** From this on a message may well be of another subject. */
const ELSEWHERE = 0.2;
/** …and of a few words that ask, from this on. */
const PLAINLY_ELSEWHERE = 0.5;
/** Words that ask, in the nine registers, and the mark. */
const QUESTION =
  /[?؟]|^(?:quel(?:le)?s?|qui|quoi|what|which|who|qu[eé]|cu[aá]l(?:es)?|qui[eé]n|wat|welke?|wie|was|welche[rsn]?|wer|quale|quali|chno|chnou|achno|chkoun|شنو|شنهي|أشنو|اشنو|شكون|ما|من|ماهي|أي)(?!\p{L})/iu;
/** So few words lean on the talk. */
const FEW_WORDS = 3;

/** Does what a choice says, whenever it comes back. */
export function actOn(context: AnswerContext, meaning: Meaning): Draft {
  const { memory } = context;
  switch (meaning.kind) {
    case 'question': {
      const { service, aspect } = meaning;
      return inform(context, [{ service, aspect, slots: mergeSlots(placeOf(memory.slots), meaning.slots) }]);
    }
    case 'rest': {
      const { service, aspect, procedure } = meaning;
      // The case at hand decides which lines there were.
      const slots = memory.service === service ? memory.slots : { ...placeOf(memory.slots), procedure };
      return serviceInfo(context, [{ service, aspect, slots, rest: true }]);
    }
    case 'mission': {
      const service = memory.service ?? 'consulate-info';
      return locate(context, service, mergeSlots(memory.slots, { mission: meaning.mission }));
    }
    case 'agent':
      return talkToAgent(context);
    case 'complaint':
      return complaint(context);
    case 'act':
      return citizenAct(context, meaning.act);
    case 'languages':
      return askLanguage(context);
    case 'language':
      return switchLanguage(context);
    case 'topics':
      return greeting(context, isGreetedAnew(context));
    case 'help':
      return help(context);
    case 'forget':
      return forget(context);
  }
}

/** Answers what the words ask. */
export function answerText(context: AnswerContext, understood: Understanding): Draft {
  const { input, memory, catalogue } = context;
  if (understood.languageAsked) return switchLanguage(context);
  if (tellsOfMistreatment(context.input.text)) return complaint(context);
  if (asksForAgent(understood)) return talkToAgent(context);
  if (understood.elliptic || understood.band !== 'answer') {
    const part = partlyNamedChoice(input.text, memory.choices) ?? yesOrNoChoice(input.text, memory.choices);
    const meaning = part && decodeChoice(part.id, catalogue, memory.service);
    if (meaning) return actOn(context, meaning);
  }
  if (answersWhere(context, understood)) {
    if (memory.afterEmergency) return emergencyNumbers(context, understood);
    return locate(
      context,
      memory.service ?? 'consulate-info',
      mergeSlots(memory.slots, placeOf(understood.slots)),
    );
  }
  const [first, ...more] = questionsOf(context, understood, memory);
  if (!first) return withoutQuestion(context, understood);
  if (first.service === 'complaint' && !understood.elliptic && isComplaining(first.aspect, context.said))
    return complaint(context);
  const draft = inform(context, [first, ...more]);
  return asksAlsoForAgent(understood) ? withAgent(context, draft) : draft;
}

function asksForAgent(understood: Understanding): boolean {
  const { service, band, confidence, elliptic, alternatives } = understood;
  if (service !== 'human-agent') return false;
  const next = (alternatives[0]?.confidence ?? 0) * AGENT_STANDS_OUT;
  if (elliptic) return confidence >= Math.max(AGENT_GUESSED, next) && !saysSomething(understood);
  if (band === 'answer' || band === 'reject') return band === 'answer';
  return confidence >= AGENT_HEARD || confidence >= Math.max(AGENT_LIKELY, next);
}

/** Without a service of its own a message's further aspects belong to the guess: they ask for nobody. */
function asksAlsoForAgent({ more, elliptic, service: guess }: Understanding): boolean {
  return more.some(({ service }) => service === 'human-agent' && !(elliptic && guess === 'human-agent'));
}

/** A place and nothing else: the answer to “in which city?”, or a question about that place's mission. */
function answersWhere({ memory, said }: AnswerContext, understood: Understanding): boolean {
  const { slots, elliptic, band, service } = understood;
  const bare = isBarePlace(said, slots);
  if (memory.afterEmergency && bare && service !== 'consulate-info') return true;
  const asked = memory.asked?.question === 'place';
  const unclear = bare && band !== 'answer';
  if (asked && (unclear || (onlyPlace(slots) && (elliptic || !isService(service))))) return true;
  const free = !memory.service || memory.service === 'consulate-info';
  return free && (unclear || (elliptic && onlyPlace(slots)));
}

function inform(context: AnswerContext, questions: readonly [Asked, ...Asked[]]): Draft {
  const [main] = questions;
  const mission =
    questions.length === 1 && isAboutMission(main) ? findMissionAnswer(context, main) : undefined;
  return mission ?? serviceInfo(context, questions);
}

function locate(context: AnswerContext, service: Asked['service'], slots: Slots): Draft {
  const asked: Asked = { service, aspect: 'location_hours', slots };
  return findMissionAnswer(context, asked) ?? serviceInfo(context, [asked]);
}

/** At first contact, and after a long silence. */
function isGreetedAnew({ memory, input }: AnswerContext): boolean {
  return !memory.introduced || isReturning(input.memory, input.at);
}

/** Nothing to answer: a bare yes or no gets the way on, somebody in distress no topics. */
function withoutQuestion(context: AnswerContext, understood: Understanding): Draft {
  const bare = isYesOrNo(context.input.text) ? whichAspect(context) : undefined;
  const draft = bare ?? unreadable(context, understood) ?? withoutService(context, understood);
  return context.memory.afterEmergency ? stayWith(context, draft) : draft;
}

/**
 * A few words in a running talk that could not be read, and are not plainly of another subject. An open question is
 * answered for the usual case, else the topic's aspects are offered.
 */
function unreadable(
  context: AnswerContext,
  { band, service, confidence, alternatives }: Understanding,
): Draft | undefined {
  const { said, memory } = context;
  const outside = [{ service, confidence }, ...alternatives].find((one) => one.service === 'out-of-scope');
  const asks = QUESTION.test(said);
  const elsewhere = (outside?.confidence ?? 0) >= (asks ? PLAINLY_ELSEWHERE : ELSEWHERE);
  const unclear = band === 'reject' || (asks && service === 'out-of-scope');
  if (!unclear || elsewhere || wordCount(said) > FEW_WORDS) return undefined;
  const { asked, slots, failures } = memory;
  if (asked?.question !== 'variant' || !asked.service) {
    // Once: the second time in a row an agent is called.
    const draft = failures === 0 ? whichAspect(context) : undefined;
    return draft && { ...draft, remember: { failures: failures + 1 } };
  }
  return serviceInfo(context, [{ service: asked.service, aspect: asked.aspect ?? 'general', slots }]);
}

/** Small talk, another subject, or not understood. */
function withoutService(context: AnswerContext, understood: Understanding): Draft {
  const { service, band } = understood;
  if (understood.elliptic) {
    if (saysSomething(understood)) return whichService(context, understood);
    return whichAspect(context) ?? notUnderstood(context);
  }
  if (service === 'greeting' && band !== 'reject') {
    return asksWhoWeAre(afterGreeting(context.said) ?? context.said)
      ? whoWeAre(context)
      : greeting(context, isGreetedAnew(context));
  }
  if (service === 'thanks-bye' && band !== 'reject') return thanksBye(context);
  if (service === 'out-of-scope' && band !== 'reject') return outOfScope(context);
  const guess = band === 'clarify' ? didYouMean(context, understood) : undefined;
  return guess ?? notUnderstood(context);
}

/** Goes on in the new language: what was answered last is said again in it. */
function switchLanguage(context: AnswerContext): Draft {
  const { service, aspect, slots, asked } = context.memory;
  if (asked?.question === 'service') return languageChanged(context, offeredAgain(context));
  const again = service && inform(unasked(context), [{ service, aspect: aspect ?? 'general', slots }]);
  return languageChanged(context, again || undefined);
}

/** A deciding question that is still open is put again. */
function unasked(context: AnswerContext): AnswerContext {
  const { questioned, ...memory } = context.memory;
  return memory.asked?.question === 'variant' ? { ...context, memory } : context;
}

/** Two wishes in one message: the answer, and an agent. */
function withAgent(context: AnswerContext, draft: Draft): Draft {
  const { replies, escalation } = talkToAgent(context);
  return { ...draft, replies: [...draft.replies, ...replies], outcome: 'escalated', escalation };
}

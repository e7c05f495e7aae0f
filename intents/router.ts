import type { Catalogue } from '../src/core/catalogue.ts';
import { decodeAct } from '../src/core/citizen-act.ts';
import type { Memory } from '../src/core/conversation.ts';
import { type GuideLanguage, guideLanguage, type Language } from '../src/core/language.ts';
import type { Choice } from '../src/core/message.ts';
import type { MissionOpening } from '../src/core/mission-calendar.ts';
import type { IntentRouter, Reply, RouterInput, RouterTurn } from '../src/core/router.ts';
import type { Understanding } from '../src/core/understanding.ts';
import { alertLinked } from './answers/alert-link.ts';
import { attachmentAnswer, attachmentSentence } from './answers/attachments.ts';
import { askForPhone, phoneGiven } from './answers/call-back.ts';
import { wishToBeCalled } from './answers/call-back-words.ts';
import { decodeChoice, type Meaning } from './answers/choice-ids.ts';
import { namedChoice } from './answers/choosing.ts';
import { complaintState } from './answers/complaint-state.ts';
import { type AnswerContext, type Draft, reply } from './answers/context.ts';
import { wishForCopy } from './answers/copy-words.ts';
import { emergency } from './answers/emergency.ts';
import { wishToBeForgotten } from './answers/forget-words.ts';
import { greetingFor } from './answers/greeting.ts';
import { copyOfAll } from './answers/help.ts';
import { inLine, offerLeaving } from './answers/in-line.ts';
import { introduce } from './answers/introduction.ts';
import { notUnderstood } from './answers/not-understood.ts';
import { stop, wantsNoMessages } from './answers/stop.ts';
import { tamazight } from './answers/tamazight.ts';
import { isWordless, wordless } from './answers/wordless.ts';
import { actOn, answerText } from './dialogue.ts';
import { faded, isReturning, mergeSlots, placeOf, remembered } from './memory.ts';
import { isCorrection } from './reading/corrections.ts';
import { clearest, type TopicName } from './reading/in-talk.ts';
import { PLAINLY, type Reader, readMessage } from './reading/index.ts';
import { movesLanguage } from './switching.ts';
import type { Wordings } from './wordings/index.ts';
import { Voice } from './wordings/voice.ts';

export interface RouterParts {
  readonly understand: (text: string) => Understanding;
  readonly catalogue: Catalogue;
  readonly wordings: Wordings;
  /** Address of the privacy page in a language of the guide; without it the notice has no link. */
  readonly privacyUrl?: ((language: GuideLanguage) => string) | undefined;
  /** How the hours of a mission stand, where officials have entered them. */
  readonly missionOpening?: ((missionId: string, at: Date) => MissionOpening | undefined) | undefined;
}

const DEFAULT_LANGUAGE: Language = 'fr';

/** The intent router: text and conversation in, the answer from the catalogue out. */
export function createRouter(parts: RouterParts): IntentRouter {
  const reader = createReader(parts);
  return { catalogue: parts.catalogue, route: (input) => route(parts, reader, input) };
}

function route(parts: RouterParts, reader: Reader, input: RouterInput): RouterTurn {
  const { catalogue, wordings, missionOpening = () => undefined } = parts;
  const memory = faded(input.memory, input.at);
  const pressed = input.choice ? decodeChoice(input.choice, catalogue, memory.service) : undefined;
  const hasText = input.text.trim() !== '';
  // An officer's code is written in no language.
  const saysNothing = pressed || input.alertLink || !hasText;
  const heard = saysNothing ? undefined : readMessage(reader, input.text, memory);
  const understanding = heard?.meaning;
  const { language, chosen } = languageOf(input, pressed, understanding);
  const voice = new Voice(wordings, language);
  const said = heard?.text ?? input.text;
  const corrects = heard !== undefined && isCorrection(input.text);
  const context: AnswerContext = {
    ...{ input, said, corrects, memory, catalogue, voice, understanding },
    openingOf: (missionId) => missionOpening(missionId, input.at),
  };
  const draft = decide(context, pressed);
  return {
    ...finish(parts, context, draft),
    language,
    languageChosen: chosen,
    ...(understanding ? { understanding } : {}),
  };
}

/** Reads with the names of topics as they are understood, each found once. */
function createReader({ understand, wordings, catalogue }: RouterParts): Reader {
  const known = new Map<string, TopicName[]>();
  return {
    understand,
    topicNames(service, language) {
      const key = `${service} ${language}`;
      const names = known.get(key) ?? clearNames();
      known.set(key, names);
      return names;

      function clearNames(): TopicName[] {
        const labels = [wordings.say(language, `topic.${service}`), wordings.say('fr', `topic.${service}`)];
        const titles = Object.values(catalogue.service(service)?.name ?? {});
        const all = [...new Set([...labels, ...titles])].filter((name) => name !== undefined);
        return clearest(
          service,
          all.map((name) => ({ name, named: understand(name) })),
        );
      }
    },
  };
}

/** The order of precedence: a choice pressed, an officer's code, an emergency, a number to ring, what is asked of the wait, the wish to be rung, Tamazight, a choice named, then what the words ask. */
function decide(context: AnswerContext, pressed: Meaning | undefined): Draft {
  const { input, memory, understanding, catalogue } = context;
  if (pressed) return actOn(context, pressed);
  if (input.alertLink) return alertLinked(context, input.alertLink);
  const attachments = input.attachments ?? [];
  if (!understanding) {
    if (attachments.length > 0) return attachmentAnswer(context, attachments);
    return input.choice === undefined ? wordless(context) : notUnderstood(context);
  }
  const { callBack } = input;
  const isNumber = callBack && (callBack !== 'unclear' || memory.asked?.question === 'call-back');
  if (isNumber && !understanding.emergency) return phoneGiven(context, callBack);
  if (isWordless(input.text)) return wordless(context);
  const forgotten = wishToBeForgotten(input.text);
  const wantsCopy = wishForCopy(input.text);
  const wantsSilence = wantsNoMessages(input.text);
  const cry = understanding.emergency;
  const isDoubtful = cry && (forgotten || wantsCopy || wantsSilence) && cry.confidence < PLAINLY;
  if (cry && forgotten !== 'alone' && !isDoubtful) return emergency(context, cry.kind, understanding);
  const state = complaintState(context);
  if (state) return state;
  if (forgotten) return actOn(context, { kind: 'forget' });
  if (wantsCopy) return copyOfAll(context);
  const waiting = inLine(context);
  if (waiting) return waiting;
  if (wantsSilence) return stop(context);
  if (wishToBeCalled(input.text)) return askForPhone(context);
  if (understanding.language === 'zgh') return tamazight(context);
  const named = namedChoice(input.text, memory.choices);
  const meaning = named && decodeChoice(named.id, catalogue, memory.service);
  const draft = meaning ? actOn(context, meaning) : answerText(context, understanding);
  if (attachments.length === 0) return draft;
  const aside = reply(context.voice, attachmentSentence(context, attachments));
  return { ...draft, replies: [aside, ...draft.replies] };
}

/** Greeting and introduction around the answer, and the memory after it. */
function finish(
  { privacyUrl }: RouterParts,
  { input, memory, voice, understanding }: AnswerContext,
  draft: Draft,
): Pick<RouterTurn, 'replies' | 'service' | 'aspect' | 'outcome' | 'memory'> & Partial<RouterTurn> {
  const first = !memory.introduced || isReturning(input.memory, input.at);
  // Nobody in distress is told about bots and privacy first: that waits for another talk.
  const urgent = draft.outcome === 'emergency' || memory.afterEmergency === true;
  const greeted =
    first && !urgent && draft.service !== 'greeting'
      ? greet(draft.replies, input.text, voice)
      : draft.replies;
  const lastVoice = voice.as(draft.replies.at(-1)?.language ?? voice.language);
  const address = privacyUrl?.(guideLanguage(lastVoice.language));
  // Of whoever has their words erased nothing is kept: with what they write next the talk begins.
  const unasked = memory.introduced || urgent || draft.act?.kind === 'forget';
  const introduced = unasked ? greeted : introduce(greeted, lastVoice, address);
  // Who has just left the line may ask for an agent again.
  const replies = input.queued && !draft.act ? offerLeaving(introduced, voice) : introduced;
  const shown = replies.flatMap(({ choices }) => choices ?? []);
  return {
    replies,
    service: draft.service,
    aspect: draft.aspect,
    outcome: draft.outcome,
    memory: remembered(withPlace(memory, understanding), draft, stillOpen(memory, draft, shown), input.at),
    ...(draft.escalation ? { escalation: draft.escalation } : {}),
    ...(draft.act ? { act: draft.act } : {}),
  };
}

/** Thanks are no answer to “did this help you?”: that may still come. */
function stillOpen({ choices }: Memory, draft: Draft, shown: readonly Choice[]): readonly Choice[] {
  const open = draft.service === 'thanks-bye' && shown.length === 0;
  return open && choices.every(({ id }) => decodeAct(id)?.kind === 'rate') ? choices : shown;
}

/** Where the person is, is remembered whatever became of the rest of the message. */
function withPlace(memory: Memory, understanding: Understanding | undefined): Memory {
  const place = understanding?.service === 'out-of-scope' ? {} : placeOf(understanding?.slots ?? {});
  return { ...memory, slots: mergeSlots(memory.slots, place) };
}

/** A greeting with the question inside is greeted back before the answer. */
function greet(replies: readonly Reply[], text: string, voice: Voice): readonly Reply[] {
  const key = greetingFor(text);
  const [head, ...rest] = replies;
  return key && head
    ? [{ ...head, text: `${voice.as(head.language).say(key)}\n${head.text}` }, ...rest]
    : replies;
}

/** The language of this turn, and whether it is the person's choice. */
function languageOf(
  { text, language, languageChosen, memory }: RouterInput,
  pressed: Meaning | undefined,
  understanding: Understanding | undefined,
): { language: Language; chosen: boolean } {
  const asked = pressed?.kind === 'language' ? pressed.language : understanding?.languageAsked;
  if (asked) return { language: asked, chosen: true };
  if (!understanding || (language && languageChosen)) {
    return { language: language ?? DEFAULT_LANGUAGE, chosen: languageChosen };
  }
  const heard = understanding.language;
  if (heard === 'zgh') return { language: language ?? 'ar', chosen: false };
  const switches =
    !language ||
    language === heard ||
    movesLanguage({ text, before: language, heard: understanding }, memory);
  return { language: switches ? heard : language, chosen: false };
}

import { EMPTY_MEMORY } from '../../core/conversation.ts';
import type { IntentRouter, RouterTurn } from '../../core/router.ts';
import type { Dialogue, ExpectedTurn } from './dialogues.ts';

/** What became of one message of a talk. */
export interface JudgedTurn {
  readonly dialogue: Dialogue;
  /** Counted from 1. */
  readonly number: number;
  readonly expected: ExpectedTurn;
  readonly right: boolean;
  /** Somebody was called. */
  readonly called: boolean;
  readonly turn: RouterTurn;
}

/** Has a talk with the router. A talk without times is had at `now`. */
export function play(router: IntentRouter, dialogue: Dialogue, now: Date): JudgedTurn[] {
  let state = { memory: EMPTY_MEMORY, languageChosen: false, queued: false };
  return dialogue.turns.map((expected, index) => {
    const choice = expected.presses && (state.memory.choices[expected.presses - 1]?.id ?? 'missing');
    const { says: text = '', at = now } = expected;
    const turn = router.route({ ...state, text, ...(choice ? { choice } : {}), at });
    const queued = state.queued || turn.escalation !== undefined;
    const { memory, language, languageChosen } = turn;
    state = { memory, languageChosen, queued, ...{ language } };
    const called = turn.escalation !== undefined;
    return { dialogue, number: index + 1, expected, called, right: isAsExpected(expected, turn), turn };
  });
}

/** An outcome that calls somebody is right only where it is expected. */
function isAsExpected(expected: ExpectedTurn, turn: RouterTurn): boolean {
  const { service, aspect, outcome, language, replies = 1 } = expected;
  return (
    (!service || service === turn.service) &&
    (!aspect || aspect === turn.aspect) &&
    (outcome ? outcome === turn.outcome : !calls(turn.outcome)) &&
    (!language || language === turn.language) &&
    turn.replies.length >= replies
  );
}

function calls(outcome: string | undefined): boolean {
  return outcome === 'escalated' || outcome === 'emergency';
}

/** Prints how the talks went, all and in each file. */
export function printTalks(turns: readonly JudgedTurn[]): void {
  const later = turns.filter(({ number }) => number > 1);
  const talks = new Set(turns.map(({ dialogue }) => dialogue.id));
  const broken = new Set(turns.filter(({ right }) => !right).map(({ dialogue }) => dialogue.id));
  const human = turns.filter(({ expected }) => expected.service === 'human-agent' && calls(expected.outcome));
  const alarms = turns.filter(({ expected }) => expected.outcome === 'emergency');
  const others = turns.filter(({ expected }) => !calls(expected.outcome));
  console.log(`dialogues     turns right ${share(turns, isRight)} of ${turns.length}`);
  for (const file of new Set(turns.map(({ dialogue }) => dialogue.file))) {
    const own = turns.filter(({ dialogue }) => dialogue.file === file);
    console.log(`              in ${file} ${share(own, isRight)} of ${own.length}`);
  }
  console.log(`              after the first ${share(later, isRight)} of ${later.length}`);
  console.log(`              without a fault ${talks.size - broken.size} of ${talks.size}`);
  console.log(
    `              asked for a human: seen ${share(human, ({ turn }) => calls(turn.outcome))} of ${human.length}`,
  );
  console.log(
    `              emergencies seen ${share(alarms, ({ turn }) => turn.outcome === 'emergency')} of ${alarms.length}`,
  );
  const wrongly = others.filter(({ called }) => called).length;
  console.log(`              called without need ${wrongly} in ${others.length}\n`);
}

/** Prints each turn that was not as expected, with what was made of it. */
export function printTalkErrors(turns: readonly JudgedTurn[]): void {
  for (const { dialogue, number, expected, turn } of turns.filter(({ right }) => !right)) {
    const { says = `[${expected.presses}]`, service = '*', aspect = '*', outcome = '*' } = expected;
    const heard = `${turn.service} ${turn.aspect} ${turn.outcome} ${turn.language} ${turn.replies.length}`;
    console.log(`${dialogue.id} ${number}: ${service} ${aspect} ${outcome} -> ${heard}: ${says}`);
  }
}

function isRight({ right }: JudgedTurn): boolean {
  return right;
}

/** In percent, with one digit. */
export function share<T>(all: readonly T[], right: (one: T) => boolean): string {
  return all.length === 0 ? '–' : `${((100 * all.filter(right).length) / all.length).toFixed(1)} %`;
}

import { type CitizenAct, encodeAct } from '../core/citizen-act.ts';
import { COMPLAINT_CATEGORIES, type Escalation, RATINGS } from '../core/escalation.ts';
import type { EscalationWord } from './parts.ts';

/** A line of the system about an escalation. The same escalation and `mark` are the same line, however often told. */
export interface Line {
  readonly mark: string;
  readonly key: EscalationWord;
  readonly params?: Readonly<Record<string, string | number>>;
  /** Whose first name is the parameter `name`. */
  readonly agentId?: string;
  readonly at: Date;
  readonly ask?: Question;
}

/** A question after a line, with the acts that answer it and the wordings of their labels. */
export interface Question {
  readonly key?: EscalationWord;
  readonly choices: readonly { readonly act: CitizenAct; readonly label: EscalationWord }[];
}

const leave = { act: { kind: 'leave-queue' }, label: 'queue.leave' } as const;

/** Leaves the line; the bot goes on. */
export const LEAVE: Question = { choices: [leave] };

/** Is rung up instead of waiting here, or leaves. */
export const CALL_OR_LEAVE: Question = {
  choices: [{ act: { kind: 'ask-call-back' }, label: 'call-back.choice' }, leave],
};

/**
 * The lines that the present state of an escalation calls for, oldest first. They derive from what is stored alone,
 * so that a line lost in a crash can be told later and none is told twice.
 */
export function linesOf(escalation: Escalation): Line[] {
  const { agentId, assignedAt, resolvedAt, transfer, reference, createdAt } = escalation;
  const lines: Line[] = [];
  if (reference) {
    const ask = escalation.category ? {} : { ask: CATEGORIES };
    lines.push({
      mark: 'number',
      key: 'complaint.number',
      params: { number: reference },
      at: createdAt,
      ...ask,
    });
  }
  if (transfer) {
    const mark = `transferred ${transfer.at.getTime()}`;
    lines.push({ mark, key: 'agent.transferred', at: transfer.at, agentId: transfer.from });
  }
  if (agentId && assignedAt) {
    const mark = `joined ${agentId} ${assignedAt.getTime()}`;
    lines.push({ mark, key: 'agent.joined', at: assignedAt, agentId });
  }
  if (resolvedAt) lines.push(...endOf(escalation, resolvedAt));
  return lines;
}

/** Who left the line has been told so by the bot. */
function endOf(escalation: Escalation, at: Date): Line[] {
  const { agentId, abandoned } = escalation;
  if (agentId) {
    const ask = wasHelped(escalation) ? { ask: satisfaction(escalation.id) } : {};
    return [{ mark: 'left', key: 'agent.left', at, agentId, ...ask }];
  }
  return abandoned ? [] : [{ mark: 'closed', key: 'queue.closed', at }];
}

const CATEGORIES: Question = {
  key: 'complaint.about',
  choices: COMPLAINT_CATEGORIES.map((category) => ({
    act: { kind: 'categorise', category },
    label: `complaint.${category}`,
  })),
};

function satisfaction(escalationId: string): Question {
  return {
    key: 'satisfaction.ask',
    choices: RATINGS.map((rating) => ({
      act: { kind: 'rate', escalationId, rating },
      label: `satisfaction.${rating}`,
    })),
  };
}

/** Nobody is asked how an abuse or a silence was handled. */
function wasHelped({ disposition, channel }: Escalation): boolean {
  return disposition !== 'abuse' && disposition !== 'no-reply' && channel !== 'phone';
}

/** The message choices of a question, for the citizen. */
export function choicesOf(question: Question, word: (key: EscalationWord) => string) {
  return question.choices.map(({ act, label }) => ({ id: encodeAct(act), label: word(label) }));
}

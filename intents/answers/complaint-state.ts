import type { ComplaintState } from '../../src/core/router.ts';
import { type AnswerContext, type Draft, reply } from './context.ts';

/** A complaint's number as people write it back: `R-2026-000123`, `r 2026 123`, `R2026-000123`. */
const NUMBER = /(?<![\p{L}\d])R[\s\u2010-\u2015-]{0,3}(\d{4})[\s\u2010-\u2015-]{1,3}(\d{1,6})(?!\d)/iu;

/**
 * “How far has my complaint R-2026-000123 got?” Only complaints of this conversation are told of: their numbers are
 * easy to guess. Undefined if the text names none and does not ask for one that is known.
 */
export function complaintState(context: AnswerContext): Draft | undefined {
  const { input, understanding } = context;
  const [, year, count] = NUMBER.exec(input.text) ?? [];
  const complaints = input.complaints ?? [];
  if (year && count) {
    const number = `R-${year}-${count.padStart(6, '0')}`;
    return told(
      context,
      number,
      complaints.find((one) => one.number === number),
    );
  }
  const last = complaints.at(-1);
  const asks = understanding?.service === 'complaint' && understanding.aspect === 'status';
  return last && asks && understanding.band === 'answer' ? told(context, last.number, last) : undefined;
}

function told({ voice }: AnswerContext, number: string, complaint: ComplaintState | undefined): Draft {
  const shown = voice.ltr(number);
  const date = (at: Date) => voice.date(at.toISOString().slice(0, 10));
  const closed = complaint?.closedAt ?? complaint?.openedAt;
  const text =
    complaint && closed
      ? voice.say(`complaint.status-${complaint.state}`, {
          number: shown,
          date: date(complaint.openedAt),
          ...(complaint.state === 'resolved' && { closed: date(closed) }),
        })
      : voice.say('complaint.status-unknown', { number: shown });
  return {
    replies: [reply(voice, text)],
    service: 'complaint',
    aspect: 'status',
    outcome: complaint ? 'answered' : 'not-covered',
  };
}

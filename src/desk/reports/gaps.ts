import type { Outcome } from '../../core/outcome.ts';
import type { TurnRecord } from '../../core/turn.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Store } from '../../ports/store.ts';
import type { Period } from './report.ts';

/** So many turns are looked at, the newest. */
const MOST = 1000;
/** Whoever has said nothing for so long after a question back has left. */
const LEFT_AFTER_MS = 30 * 60_000;

const UNANSWERED: readonly Outcome[] = ['not-covered', 'not-understood', 'clarified'];
export type GapKind = 'not-covered' | 'not-understood' | 'clarified-and-left';

/** A question to which the bot had no answer, however often it was asked in those words. */
export interface Gap {
  readonly text: string;
  readonly language: string;
  /** As the bot understood it. */
  readonly service: string;
  readonly aspect: string;
  readonly outcome: GapKind;
  readonly count: number;
  readonly lastAt: Date;
}

export interface GapGroup {
  readonly service: string;
  readonly count: number;
  /** Most asked first. */
  readonly gaps: readonly Gap[];
}

/** The questions of a period that stayed without an answer, by service, the most asked first. */
export async function readGaps(
  { store, now }: { store: Pick<Store, 'turns' | 'messages'>; now: Clock },
  period: Period,
): Promise<{ groups: GapGroup[] }> {
  const turns = await store.turns.ended({ ...period, outcomes: UNANSWERED, limit: MOST });
  const gaps = new Map<string, Gap>();
  for (const turn of turns) {
    const gap = await gapOf(store, turn, now());
    if (!gap) continue;
    const key = [gap.service, gap.outcome, fold(gap.text)].join(' ');
    const known = gaps.get(key);
    gaps.set(key, known ? { ...known, count: known.count + 1 } : gap);
  }
  return { groups: grouped([...gaps.values()]) };
}

async function gapOf(
  { turns, messages }: Pick<Store, 'turns' | 'messages'>,
  turn: TurnRecord,
  now: Date,
): Promise<Gap | undefined> {
  if (turn.outcome === 'clarified' && !(await hasLeft(turns, turn, now))) return undefined;
  const text = (await messages.get(turn.id))?.text.trim();
  if (!text) return undefined;
  const { service = 'none', aspect = 'general' } = turn.understanding ?? {};
  const outcome = turn.outcome === 'clarified' ? 'clarified-and-left' : (turn.outcome as GapKind);
  return { text, language: turn.language, service, aspect, outcome, count: 1, lastAt: turn.at };
}

/** The question back was the end of it. */
async function hasLeft(turns: Store['turns'], turn: TurnRecord, now: Date): Promise<boolean> {
  if (now.getTime() - turn.at.getTime() < LEFT_AFTER_MS) return false;
  return (await turns.ofConversation(turn.conversationId)).at(-1)?.id === turn.id;
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function grouped(gaps: readonly Gap[]): GapGroup[] {
  const services = new Set(gaps.map(({ service }) => service));
  return [...services]
    .map((service) => {
      const own = gaps.filter((gap) => gap.service === service).sort((a, b) => b.count - a.count);
      return { service, count: own.reduce((sum, { count }) => sum + count, 0), gaps: own };
    })
    .sort((a, b) => b.count - a.count);
}

/** One JSON object a line, in the shape that `npm run understand` takes, with what came of it. */
export function gapLines(groups: readonly GapGroup[]): string {
  const gaps = groups.flatMap((group) => group.gaps);
  return gaps
    .map(({ text, language, service, aspect, outcome, count }, index) =>
      JSON.stringify({ id: `gap-${index + 1}`, text, lang: language, service, aspect, outcome, count }),
    )
    .map((line) => `${line}\n`)
    .join('');
}

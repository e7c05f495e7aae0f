import { testIds } from '../../../test/support/in-process.ts';
import type { Escalation } from '../../core/escalation.ts';
import { linesOf } from '../../escalation/lines.ts';
import type { Records } from '../chaos/books.ts';

/** What became of somebody's escalations, by what is kept, and where that is not as it should be. */
export class ShiftBooks {
  readonly differences: string[] = [];
  readonly figures = { offered: 0, served: 0, abandoned: 0, rated: 0, handedOn: 0 };

  constructor(private readonly offered: ReadonlySet<string>) {}

  /** @param pressedLeave whether the person asked to leave the line */
  compare(records: Records, pressedLeave: boolean): void {
    for (const one of records.escalations) {
      if (this.offered.has(one.id)) this.figures.offered += 1;
      if (one.rating) this.figures.rated += 1;
      if (one.transfer) this.figures.handedOn += 1;
      this.compareEnd(one, records, pressedLeave);
      for (const { mark } of linesOf(one))
        if (!records.messages.some(({ id }) => id === testIds.consequence(one.id, mark)))
          this.differ(one, `the line "${mark}" was not told`);
    }
    this.compareVoices(records);
  }

  private differ({ id, conversationId }: Escalation, what: string): void {
    this.differences.push(`${conversationId} ${id}: ${what}`);
  }

  /** Answered by whoever ended it, or left by the person's own wish before anybody came. */
  private compareEnd(one: Escalation, { messages }: Records, pressedLeave: boolean): void {
    const wrong = this.faultOf(one, messages, pressedLeave);
    if (wrong) this.differ(one, wrong);
    else if (one.abandoned) this.figures.abandoned += 1;
    else this.figures.served += 1;
  }

  private faultOf(one: Escalation, messages: Records['messages'], pressedLeave: boolean): string | undefined {
    const { state, abandoned, agentId, disposition, createdAt, resolvedAt = new Date() } = one;
    if (state !== 'resolved') return `is left ${state}`;
    if (abandoned) return pressedLeave ? undefined : 'is called abandoned, and nobody left';
    if (!agentId || !disposition) return 'ended, and nobody had it';
    const said = messages.some(({ from, at }) => from === 'agent' && at >= createdAt && at <= resolvedAt);
    return said || disposition !== 'answered' ? undefined : 'is called answered, without a word';
  }

  /** Between an agent's coming and going only that agent speaks: no second one, and never the bot. */
  private compareVoices({ messages, escalations }: Records): void {
    const marks = new Map(
      escalations.flatMap((one) =>
        linesOf(one).map(
          ({ mark, agentId }) => [testIds.consequence(one.id, mark), { one, mark, agentId }] as const,
        ),
      ),
    );
    let held: { one: Escalation; agentId: string | undefined } | undefined;
    for (const { id, from, agentId, seq } of messages) {
      const line = marks.get(id);
      if (line?.mark.startsWith('joined')) held = line;
      else if (line && (line.mark === 'left' || line.mark.startsWith('transferred'))) held = undefined;
      if (!held) continue;
      if (from === 'bot') this.differ(held.one, `the bot speaks over ${held.agentId} at ${seq}`);
      if (from === 'agent' && agentId !== held.agentId)
        this.differ(held.one, `${agentId} speaks while ${held.agentId} holds it, at ${seq}`);
    }
  }
}

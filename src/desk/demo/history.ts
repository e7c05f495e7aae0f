import type { Agent } from '../../core/agent.ts';
import type { CallResult } from '../../core/call-back.ts';
import { ASK_CALL_BACK, encodeAct } from '../../core/citizen-act.ts';
import { COMPLAINT_CATEGORIES, type Escalation } from '../../core/escalation.ts';
import { holdConversation } from '../../privacy/hold.ts';
import type { Life } from './life.ts';
import { ASK_FOR_AGENT, COMPLAINT, MISSIONS, PHONES, REFERRAL, SCRIPTS, type Script } from './scripts.ts';

const DAYS = 30;
const PER_DAY = { least: 3, most: 7 };
/** Who waits and who is being served when the demonstration is opened. */
const LIVE = { waiting: 6, assigned: 4 };
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A month of a centre: what is over, and what is going on when the demonstration is opened. */
export class History {
  constructor(
    private readonly life: Life,
    /** Who answers for a mission at the desk. */
    private readonly who: { readonly officer: Agent },
  ) {}

  async past(): Promise<void> {
    const { life } = this;
    for (let day = DAYS; day > 0; day--) {
      const talks = PER_DAY.least + life.below(PER_DAY.most - PER_DAY.least + 1);
      for (let n = 0; n < talks; n++) {
        life.goTo(this.hourOf(day));
        await this.finishedTalk(life.pick(SCRIPTS));
      }
      life.goTo(this.hourOf(day));
      if (day % 3 === 0) await life.call();
      if (day % 4 === 1) await this.complaint('closed');
      if (day % 5 === 2) await this.handedToMission(day % 2 === 0 ? 'accepted' : 'refused');
      if (day % 6 === 3) await this.rungBack(day);
    }
  }

  async present(): Promise<void> {
    const { life } = this;
    await this.rungInVain();
    this.minutesAgo(26);
    await this.complaint('held');
    this.minutesAgo(22);
    await this.complaint('waiting');
    this.minutesAgo(18);
    await this.handedToMission('sent back');
    this.minutesAgo(16);
    await this.handedToMission('waiting');
    for (const minutes of [14, 12]) {
      this.minutesAgo(minutes);
      await this.asksToBeRung();
    }
    for (let n = 0; n < LIVE.waiting + LIVE.assigned; n++) {
      this.minutesAgo(LIVE.waiting + LIVE.assigned - n);
      const plain = SCRIPTS.filter(({ texts }) => texts.length < 3 && texts !== SCRIPTS.at(-1)?.texts);
      const script = life.pick(plain);
      const texts = [...script.texts, ASK_FOR_AGENT[script.language]];
      const open = await this.asks({ ...script, texts });
      if (open && n < LIVE.assigned) await life.serve(open, { toTheEnd: false });
    }
  }

  /** Most who wait are served; the others leave. */
  private async finishedTalk(script: Script): Promise<void> {
    const { life } = this;
    const open = await this.asks(script);
    if (!open) return;
    life.pass(1 + life.below(12));
    if (life.below(8) === 0) await life.press(open.conversationId, encodeAct({ kind: 'leave-queue' }));
    else await life.serve(open, { toTheEnd: true });
  }

  private async asks(script: Script): Promise<Escalation | undefined> {
    const mission = this.life.pick(MISSIONS);
    return this.life.openOf(await this.life.talk(script, mission));
  }

  /** With its number at once, and a subject; one in four is kept for an inquiry whatever its age. */
  private async complaint(until: 'closed' | 'held' | 'waiting'): Promise<void> {
    const { life } = this;
    const open = await this.asks({ ...COMPLAINT, texts: COMPLAINT.texts.slice(0, 1 + life.below(2)) });
    if (!open) return;
    const category = life.pick(COMPLAINT_CATEGORIES);
    await life.press(open.conversationId, encodeAct({ kind: 'categorise', category }));
    life.pass(3 + life.below(20));
    if (until !== 'waiting') await life.serve(open, { toTheEnd: until === 'closed' });
    if (life.below(4) === 0 || until === 'held')
      await holdConversation(life.parts.store, open.conversationId, true);
  }

  /** The centre hands somebody to a mission, whose agent takes them or sends them back. */
  private async handedToMission(how: 'accepted' | 'refused' | 'waiting' | 'sent back'): Promise<void> {
    const { life } = this;
    const { officer } = this.who;
    const open = await this.asks({
      ...REFERRAL,
      texts: [...REFERRAL.texts, ASK_FOR_AGENT[REFERRAL.language]],
    });
    const missionId = officer.missions?.[0];
    if (!open || !missionId) return;
    const first = life.agentFor(open.language);
    await life.serve(open, { toTheEnd: false, agent: first });
    life.pass(2);
    const handing = { to: { missionId }, note: 'Dossier déjà déposé au poste.' };
    await life.escalations.transfer(open.id, handing, first);
    await life.waits(open.id);
    life.pass(2);
    if (how === 'waiting') return;
    if (how === 'accepted') return life.serve(open, { toTheEnd: true, agent: officer });
    await life.escalations.refuse(open.id, 'Le dossier n’est pas chez nous.', officer);
    life.pass(1);
    if (how === 'refused') await life.serve(open, { toTheEnd: true, agent: first });
  }

  private async asksToBeRung(): Promise<Escalation | undefined> {
    const { life } = this;
    const open = await this.asks({ language: 'fr', texts: [ASK_FOR_AGENT.fr] });
    if (!open) return undefined;
    await life.press(open.conversationId, ASK_CALL_BACK);
    life.pass(1);
    await life.say(open.conversationId, life.pick(PHONES));
    return open;
  }

  /** At night somebody leaves a number; in the morning they are rung, at the second time with success. */
  private async rungBack(daysAgo: number): Promise<void> {
    const { life } = this;
    life.goTo(this.atClock(daysAgo + 1, 22));
    const open = await this.asksToBeRung();
    life.goTo(this.atClock(daysAgo, 8));
    const agent = await this.rings(open, ['no-answer', 'called']);
    if (open && agent) await life.escalations.resolve(open.id, { disposition: 'answered' }, agent);
  }

  /** Last night's, who has not picked up yet. */
  private async rungInVain(): Promise<void> {
    this.life.goTo(this.atClock(1, 22));
    const open = await this.asksToBeRung();
    this.minutesAgo(50);
    await this.rings(open, ['no-answer']);
  }

  private async rings(
    open: Escalation | undefined,
    results: readonly CallResult[],
  ): Promise<Agent | undefined> {
    const { life } = this;
    if (!open) return undefined;
    const [asked] = await life.parts.store.callBacks.ofConversation(open.conversationId);
    const agent = life.agentFor(open.language);
    await life.escalations.claim(open.id, agent);
    for (const [attempts, result] of results.entries()) {
      if (asked) await life.escalations.markCall(asked.id, { result, attempts }, agent);
      life.pass(61);
    }
    return agent;
  }

  private minutesAgo(minutes: number): void {
    this.life.goTo(new Date(this.life.parts.until.getTime() - minutes * MINUTE));
  }

  /** Some time between eight and nineteen o'clock UTC. */
  private hourOf(daysAgo: number): Date {
    return this.atClock(daysAgo, 8 + this.life.below(11));
  }

  private atClock(daysAgo: number, hour: number): Date {
    const day = new Date(this.life.parts.until.getTime() - daysAgo * DAY);
    day.setUTCHours(hour, this.life.below(60), 0, 0);
    return day;
  }
}

import { randomUUID } from 'node:crypto';
import type { Reply } from '../chaos/agents.ts';
import { type DeskHand, type Listed, listed, signInTo } from '../chaos/desk-hand.ts';
import { ADMIN } from '../chaos/site.ts';
import type { Ask } from '../chaos/web-person.ts';
import type { Random } from '../rig/random.ts';
import { pause } from '../rig/until.ts';

const PASSWORD = 'Correct-Horse-9!';
const LOOKS_EVERY_MS = 500;

export interface StaffParts {
  readonly ask: Ask;
  readonly anyUrl: () => string;
  readonly random: Random;
}

/** What happened at the desk, by name. */
export type Deeds = Record<string, number>;

/** The agents of a shift, by script: they take what is offered, and now and then they go, in good order or not. */
export class Staff {
  readonly replies: Reply[] = [];
  readonly deeds: Deeds = {};
  private administrator: DeskHand | undefined;
  private calm = false;
  private over = false;

  constructor(private readonly parts: StaffParts) {}

  /** Makes the accounts; `byHand` are for those who work in a browser. */
  async engage(count: number, byHand: readonly string[]): Promise<void> {
    this.administrator = await signInTo(this.parts.ask, ADMIN);
    const numbered = Array.from({ length: count }, (_, number) => `agent${number}`);
    for (const name of [...numbered, ...byHand]) {
      const account = { email: `${name}@example.org`, name, password: PASSWORD, role: 'agent' };
      const body = { ...account, languages: ['fr', 'ar', 'en', 'ary-Arab'] };
      await this.administrator.call('POST', '/agents', body, (status) => status === 201 || status === 409);
    }
  }

  /** Resolves when `end` was called. The last agent goes with what they hold and never comes back. */
  async work(count: number): Promise<void> {
    await Promise.all(Array.from({ length: count }, (_, number) => this.shift(number, number === count - 1)));
  }

  /** From now on everybody is there and does their work. What a vanished agent holds, a supervisor hands on. */
  async toRest(): Promise<void> {
    this.calm = true;
    const { call } = this.hand();
    for (const one of await listed(call, 'assigned'))
      if (this.vanished.has(one.agentId ?? '')) {
        this.note('handed on from who vanished');
        await call('POST', `/escalations/${one.id}/transfer`, { to: { queue: true } });
      }
  }

  end(): void {
    this.over = true;
  }

  /** What the desk shows of a conversation. */
  async transcript(conversationId: string): Promise<{ id: string; text: string }[]> {
    const response = await this.hand().call('GET', `/conversations/${conversationId}/messages`);
    return ((await response.json()) as { messages: { id: string; text: string }[] }).messages;
  }

  private readonly vanished = new Set<string>();

  private hand(): DeskHand {
    if (!this.administrator) throw new Error('Nobody is engaged yet.');
    return this.administrator;
  }

  private note(deed: string): void {
    this.deeds[deed] = (this.deeds[deed] ?? 0) + 1;
  }

  /** Stints with pauses between them; each begins with a new sign-in. */
  private async shift(number: number, vanishes: boolean): Promise<void> {
    const { ask, random } = this.parts;
    while (!this.over) {
      const hand = await signInTo(ask, { email: `agent${number}@example.org`, password: PASSWORD });
      const stint = new Stint(this.parts, hand, (deed) => this.note(deed), this.replies);
      const left = await stint.work(() => ({ over: this.over, calm: this.calm }));
      if (vanishes && left === 'killed') {
        this.vanished.add(hand.id);
        return;
      }
      for (let waited = random.between(5_000, 60_000); waited > 0 && !this.calm; waited -= 500)
        await pause(500);
    }
  }
}

/** One sign-in of one agent. */
class Stint {
  private readonly written = new Map<string, number>();
  private readonly ignored = new Set<string>();
  private page = new AbortController();

  constructor(
    private readonly parts: StaffParts,
    private readonly hand: DeskHand,
    private readonly note: (deed: string) => void,
    private readonly replies: Reply[],
  ) {}

  /** Works until the shift is over, or until chance ends it: signed out, or killed, also with an offer on the screen. */
  async work(shift: () => { over: boolean; calm: boolean }): Promise<'over' | 'signed out' | 'killed'> {
    const { id, call } = this.hand;
    const { random } = this.parts;
    void this.followHints();
    await call('PUT', '/me/presence', { state: 'available' });
    while (!shift().over) {
      const { calm } = shift();
      const offered = (await listed(call, 'waiting')).filter(({ offer }) => offer?.agentId === id);
      if (!calm && random.next() < (offered.length > 0 ? 0.04 : 0.006)) return this.leave(offered.length > 0);
      for (const one of offered) await this.considers(one, calm);
      for (const one of await listed(call, 'assigned')) if (one.agentId === id) await this.serves(one, calm);
      await pause(LOOKS_EVERY_MS);
    }
    this.page.abort();
    return 'over';
  }

  private async leave(withOffer: boolean): Promise<'signed out' | 'killed'> {
    this.page.abort();
    if (withOffer || this.parts.random.next() < 0.5) {
      this.note(withOffer ? 'killed with an offer' : 'killed');
      return 'killed';
    }
    this.note('signed out');
    await this.hand.call('PUT', '/me/presence', { state: 'away' });
    await this.hand.call('DELETE', '/session');
    return 'signed out';
  }

  private async considers({ id }: Listed, calm: boolean): Promise<void> {
    if (!calm && this.ignored.has(id)) return;
    const chance = calm ? 1 : this.parts.random.next();
    if (chance < 0.08) {
      this.ignored.add(id);
      this.note('let an offer run out');
    } else if (chance < 0.16) {
      this.note('declined');
      await this.hand.call('POST', `/escalations/${id}/decline`);
    } else {
      const done = await this.hand.call('POST', `/escalations/${id}/claim`);
      this.note(done.ok ? 'accepted' : 'came too late');
    }
  }

  /** A line at each look, two in all, then the end; now and then a colleague or the line gets it instead. */
  private async serves({ id, conversationId }: Listed, calm: boolean): Promise<void> {
    const { call } = this.hand;
    const written = this.written.get(id) ?? 0;
    if (written >= 2) {
      const done = await call('POST', `/escalations/${id}/resolve`, { disposition: 'answered' });
      if (done.ok) this.note('ended');
      return;
    }
    if (!calm && written === 1 && this.parts.random.next() < 0.1) {
      const done = await call('POST', `/escalations/${id}/transfer`, { to: { queue: true } });
      if (done.ok) this.note('put back in line');
      this.written.delete(id);
      return;
    }
    const clientId = randomUUID();
    const text = `Bonjour, je regarde votre dossier. (${clientId})`;
    const done = await call('POST', `/conversations/${conversationId}/messages`, { clientId, text });
    if (done.status !== 202) return;
    this.replies.push({ conversationId, text });
    this.written.set(id, written + 1);
  }

  /** The open page: its stream is the agent's sign of life. */
  private async followHints(): Promise<void> {
    const { signal } = this.page;
    while (!signal.aborted) {
      try {
        const url = `${this.parts.anyUrl()}/desk/api/events`;
        const response = await fetch(url, { headers: this.hand.headers, signal });
        for await (const _ of response.body ?? []) if (signal.aborted) break;
      } catch {
        // A process that went away: the page comes back.
      }
      await pause(300);
    }
  }
}

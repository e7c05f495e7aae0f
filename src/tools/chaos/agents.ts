import { randomUUID } from 'node:crypto';
import { pause } from '../rig/until.ts';
import { addAgent, type Call, type Listed, listed, signInTo } from './desk-hand.ts';
import { ADMIN } from './site.ts';
import type { Ask } from './web-person.ts';

/** A reply that the desk has acknowledged. */
export interface Reply {
  readonly conversationId: string;
  readonly text: string;
}

/** An agent without an open page must say now and then that they are there. */
const SIGN_EVERY_MS = 40_000;

/** Agents who claim whoever waits, write two lines and resolve; again and again until `stop`. */
export class Agents {
  readonly replies: Reply[] = [];
  resolved = 0;
  private stopped = false;

  constructor(private readonly ask: Ask) {}

  /** Adds agents with the administrator's hand and sets them to work; resolves when they have stopped. */
  async work(count: number): Promise<void> {
    const administrator = await signInTo(this.ask, ADMIN);
    const working = Array.from({ length: count }, async (_, number) =>
      this.serve(await addAgent(this.ask, administrator, `agent${number}`)),
    );
    await Promise.all(working);
  }

  stop(): void {
    this.stopped = true;
  }

  private async serve({ id, call }: { id: string; call: Call }): Promise<void> {
    let seenAt = Number.NEGATIVE_INFINITY;
    while (!this.stopped) {
      if (performance.now() - seenAt > SIGN_EVERY_MS) {
        for (const state of ['busy', 'available']) await call('PUT', '/me/presence', { state });
        seenAt = performance.now();
      }
      for (const one of await listed(call, 'waiting')) await call('POST', `/escalations/${one.id}/claim`);
      for (const one of await listed(call, 'assigned')) if (one.agentId === id) await this.help(call, one);
      await pause(400);
    }
  }

  private async help(call: Call, { id, conversationId }: Listed): Promise<void> {
    for (const line of ['Bonjour, je regarde votre dossier.', 'C’est réglé.']) {
      const clientId = randomUUID();
      const text = `${line} (${clientId})`;
      const reply = { clientId, text };
      const done = await call('POST', `/conversations/${conversationId}/messages`, reply);
      if (done.status === 202) this.replies.push({ conversationId, text });
    }
    const done = await call('POST', `/escalations/${id}/resolve`, { disposition: 'answered' });
    if (done.ok) this.resolved += 1;
  }
}

import type { ChannelHealth } from '../../src/ports/channel.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Log } from '../../src/ports/log.ts';

/** What can be wrong, each known from its own experience. */
export type Aspect = 'secret' | 'sending' | 'keys' | 'store';

interface Trouble {
  readonly state: 'refused' | 'degraded';
  readonly detail: string;
}

/**
 * The channel's true state: the worst of what was last experienced. Connected only once the secret was proved; a part
 * that has been in trouble is well again when it worked, not before.
 */
export class Condition {
  private readonly troubles = new Map<Aspect, Trouble>();
  private shown: ChannelHealth;
  private running = false;
  private proved = false;

  constructor(
    private readonly parts: { readonly now: Clock; readonly log: Log; readonly note?: string | undefined },
  ) {
    this.shown = { state: 'stopped', since: parts.now() };
  }

  get health(): ChannelHealth {
    return this.shown;
  }

  started(): void {
    this.running = true;
    this.show();
  }

  stopped(): void {
    this.running = false;
    this.show();
  }

  well(aspect: Aspect): void {
    this.troubles.delete(aspect);
    if (aspect === 'secret') this.proved = true;
    this.show();
  }

  trouble(aspect: Aspect, state: Trouble['state'], detail: string): void {
    this.troubles.set(aspect, { state, detail });
    this.show();
  }

  private show(): void {
    const { state, detail } = this.worst();
    if (state === this.shown.state && detail === this.shown.detail) return;
    const since = state === this.shown.state ? this.shown.since : this.parts.now();
    if (state !== this.shown.state) this.parts.log.info({ channel: 'teams', state }, 'channel state');
    this.shown = { state, since, ...(detail ? { detail } : {}) };
  }

  private worst(): Pick<ChannelHealth, 'state' | 'detail'> {
    if (!this.running) return { state: 'stopped' };
    const troubles = [...this.troubles.values()];
    const worst = troubles.find(({ state }) => state === 'refused') ?? troubles[0];
    if (worst) return worst;
    if (!this.proved) return { state: 'starting' };
    return { state: 'connected', ...(this.parts.note ? { detail: this.parts.note } : {}) };
  }
}

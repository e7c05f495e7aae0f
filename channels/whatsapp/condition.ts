import type { ChannelHealth } from '../../src/ports/channel.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Log } from '../../src/ports/log.ts';

/** For so long after the start, or after a message that must be reported on, the webhook may be silent. */
const SILENCE_MS = 10 * 60_000;

type Token = 'unknown' | 'accepted' | 'refused' | 'account-refused' | 'unreachable';

const REASONS: Readonly<Record<Exclude<Token, 'unknown' | 'accepted'>, [ChannelHealth['state'], string]>> = {
  refused: ['refused', 'WhatsApp refuses the token: check WHATSAPP_CLOUD_TOKEN.'],
  'account-refused': [
    'refused',
    'WhatsApp refuses the phone number or its account: check WHATSAPP_CLOUD_PHONE_ID and the account’s state.',
  ],
  unreachable: ['degraded', 'WhatsApp cannot be reached; trying again.'],
};

/**
 * The channel's true state, from what happened last: whether the token was taken, whether sending works, and whether
 * the webhook is heard from. Green needs all three.
 */
export class Condition {
  private token: Token = 'unknown';
  private sendingFault: string | undefined;
  private templateFault = false;
  private webhookAt = 0;
  /** The first message sent since the webhook was last heard from: its report is due. */
  private reportDueSince = 0;
  private stopped = false;
  private readonly startedAt: number;
  private last: ChannelHealth;

  constructor(private readonly parts: { readonly now: Clock; readonly log: Log }) {
    this.startedAt = parts.now().getTime();
    this.last = { state: 'starting', since: parts.now() };
  }

  started(): void {
    this.stopped = false;
  }
  ended(): void {
    this.stopped = true;
  }
  /** What WhatsApp thinks of the token and the number. */
  credentials(token: Exclude<Token, 'unknown'>): void {
    this.token = token;
  }
  sent(): void {
    this.token = 'accepted';
    this.sendingFault = undefined;
    if (this.reportDueSince <= this.webhookAt) this.reportDueSince = this.parts.now().getTime();
  }
  /** Sending fails for a reason that is not the person's. */
  sendingFails(code: string): void {
    this.sendingFault = code;
  }
  template(works: boolean): void {
    this.templateFault = !works;
  }
  heardFrom(at: Date): void {
    this.webhookAt = Math.max(this.webhookAt, at.getTime());
  }

  read(): ChannelHealth {
    const [state, detail] = this.judge();
    if (state !== this.last.state) this.parts.log.info({ channel: 'whatsapp', state }, 'channel state');
    const since = state === this.last.state ? this.last.since : this.parts.now();
    this.last = { state, since, ...(detail ? { detail } : {}) };
    return this.last;
  }

  private judge(): [ChannelHealth['state'], string?] {
    if (this.stopped) return ['stopped'];
    if (this.token === 'unknown') return ['starting'];
    if (this.token !== 'accepted') return REASONS[this.token];
    if (this.sendingFault) return ['degraded', `Sending fails (${this.sendingFault}); trying again.`];
    if (this.templateFault) {
      return [
        'degraded',
        'WhatsApp refuses the template for answers after 24 hours: check its name and language.',
      ];
    }
    return this.judgeWebhook() ?? ['connected'];
  }

  private judgeWebhook(): [ChannelHealth['state'], string] | undefined {
    const now = this.parts.now().getTime();
    if (this.webhookAt === 0) {
      const detail =
        'The token is accepted, but the webhook has not been called yet: check its address at WhatsApp.';
      return [now - this.startedAt > SILENCE_MS ? 'degraded' : 'starting', detail];
    }
    const silent = this.reportDueSince > this.webhookAt && now - this.reportDueSince > SILENCE_MS;
    if (!silent) return undefined;
    const minutes = Math.floor((now - this.webhookAt) / 60_000);
    return [
      'degraded',
      `The webhook has not been called for ${minutes} minutes although messages were sent.`,
    ];
  }
}

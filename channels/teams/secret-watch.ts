import type { Condition } from './condition.ts';
import { type BotToken, SecretRefused } from './token.ts';

/** A secret that expired or was withdrawn is known within this time even when nobody writes. */
export const SECRET_CHECK_SECONDS = 60;

/** Proves the secret again and again, so that a dead one is never shown as well. */
export class SecretWatch {
  private timer: NodeJS.Timeout | undefined;
  private ended = false;

  constructor(
    private readonly token: BotToken,
    private readonly condition: Condition,
    private readonly everySeconds: number,
  ) {}

  start(): void {
    void this.check();
  }

  /** Safe to call twice. */
  stop(): void {
    this.ended = true;
    clearTimeout(this.timer);
  }

  private async check(): Promise<void> {
    await this.token.renew().then(
      () => this.condition.well('secret'),
      (error: unknown) => secretTrouble(this.condition, error),
    );
    if (this.ended) return;
    this.timer = setTimeout(() => void this.check(), this.everySeconds * 1000);
    this.timer.unref();
  }
}

/** Says what is wrong with signing in. */
export function secretTrouble(condition: Condition, error: unknown): void {
  if (error instanceof SecretRefused) {
    condition.trouble(
      'secret',
      'refused',
      'Microsoft refuses the app: check TEAMS_APP_ID, TEAMS_APP_PASSWORD (it may have expired) and TEAMS_APP_TENANT_ID.',
    );
  } else condition.trouble('secret', 'degraded', 'The login server cannot be reached; trying again.');
}

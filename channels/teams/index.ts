import { AppError, ChannelError } from '../../src/core/errors.ts';
import type { InboundMessage, OutboundMessage } from '../../src/core/message.ts';
import { isLoopback } from '../../src/core/network.ts';
import type { Channel, Receive } from '../../src/ports/channel.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Activity } from './activity.ts';
import type { Adapter } from './adapter.ts';
import { type Address, readAddress } from './address.ts';
import { requireLocalService, requireTenant } from './admission.ts';
import { Condition } from './condition.ts';
import { encodeMessage, TEAMS_LIMITS } from './encode.ts';
import { isUnauthorized, toChannelError, toRefusal } from './errors.ts';
import { readToken } from './incoming-token.ts';
import { SECRET_CHECK_SECONDS, SecretWatch, secretTrouble } from './secret-watch.ts';
import { requireKnownService } from './service.ts';
import { SigningKeys } from './signing-keys.ts';
import { BotToken, LoginUnreachable, SecretRefused } from './token.ts';
import { teamsRouter } from './webhook.ts';

export interface TeamsParts {
  readonly appId?: string;
  readonly appPassword?: string;
  /** The only organisation served; any if absent. */
  readonly tenantId?: string;
  /** Where the keys of incoming tokens are described; default Microsoft's. */
  readonly openIdMetadataUrl?: string;
  /** Where to sign in; default Microsoft's. */
  readonly loginUrl?: string;
  /** Takes an emulator on this machine without a token, if `host` is this machine alone. */
  readonly insecureLocal: boolean;
  /** The address that the program listens on. */
  readonly host: string;
  readonly receive: Receive;
  readonly now: Clock;
  readonly log: Log;
  /** How often the secret is proved; default 60. */
  readonly secretCheckSeconds?: number;
  /** When a call to Teams is given up; default 15,000. */
  readonly sendTimeoutMs?: number;
  /** When a call for its keys is given up; default 5,000. */
  readonly keysTimeoutMs?: number;
}

const SEND_TIMEOUT_MS = 15_000;

/** Teams by the Bot Framework: a webhook for what comes in, the connector's interface for what goes out. */
export function createTeams(parts: TeamsParts): Channel {
  const bot = new TeamsChannel(parts);
  return {
    name: 'teams',
    limits: TEAMS_LIMITS,
    single: false,
    router: teamsRouter({
      localAllowed: parts.insecureLocal && isLoopback(parts.host),
      tokensAllowed: parts.appId !== undefined,
      admit: (authorization, activity) => bot.admit(authorization, activity),
      admitLocal: requireLocalService,
      take: (message) => bot.take(message),
      now: parts.now,
    }),
    start: () => bot.start(),
    send: (message) => bot.send(message),
    typing: (_personId, address) => bot.typing(address),
    health: () => bot.condition.health,
    stop: () => bot.stop(),
  };
}

class TeamsChannel {
  readonly condition: Condition;
  private readonly token: BotToken | undefined;
  private readonly keys: SigningKeys;
  private readonly adapters = new Map<'teams' | 'local', Promise<Adapter>>();
  private watch: SecretWatch | undefined;

  constructor(private readonly parts: TeamsParts) {
    const { appId, appPassword, now, log } = parts;
    this.keys = new SigningKeys({
      metadataUrl: parts.openIdMetadataUrl,
      now,
      timeoutMs: parts.keysTimeoutMs,
    });
    this.token = appId && appPassword ? new BotToken({ ...parts, appId, appPassword }, now) : undefined;
    const note = this.token ? undefined : 'Local mode: only an emulator on this machine is served.';
    this.condition = new Condition({ now, log, note });
  }

  async start(): Promise<void> {
    if (this.watch) return;
    this.condition.started();
    // It takes a second: better now than with the first message. A failure shows when it is used.
    void this.adapter(this.token ? 'teams' : 'local').catch(() => undefined);
    if (this.token) {
      this.watch = new SecretWatch(
        this.token,
        this.condition,
        this.parts.secretCheckSeconds ?? SECRET_CHECK_SECONDS,
      );
      this.watch.start();
    } else if (isLoopback(this.parts.host)) this.condition.well('secret');
    else this.condition.trouble('secret', 'refused', 'TEAMS_INSECURE_LOCAL needs HOST to be this machine.');
  }

  async stop(): Promise<void> {
    this.watch?.stop();
    this.watch = undefined;
    this.condition.stopped();
  }

  async admit(authorization: string, activity: Activity): Promise<void> {
    const { appId = '' } = this.parts;
    const claims = await readToken(authorization, this.keys, { ...activity, appId }).catch(
      (error: unknown) => {
        const refusal = toRefusal(error);
        if (refusal.code === 'service.unavailable')
          this.condition.trouble(
            'keys',
            'degraded',
            'The keys of Teams cannot be read; messages are not taken.',
          );
        throw refusal;
      },
    );
    this.condition.well('keys');
    requireKnownService(activity, [this.parts.openIdMetadataUrl, this.parts.loginUrl]);
    if (this.parts.tenantId) requireTenant(this.parts.tenantId, activity, claims['tid']);
  }

  async take(message: InboundMessage): Promise<void> {
    const { held, gone } = await this.store(message);
    this.condition.well('store');
    if (!held && !gone) void this.typing(message.address);
  }

  private async store(message: InboundMessage): ReturnType<Receive> {
    try {
      return await this.parts.receive(message);
    } catch (error) {
      if (error instanceof AppError && error.code === 'service.unavailable')
        this.condition.trouble('store', 'degraded', 'The store does not take messages.');
      throw error;
    }
  }

  async send({ message, address: kept }: OutboundMessage): Promise<{ platformIds: string[] }> {
    const address = readAddress(kept);
    if (!address || !this.mayAnswer(address)) throw new ChannelError('no-address', false);
    const activities = encodeMessage(message, address.channelId === 'msteams' ? 'card' : 'suggest');
    const alreadySent = message.delivery?.platformIds.length ?? 0;
    const platformIds: string[] = [];
    try {
      for (const [index, activity] of activities.entries()) {
        if (index < alreadySent) continue;
        const id = await this.post(address, activity);
        // The connector's ids are unique within a conversation; an emulator gives none.
        platformIds.push(`${address.conversation.id} ${id ?? `${message.id}-${index}`}`);
      }
    } catch (error) {
      this.sendingFailed(error);
      throw toChannelError(error, { platformIds, now: this.parts.now() });
    }
    this.condition.well('sending');
    return { platformIds };
  }

  /** Teams shows it in private talks only. */
  async typing(kept: unknown): Promise<void> {
    const address = readAddress(kept);
    if (!address || !this.mayAnswer(address) || address.conversation.isGroup) return;
    await this.post(address, { type: 'typing' }).catch((error: unknown) => this.sendingFailed(error));
  }

  /** What came without a token is answered without one, and only while that is allowed. */
  private mayAnswer({ local }: Address): boolean {
    return local ? this.parts.insecureLocal && isLoopback(this.parts.host) : this.token !== undefined;
  }

  /** Sends once; with a new token again if the first one is not accepted, for then nothing was taken. */
  private async post(address: Address, activity: object): Promise<string | undefined> {
    const adapter = await this.adapter(address.local ? 'local' : 'teams');
    try {
      return await adapter.send(address, activity);
    } catch (error) {
      if (!isUnauthorized(error) || !this.token) throw error;
      await this.token.renew();
      return adapter.send(address, activity);
    }
  }

  private sendingFailed(error: unknown): void {
    if (error instanceof SecretRefused || error instanceof LoginUnreachable) {
      secretTrouble(this.condition, error);
      return;
    }
    const { code, retryable } = toChannelError(error, { platformIds: [], now: this.parts.now() });
    if (code === 'token-refused')
      this.condition.trouble('sending', 'refused', 'Teams refuses the token of the app: check TEAMS_APP_ID.');
    else if (code === 'throttled')
      this.condition.trouble('sending', 'degraded', 'Teams asks to send less; replies wait.');
    else if (retryable)
      this.condition.trouble('sending', 'degraded', 'Teams cannot be reached; trying again.');
    else this.condition.well('sending');
  }

  /** The SDK is loaded with the first use: a channel that is switched off costs nothing. */
  private adapter(kind: 'teams' | 'local'): Promise<Adapter> {
    const { appId, sendTimeoutMs = SEND_TIMEOUT_MS } = this.parts;
    const known = this.adapters.get(kind);
    const { token } = this;
    const adapter =
      known ??
      import('./adapter.ts').then(({ createAdapter }) =>
        kind === 'teams' && token
          ? createAdapter({ appId: appId ?? '', sendTimeoutMs, token: () => token.get() })
          : createAdapter({ appId: '', sendTimeoutMs }),
      );
    this.adapters.set(kind, adapter);
    return adapter;
  }
}

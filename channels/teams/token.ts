import type { Clock } from '../../src/ports/clock.ts';

/** What the connector of Teams wants to see a token for. */
const SCOPE = 'https://api.botframework.com/.default';
/** A token this near its end is not used any more. */
const SPARE_MS = 5 * 60 * 1000;
const PATIENCE_MS = 10_000;

/** The login server does not accept the app's id and secret. */
export class SecretRefused extends Error {
  override readonly name: string = 'SecretRefused';
}

/** The login server could not be asked, or had a fault. */
export class LoginUnreachable extends Error {
  override readonly name: string = 'LoginUnreachable';
}

export interface TokenSettings {
  readonly appId: string;
  readonly appPassword: string;
  /** Organisation of a single-tenant app. */
  readonly tenantId?: string | undefined;
  /** Where to sign in; Microsoft's own unless given. */
  readonly loginUrl?: string | undefined;
}

/** The bot's own token, kept until shortly before it ends. */
export class BotToken {
  private kept: { readonly value: string; readonly until: number } | undefined;
  private asking: Promise<string> | undefined;

  constructor(
    private readonly settings: TokenSettings,
    private readonly now: Clock,
  ) {}

  /** @throws {SecretRefused | LoginUnreachable} */
  async get(): Promise<string> {
    return this.kept && this.kept.until > this.now().getTime() ? this.kept.value : this.renew();
  }

  /** Asks for a new one, which proves that the secret still holds. Calls at the same time share one request. */
  renew(): Promise<string> {
    this.asking ??= this.ask().finally(() => {
      this.asking = undefined;
    });
    return this.asking;
  }

  private async ask(): Promise<string> {
    const { appId, appPassword } = this.settings;
    const response = await fetch(tokenUrl(this.settings), {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: appId,
        client_secret: appPassword,
        scope: SCOPE,
      }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch((error: unknown) => {
      throw new LoginUnreachable('The login server cannot be reached.', { cause: error });
    });
    const answer = await readAnswer(response);
    this.kept = {
      value: answer.token,
      until: this.now().getTime() + answer.seconds * 1000 - SPARE_MS,
    };
    return answer.token;
  }
}

async function readAnswer(response: Response): Promise<{ token: string; seconds: number }> {
  if ([400, 401, 403].includes(response.status)) {
    await response.body?.cancel();
    throw new SecretRefused('The login server refuses the app.');
  }
  const answer = (await response.json().catch(() => undefined)) as
    | { access_token?: unknown; expires_in?: unknown }
    | undefined;
  if (!response.ok || typeof answer?.access_token !== 'string')
    throw new LoginUnreachable(`The login server answered ${response.status}.`);
  return { token: answer.access_token, seconds: Number(answer.expires_in) || 3600 };
}

/** Apps of many organisations sign in at this one. */
const SHARED_TENANT = 'botframework.com';

/**
 * The OAuth 2.0 client credentials endpoint: of the organisation at Microsoft, or below the address given, which may
 * name the organisation itself. https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 */
export function tokenUrl({ tenantId = SHARED_TENANT, loginUrl }: TokenSettings): string {
  const url = new URL(loginUrl ?? 'https://login.microsoftonline.com');
  const path = url.pathname.replace(/\/+$/, '');
  if (path.endsWith('/token')) return url.href;
  url.pathname = `${path || `/${encodeURIComponent(tenantId)}`}/oauth2/v2.0/token`;
  return url.href;
}

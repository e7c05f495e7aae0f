/**
 * The only file that knows botbuilder, which its makers have archived: it authenticates what comes in and carries what
 * goes out. Loaded with the first use.
 */
import {
  type Activity as BotActivity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConversationReference,
  type TurnContext,
} from 'botbuilder';
import type { Address } from './address.ts';

/** https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication */
const MICROSOFT = {
  ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
  ToBotFromChannelOpenIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  ToBotFromEmulatorOpenIdMetadataUrl:
    'https://login.microsoftonline.com/botframework.com/v2.0/.well-known/openid-configuration',
  ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
  ToChannelFromBotOAuthScope: 'https://api.botframework.com',
  OAuthUrl: 'https://api.botframework.com',
  CallerId: 'urn:botframework:azure',
};

export interface AdapterSettings {
  /** Empty: nobody is authenticated, for an emulator. */
  readonly appId: string;
  readonly openIdMetadataUrl?: string | undefined;
  readonly sendTimeoutMs: number;
  /** The bot's own token; none for an emulator. */
  readonly token?: (() => Promise<string>) | undefined;
}

/** What a validated token says. */
export type Claims = ReadonlyMap<string, unknown>;

export interface Adapter {
  /** Validates signature, issuer, audience, time, key endorsement and service address. Rejects with the SDK's error. */
  authenticate(authorization: string, about: { channelId: string; serviceUrl: string }): Promise<Claims>;
  /** Sends once, without repeating by itself. Resolves to the platform's id. Rejects with the SDK's error. */
  send(address: Address, activity: object): Promise<string | undefined>;
}

export function createAdapter(settings: AdapterSettings): Adapter {
  const authentication = new ConfigurationBotFrameworkAuthentication(
    {
      ...MICROSOFT,
      ...(settings.openIdMetadataUrl
        ? { ToBotFromChannelOpenIdMetadataUrl: settings.openIdMetadataUrl }
        : {}),
    },
    credentials(settings),
  );
  const adapter = new CloudAdapter(authentication);
  return {
    async authenticate(authorization, about) {
      if (issuerOf(authorization) !== MICROSOFT.ToBotFromChannelTokenIssuer) throw new ForeignIssuer();
      const { claimsIdentity } = await authentication.authenticateRequest(
        { type: 'message', ...about } as BotActivity,
        authorization,
      );
      return new Map(claimsIdentity.claims.map(({ type, value }) => [type, value]));
    },
    async send(address, activity) {
      let platformId: string | undefined;
      const reference = address as Partial<ConversationReference>;
      await adapter.continueConversationAsync(settings.appId, reference, async (context) => {
        platformId = await post(context, adapter, { address, activity, timeoutMs: settings.sendTimeoutMs });
      });
      return platformId;
    },
  };
}

/** The token is for another purpose than calling a bot (skills, old emulators): the SDK would look further, we do not. */
class ForeignIssuer extends Error {
  override readonly name: string = 'ForeignIssuer';
  readonly statusCode = 401;
}

/** As stated, not yet believed: the signature is checked after. */
function issuerOf(authorization: string): unknown {
  const payload = /^Bearer [\w-]+\.([\w-]+)\.[\w-]+$/.exec(authorization)?.[1] ?? '';
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')).iss;
  } catch {
    return undefined;
  }
}

/** Our own token source instead of the SDK's: it says what failed, and it can be asked whether the secret still holds. */
function credentials({ appId, token }: AdapterSettings) {
  return {
    isValidAppId: async (id: string) => id === appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => ({
      async signRequest<Request extends { headers: { set(name: string, value: string): void } }>(
        request: Request,
      ): Promise<Request> {
        if (token) request.headers.set('Authorization', `Bearer ${await token()}`);
        return request;
      },
    }),
  };
}

/** The part of the SDK's client that it does not show. */
interface Connector {
  readonly client: { readonly pipeline: { removePolicy(policy: { name: string }): unknown } };
  readonly conversations: {
    sendToConversation(
      conversationId: string,
      activity: object,
      options: { abortSignal: AbortSignal },
    ): Promise<{ id?: string } | undefined>;
  };
}

/**
 * Posts into the conversation itself rather than as an answer to a message: the message may be long gone. The SDK's
 * repeating is switched off, because a repeated post is a second copy; our queue repeats, and keeps books.
 */
async function post(
  context: TurnContext,
  adapter: CloudAdapter,
  { address, activity, timeoutMs }: { address: Address; activity: object; timeoutMs: number },
): Promise<string | undefined> {
  const connector: Connector = context.turnState.get(adapter.ConnectorClientKey);
  connector.client.pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  const { conversation, channelId, serviceUrl, bot, user } = address;
  const addressed = { ...activity, channelId, serviceUrl, conversation, from: bot, recipient: user };
  const sent = await connector.conversations.sendToConversation(conversation.id, addressed, {
    abortSignal: AbortSignal.timeout(timeoutMs),
  });
  return sent?.id;
}

/** The only file that knows botbuilder, which its makers have archived: it carries what goes out. Loaded with the first use. */
import {
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
  readonly sendTimeoutMs: number;
  /** The bot's own token; none for an emulator. */
  readonly token?: (() => Promise<string>) | undefined;
}

export interface Adapter {
  /** Sends once, without repeating by itself. Resolves to the platform's id. Rejects with the SDK's error. */
  send(address: Address, activity: object): Promise<string | undefined>;
}

export function createAdapter(settings: AdapterSettings): Adapter {
  const authentication = new ConfigurationBotFrameworkAuthentication(MICROSOFT, credentials(settings));
  const adapter = new CloudAdapter(authentication);
  return {
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

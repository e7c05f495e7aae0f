import { createTeams } from '../../../channels/teams/index.ts';
import { serve } from '../../contracts/channel-bench.ts';
import type {
  ChannelUnderTest,
  ContractParts,
  PlatformAnswer,
  Shown,
  Signing,
} from '../../contracts/channel-spec.ts';
import { deliverTo } from './harness.ts';
import { APP_ID, type Arrived, type Fault, SECRET, TENANT, TeamsStandIn } from './stand-in.ts';

/** Recorded payloads name this service; the one that runs takes its place. */
export const SERVICE = 'http://service.example/';

/** The stand-in of the case that runs; its address is known only then. */
let platform: TeamsStandIn;

/** Where the person of the contract is answered. */
export const address = () => ({
  serviceUrl: `${platform.url}/`,
  channelId: 'msteams',
  conversation: { id: 'a:talk-1', conversationType: 'personal' },
  bot: { id: `28:${APP_ID}` },
  user: { id: '29:fatima' },
});

/** The channel against a fresh stand-in, for one case of the contract. */
export async function openTeams(parts: ContractParts): Promise<ChannelUnderTest> {
  const standIn = await TeamsStandIn.start();
  platform = standIn;
  const app = parts.secret ? { appId: APP_ID, appPassword: SECRET, tenantId: TENANT } : {};
  const channel = createTeams({
    ...app,
    ...parts,
    loginUrl: standIn.url,
    openIdMetadataUrl: standIn.metadataUrl,
    insecureLocal: false,
    host: '127.0.0.1',
    sendTimeoutMs: parts.timeoutMs,
  });
  const server = await serve(channel);
  return {
    channel,
    async give(payload, signing = 'genuine') {
      const body = (typeof payload === 'string' ? payload : JSON.stringify(payload)).replaceAll(
        SERVICE,
        `${standIn.url}/`,
      );
      return deliverTo(`${server.url}/messages`, body, authorization(standIn, signing));
    },
    answerNext: (...answers) => void standIn.faults.push(...answers.map(toFault)),
    sent: () => standIn.messages,
    async close() {
      await channel.stop();
      await server.close();
      await standIn.stop();
    },
  };
}

function authorization(standIn: TeamsStandIn, signing: Signing): Record<string, string> {
  if (signing === 'unsigned') return {};
  return { authorization: standIn.token({}, signing === 'forged' ? 'foreign' : 'signed') };
}

function toFault(answer: PlatformAnswer): Fault {
  if (typeof answer === 'object') return { code: 429, retryAfter: String(answer.throttledFor) };
  if (answer === 'fault') return { code: 500 };
  if (answer === 'blocked') return { code: 403 };
  return answer === 'unknown-person' ? { code: 404 } : answer;
}

interface Card {
  readonly body: readonly {
    readonly actions?: readonly { readonly title: string; readonly data: { readonly choice: string } }[];
  }[];
}

/** What a person sees of one activity. */
export function shown(request: unknown): Shown {
  const { text = '', attachments = [] } = (request as Arrived).activity as {
    text?: string;
    attachments?: { content: Card }[];
  };
  const actions = attachments.flatMap(({ content }) => content.body.flatMap((item) => item.actions ?? []));
  return { text, choices: actions.map(({ title, data }) => ({ id: data.choice, label: title })) };
}

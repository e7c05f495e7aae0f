import type { ChannelName } from './message.ts';

/** Turns any text into a short, stable, URL-safe id (letters, digits, `-`, `_`; no `:`). */
export type Digest = (text: string) => string;

/** Ids that derive from what they name, so that the same thing arriving twice gets the same id. */
export class Ids {
  constructor(private readonly digest: Digest) {}

  conversation(channel: ChannelName, personId: string): string {
    return this.digest(`conversation ${channel} ${personId}`);
  }
  /** A citizen's message, unique by conversation (thus channel and person) and platform id. */
  inbound(conversationId: string, platformId: string): string {
    return this.digest(`inbound ${conversationId} ${platformId}`);
  }
  /** The `index`-th message written because of `causeId` (an inbound message, an escalation's end…). */
  consequence(causeId: string, index: number | string): string {
    return this.digest(`because ${causeId} ${index}`);
  }
  escalation(inboundId: string): string {
    return this.digest(`escalation ${inboundId}`);
  }
  agentMessage(conversationId: string, agentId: string, clientId: string): string {
    return this.digest(`agent ${conversationId} ${agentId} ${clientId}`);
  }
}

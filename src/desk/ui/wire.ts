import type { channelView } from '../channel-routes.ts';
import type { Readings } from '../readings.ts';
import type { sessionView } from '../views.ts';

/** A value as JSON brings it: dates are ISO strings. */
export type Wire<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? Wire<Item>[]
    : T extends object
      ? { readonly [K in keyof T]: Wire<T[K]> }
      : T;

type Answer<K extends keyof Readings> = Wire<Awaited<ReturnType<Readings[K]>>>;

export type Session = Wire<ReturnType<typeof sessionView>>;
export type EscalationRow = Answer<'list'>['escalations'][number];
export type MessagePart = Answer<'messages'>;
export type MessageRow = MessagePart['messages'][number];
export type ConversationFacts = Answer<'conversation'>;
export type ChannelRow = Wire<ReturnType<typeof channelView>>;
export type Colleague = Answer<'colleagues'>['agents'][number];
export type Understood = NonNullable<Extract<MessageRow, { understanding?: unknown }>['understanding']>;

/** One service as the guide's public API lists it. */
export interface ServiceName {
  readonly id: string;
  readonly name: Readonly<Record<string, string>>;
  readonly pages: Readonly<Record<string, string>>;
  readonly procedures: readonly { readonly id: string; readonly name: Readonly<Record<string, string>> }[];
}

/** All that is left of an erased message: by it the same message is known if it comes again, and nothing else is. */
export interface ErasedMessage {
  /** A keyed hash of the message's id. */
  readonly id: string;
  /** When the message had been stored. */
  readonly at: Date;
}

/** How messages are remembered while they are erased. */
export interface Remembering {
  /** What is kept of a message's id. */
  readonly markOf: (messageId: string) => string;
  /** Citizens' messages stored before need not be remembered. */
  readonly since: Date;
}

/** Things done at the same time when going at full speed. */
export const LANES = 64;

/** How much is measured. */
export interface Scale {
  /** Length of each measurement at load, in seconds. */
  readonly seconds: number;
  /** Times that pipeline and bare parts are measured in turn. */
  readonly rounds: number;
  /** Event streams that are open at once. */
  readonly streams: number;
  /** Conversations that take turns. */
  readonly conversations: number;
  /** How many times as many there are in the store when the growth of cost is measured. */
  readonly growth: readonly number[];
}

export const USUAL: Scale = {
  seconds: 6,
  rounds: 3,
  streams: 1000,
  conversations: 300,
  growth: [1, 10, 100],
};
/** For tests and a first look: some 20 s. */
export const QUICK: Scale = { seconds: 2, rounds: 1, streams: 200, conversations: 120, growth: [1, 10] };

/** How a turn ended. A closed list, counted, so that officials see which entry to write next. */
export const OUTCOMES = [
  'answered',
  'clarified',
  'not-covered',
  'not-understood',
  'out-of-scope',
  'escalated',
  'emergency',
  'small-talk',
  'language-changed',
  'refused',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

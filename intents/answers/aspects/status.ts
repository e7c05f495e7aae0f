import { factsOf, factText } from './facts.ts';
import { type RenderAspect, unknown } from './rendered.ts';

/** How to follow a file that has been handed in. The bot sees no files and says so. */
export const status: RenderAspect = (of, voice) => {
  const facts = factsOf(of.procedure.tracking, of);
  if (facts.length === 0) return unknown('status')(of, voice);
  return {
    head: voice.say('status.head', { name: voice.text(of.procedure.name) }),
    body: facts.map((fact) => `• ${factText(fact, of, voice)}`),
    cited: [{ from: of.procedure, facts }],
    known: true,
  };
};

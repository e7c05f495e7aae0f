import { factsOf, factText } from './facts.ts';
import { type RenderAspect, unknown } from './rendered.ts';

/** What to do, step by step. */
export const procedure: RenderAspect = (of, voice) => {
  const steps = factsOf(of.procedure.steps, of);
  if (steps.length === 0) return unknown('procedure')(of, voice);
  return {
    head: voice.say('procedure.head', { name: voice.text(of.procedure.name) }),
    body: steps.map((step, index) => `${index + 1}. ${factText(step, of, voice)}`),
    cited: [{ from: of.procedure, facts: steps }],
    known: true,
  };
};

import { factsOf, factText } from './facts.ts';
import { type RenderAspect, unknown } from './rendered.ts';

/** Who may ask for it. */
export const eligibility: RenderAspect = (of, voice) => {
  const facts = factsOf(of.procedure.eligibility, of);
  if (facts.length === 0) return unknown('eligibility')(of, voice);
  return {
    head: voice.say('eligibility.head', { name: voice.text(of.procedure.name) }),
    body: facts.map((fact) => `• ${factText(fact, of, voice)}`),
    cited: [{ from: of.procedure, facts }],
    known: true,
  };
};

import { knowsCase } from '../select-case.ts';
import { feeLines } from './fee.ts';
import { procedure } from './procedure.ts';
import type { RenderAspect } from './rendered.ts';

/** Asked for nothing particular: the steps if the case is known, else what it is and what it costs. */
export const general: RenderAspect = (of, voice) => {
  if (knowsCase(of.slots) && of.decided) {
    const steps = procedure(of, voice);
    if (steps.known) return steps;
  }
  const price = feeLines(of, voice);
  return {
    head: voice.text(of.service.summary),
    body: price ? [price.head, ...price.body.filter((line) => line.startsWith('•'))] : [],
    cited: price?.cited ?? [{ from: of.procedure, facts: of.procedure.eligibility }],
    known: true,
  };
};

import { factsOf, factText } from './facts.ts';
import { type RenderAspect, unknown } from './rendered.ts';

/** Where it is done. Opening hours belong to a mission and are said by its card. */
export const locationHours: RenderAspect = (of, voice) => {
  const where = factsOf(of.procedure.where, of);
  const online = of.procedure.online.map(
    ({ name, url }) => `${voice.say('location.online', { name: voice.text(name) })} ${voice.ltr(url)}`,
  );
  if (where.length + online.length === 0) return unknown('location_hours')(of, voice);
  return {
    head: voice.say('location.head', { name: voice.text(of.procedure.name) }),
    body: [...where.map((fact) => `• ${factText(fact, of, voice)}`), ...online],
    cited: [{ from: of.procedure, facts: where }],
    known: true,
  };
};

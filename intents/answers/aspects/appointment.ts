import { type RenderAspect, unknown } from './rendered.ts';

/** Whether one needs an appointment, and where it is made. */
export const appointment: RenderAspect = (of, voice) => {
  const { appointment: fact, name } = of.procedure;
  if (!fact) return unknown('appointment')(of, voice);
  return {
    head: voice.say(`appointment.${fact.needed}`, { name: voice.text(name) }),
    body: [voice.text(fact.text), ...(fact.url ? [voice.ltr(fact.url)] : [])],
    cited: [{ from: of.procedure, facts: [fact] }],
    known: true,
  };
};

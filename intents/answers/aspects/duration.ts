import { factsOf, factText, sentence } from './facts.ts';
import { type RenderAspect, unknown } from './rendered.ts';

/** How long it takes: what an official source states, then what was only observed; and how long the paper is valid. */
export const duration: RenderAspect = (of, voice) => {
  const delays = factsOf(of.procedure.duration, of);
  const official = delays.filter(({ status }) => status === 'official');
  const observed = delays.filter(({ status }) => status === 'observed');
  const validity = factsOf(of.procedure.validity, of);
  const none = unknown('duration')(of, voice);
  const first = official[0];
  const more = first ? official.slice(1).map((fact) => factText(fact, of, voice)) : [];
  return {
    head: first
      ? sentence(`${voice.text(of.procedure.name)} — ${factText(first, of, voice)}`)
      : observed.length > 0
        ? voice.say('duration.none-official', { name: voice.text(of.procedure.name) })
        : none.head,
    body: [
      ...more,
      ...observed.map((fact) =>
        sentence(voice.say('duration.observed', { text: factText(fact, of, voice) })),
      ),
      ...validity.map((fact) => sentence(voice.say('validity', { text: factText(fact, of, voice) }))),
    ],
    cited: [{ from: of.procedure, facts: [...delays, ...validity] }],
    known: delays.length > 0,
  };
};

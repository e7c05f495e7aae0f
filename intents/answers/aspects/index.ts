import type { Aspect } from '../../../src/core/services.ts';
import type { Voice } from '../../wordings/voice.ts';
import { type Case, knowsCase } from '../select-case.ts';
import { appointment } from './appointment.ts';
import { documents } from './documents.ts';
import { duration } from './duration.ts';
import { eligibility } from './eligibility.ts';
import { fee } from './fee.ts';
import { general } from './general.ts';
import { locationHours } from './location-hours.ts';
import { procedure as steps } from './procedure.ts';
import type { RenderAspect, Rendered } from './rendered.ts';
import { status } from './status.ts';

const RENDER: Record<Aspect, RenderAspect> = {
  documents,
  fee,
  procedure: steps,
  duration,
  appointment,
  location_hours: locationHours,
  eligibility,
  status,
  general,
};

/** What an aspect says of a case. Put together once: it depends on nothing but the case and the language. */
export function render(aspect: Aspect, of: Case, voice: Voice): Rendered {
  const { procedure, decided, slots, variants, excluded } = of;
  const key = `${aspect} ${decided} ${knowsCase(slots)} ${variants} ${excluded}`;
  return voice.once(procedure, key, () => RENDER[aspect](of, voice));
}

import type { Aspect } from '../../../src/core/services.ts';
import { appointment } from './appointment.ts';
import { documents } from './documents.ts';
import { duration } from './duration.ts';
import { eligibility } from './eligibility.ts';
import { fee } from './fee.ts';
import { general } from './general.ts';
import { locationHours } from './location-hours.ts';
import { procedure } from './procedure.ts';
import type { RenderAspect } from './rendered.ts';
import { status } from './status.ts';

/** What each aspect says. */
export const RENDER: Record<Aspect, RenderAspect> = {
  documents,
  fee,
  procedure,
  duration,
  appointment,
  location_hours: locationHours,
  eligibility,
  status,
  general,
};

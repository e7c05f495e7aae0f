/** The ids that the catalogue, the router, the tests and the API share. */
export const SERVICES = [
  'consular-registration',
  'passport',
  'cnie',
  'laissez-passer',
  'birth-registration',
  'birth-certificate',
  'family-booklet',
  'death-registration',
  'civil-status-correction',
  'residence-certificate',
  'life-certificate',
  'celibacy-certificate',
  'nationality',
  'minor-travel-authorisation',
  'signature-legalisation',
  'certified-copy',
  'document-legalisation',
  'power-of-attorney',
  'marriage',
  'divorce',
  'kafala',
  'criminal-record',
  'military-service',
  'driving-licence',
  'customs-return',
  'body-repatriation',
  'social-assistance',
  'visa',
  'e-visa',
  'student-affairs',
  'appointment',
  'consulate-info',
  'complaint',
] as const;
export type ServiceId = (typeof SERVICES)[number];

/** What is not a service but is understood all the same. */
export const CONTROLS = ['human-agent', 'greeting', 'thanks-bye', 'out-of-scope'] as const;
export type Control = (typeof CONTROLS)[number];

/** What a person wants to know of a service; `general` where nothing particular. */
export const ASPECTS = [
  'documents',
  'fee',
  'procedure',
  'duration',
  'appointment',
  'location_hours',
  'eligibility',
  'status',
  'general',
] as const;
export type Aspect = (typeof ASPECTS)[number];

export function isService(value: unknown): value is ServiceId {
  return SERVICES.includes(value as ServiceId);
}
export function isAspect(value: unknown): value is Aspect {
  return ASPECTS.includes(value as Aspect);
}

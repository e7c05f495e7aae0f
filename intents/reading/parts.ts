import type { Aspect } from '../../src/core/services.ts';
import { isService } from '../../src/core/services.ts';
import type { Question, Understanding } from '../../src/core/understanding.ts';
import { partsOf } from '../understanding/segments.ts';
import type { Understand } from './index.ts';

/** Aspects that a part of a message may ask beside its first question. */
const ASKED_BESIDE: readonly Aspect[] = ['documents', 'fee', 'duration', 'appointment', 'location_hours'];
/** How sure the aspect of a part must be. */
const HEARD = 0.75;

/** Aspects of the same service that parts of the message ask for by themselves (“… and which documents?”). */
export function questionsInParts(understand: Understand, text: string, main: Understanding): Question[] {
  if (!isService(main.service) && !main.elliptic) return [];
  if (main.band !== 'answer') return [];
  const parts = partsOf(text);
  if (parts.length < 2) return [];
  const asked = new Set<Aspect>([main.aspect, ...main.more.map(({ aspect }) => aspect)]);
  return parts.flatMap((part) => {
    const { service, aspect, aspectConfidence, elliptic } = understand(part);
    const same = elliptic || service === main.service;
    if (!same || !ASKED_BESIDE.includes(aspect) || aspectConfidence < HEARD || asked.has(aspect)) return [];
    asked.add(aspect);
    return [{ service: main.service, aspect, confidence: main.confidence, slots: main.slots }];
  });
}

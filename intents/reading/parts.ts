import type { Aspect } from '../../src/core/services.ts';
import { isService } from '../../src/core/services.ts';
import type { Question, Understanding } from '../../src/core/understanding.ts';
import { wordCount } from '../questions.ts';
import { partsOf } from '../understanding/segments.ts';
import type { Heard, Understand } from './index.ts';

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

/** Longer messages tell a story, and their parts mean little alone. */
const MOST_WORDS = 25;
const LIKELY = 0.4;

/**
 * A message that as a whole means nothing, because it asks about two things: what its parts ask, each plain by itself.
 * Undefined if no part names a service.
 */
export function readByParts(understand: Understand, { text, meaning }: Heard): Understanding | undefined {
  if (meaning.band === 'answer' || meaning.elliptic || wordCount(text) > MOST_WORDS) return undefined;
  const parts = partsOf(text).map((part) => understand(part));
  if (parts.length < 2 || !parts.every(isLikely)) return undefined;
  const [main, ...rest] = parts.filter(({ service, elliptic }) => !elliptic && isService(service));
  if (!main) return undefined;
  const beside = parts
    .filter(({ elliptic, aspect, aspectConfidence }) => {
      return elliptic && ASKED_BESIDE.includes(aspect) && aspectConfidence >= HEARD;
    })
    .map(({ aspect }) => ({ ...main, aspect }));
  return { ...main, band: 'answer', more: [...rest, ...beside] };
}

/** A part needs little more than a name: beside another it may be less sure. */
function isLikely({ band, confidence }: Understanding): boolean {
  return band === 'answer' || (band === 'clarify' && confidence >= LIKELY);
}

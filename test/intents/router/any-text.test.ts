import fc from 'fast-check';
import { createRouter } from '../../../intents/router.ts';
import { EMPTY_MEMORY, type Memory } from '../../../src/core/conversation.ts';
import { LANGUAGES } from '../../../src/core/language.ts';
import { OUTCOMES } from '../../../src/core/outcome.ts';
import { ASPECTS, CONTROLS, SERVICES } from '../../../src/core/services.ts';
import { EMERGENCY_KINDS, SITUATIONS } from '../../../src/core/understanding.ts';
import { knowledge, NOON, understood } from '../answers/support.ts';

const meaning = fc.record({
  service: fc.constantFrom(...SERVICES, ...CONTROLS),
  aspect: fc.constantFrom(...ASPECTS),
  language: fc.constantFrom(...LANGUAGES, 'zgh' as const),
  band: fc.constantFrom('answer' as const, 'clarify' as const, 'reject' as const),
  elliptic: fc.boolean(),
  languageConfidence: fc.double({ min: 0, max: 1, noNaN: true }),
  slots: fc.record(
    {
      age: fc.constantFrom('adult' as const, 'minor' as const),
      situation: fc.constantFrom(...SITUATIONS),
      procedure: fc.constantFrom('passport-loss', 'gone'),
      city: fc.constantFrom('Lyon', 'Atlantis', 'Grenoble'),
      country: fc.constantFrom('FR', 'DE', 'XX'),
    },
    { requiredKeys: [] },
  ),
});
const extras = fc.record(
  {
    emergency: fc.record({ kind: fc.constantFrom(...EMERGENCY_KINDS), confidence: fc.constant(0.9) }),
    languageAsked: fc.constantFrom(...LANGUAGES),
  },
  { requiredKeys: [] },
);
const message = fc.record({
  text: fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('1', '٢', 'salam', '', 'agent')),
  choice: fc.option(fc.oneof(fc.string(), fc.constantFrom('agent', 'languages', 'q.passport.fee.minor')), {
    nil: undefined,
  }),
  meaning,
  // An emergency in one of ten messages, so that the others are met too.
  extra: fc.oneof({ weight: 9, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: extras }),
});

it('answers any conversation with words, a closed outcome and small choices, and never throws', async () => {
  const parts = await knowledge();
  fc.assert(
    fc.property(fc.array(message, { minLength: 1, maxLength: 6 }), (messages) => {
      let memory: Memory = EMPTY_MEMORY;
      for (const { text, choice, meaning: said, extra } of messages) {
        const router = createRouter({ ...parts, understand: () => understood({ ...said, ...extra }) });
        const turn = router.route({
          text,
          ...(choice === undefined ? {} : { choice }),
          memory,
          languageChosen: false,
          queued: false,
          at: NOON,
        });
        expect(turn.replies.length).toBeGreaterThan(0);
        expect(turn.replies.every((reply) => reply.text.trim() !== '')).toBe(true);
        expect(OUTCOMES).toContain(turn.outcome);
        const ids = turn.replies.flatMap(({ choices = [] }) => choices.map(({ id }) => id));
        expect(ids.every((id) => id.length <= 64)).toBe(true);
        expect(new Set(ids).size).toBe(ids.length);
        // All nine languages are one list; any other is short, with the agent last.
        const listsLanguages = ids.includes('language.fr');
        expect(listsLanguages || ids.length <= 5).toBe(true);
        expect(!ids.includes('agent') || ids.at(-1) === 'agent').toBe(true);
        // What is remembered is stored as JSON.
        memory = JSON.parse(JSON.stringify(turn.memory));
      }
    }),
    { numRuns: 300 },
  );
});

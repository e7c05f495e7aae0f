import { createRouter, type RouterParts } from '../../../intents/router.ts';
import { loadWordings, type Wordings } from '../../../intents/wordings/index.ts';
import { loadCatalogue } from '../../../src/catalogue/load.ts';
import type { Catalogue } from '../../../src/core/catalogue.ts';
import { EMPTY_MEMORY } from '../../../src/core/conversation.ts';
import type { RouterInput, RouterTurn } from '../../../src/core/router.ts';
import type { Understanding } from '../../../src/core/understanding.ts';

export const NOON = new Date('2026-11-23T12:00:00Z');

export async function knowledge(): Promise<{ catalogue: Catalogue; wordings: Wordings }> {
  const [catalogue, wordings] = await Promise.all([
    loadCatalogue('test/fixtures/catalogue', NOON),
    loadWordings('data/replies'),
  ]);
  return { catalogue, wordings };
}

/** An understanding as the engine would give it, French and sure unless told otherwise. */
export function understood(part: Partial<Understanding>): Understanding {
  return {
    service: 'out-of-scope',
    aspect: 'general',
    confidence: 0.9,
    aspectConfidence: 0.9,
    slots: {},
    language: 'fr',
    languageConfidence: 0.9,
    alternatives: [],
    band: 'answer',
    elliptic: false,
    more: [],
    ...part,
  };
}

/** A talk in which the test says what each message was understood as. */
export class Talk {
  #turn: RouterTurn | undefined;
  #queued = false;
  #meaning = understood({});
  readonly #router;

  constructor(parts: Omit<RouterParts, 'understand'>) {
    this.#router = createRouter({ ...parts, understand: () => this.#meaning });
  }

  say(text: string, meaning: Partial<Understanding> = {}, more: Partial<RouterInput> = {}): RouterTurn {
    this.#meaning = understood(meaning);
    const turn = this.#router.route({
      text,
      memory: this.#turn?.memory ?? EMPTY_MEMORY,
      ...(this.#turn ? { language: this.#turn.language } : {}),
      languageChosen: this.#turn?.languageChosen ?? false,
      queued: this.#queued,
      at: NOON,
      ...more,
    });
    this.#queued ||= turn.escalation !== undefined;
    this.#turn = turn;
    return turn;
  }

  press(choice: string): RouterTurn {
    return this.say('', {}, { choice });
  }
}

/** For the tests of one file: what the bot knows, and for each test a talk of its own. */
export function talks() {
  let parts: Awaited<ReturnType<typeof knowledge>>;
  let talk: Talk;
  beforeAll(async () => {
    parts = await knowledge();
  });
  beforeEach(() => {
    talk = new Talk(parts);
  });
  return {
    get parts() {
      return parts;
    },
    say: (...said: Parameters<Talk['say']>) => talk.say(...said),
    press: (choice: string) => talk.press(choice),
  };
}

export const fee = { service: 'passport', aspect: 'fee' } as const;
export const documents = { service: 'passport', aspect: 'documents' } as const;

/** All the words of a turn. */
export function words(turn: RouterTurn): string {
  return turn.replies.map(({ text }) => text).join('\n');
}
export function choiceIds(turn: RouterTurn): string[] {
  return turn.replies.flatMap(({ choices = [] }) => choices.map(({ id }) => id));
}

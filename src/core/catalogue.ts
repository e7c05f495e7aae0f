import type { LocalText } from './language.ts';
import type { SourceKind } from './message.ts';
import type { Aspect, ServiceId } from './services.ts';
import type { Age, Situation } from './understanding.ts';

/** What a fact rests on: numbers of entries under the procedure's `sources`. */
interface Cited {
  readonly sources: readonly number[];
}

export interface Source {
  readonly n: number;
  readonly title: string;
  readonly url: string;
  readonly publisher?: string | undefined;
  readonly kind: SourceKind;
  /** The source's own date, as it gives it (`2018-01`, `2019 (undated)`). */
  readonly published?: string | undefined;
  /** The day it was read, YYYY-MM-DD. */
  readonly checkedOn: string;
  /** Anything the reader must know of it (only part of a table was readable…). */
  readonly note?: string | undefined;
}

/** One fact in a sentence. */
export interface Fact extends Cited {
  readonly text: LocalText;
  /** Only for these variants; absent = for all. */
  readonly variants?: readonly string[] | undefined;
}

export interface RequiredDocument extends Cited {
  readonly name: LocalText;
  readonly form?: 'original' | 'copy' | 'original-and-copy' | 'shown' | 'form-to-fill' | undefined;
  readonly count?: number | undefined;
  /** Needed only if this holds; absent = always. */
  readonly condition?: LocalText | undefined;
  readonly note?: LocalText | undefined;
  readonly variants?: readonly string[] | undefined;
}

export interface Fee extends Cited {
  readonly id: string;
  /** 0 = free; null = a fee is known to exist, its amount is not. */
  readonly amount: number | null;
  /** ISO 4217. */
  readonly currency: string;
  readonly for: LocalText;
  readonly wherePaid?: LocalText | undefined;
  readonly note?: LocalText | undefined;
  /** `abroad`: at a mission, the figure to answer with. The others are for comparison. */
  readonly scope: 'abroad' | 'in-morocco' | 'elsewhere';
  /** `stated` by the source as the price; `observed` somewhere at some time; `doubtful`. */
  readonly status: 'stated' | 'observed' | 'doubtful';
  /** Owed for breaking a rule: never given as the price. */
  readonly fine?: boolean | undefined;
  /** Parts that add up to the amount; not shown when they do not. */
  readonly breakdown?: readonly { readonly label: LocalText; readonly amount: number }[] | undefined;
  readonly variants?: readonly string[] | undefined;
}

export interface Variant {
  readonly id: string;
  readonly name: LocalText;
  /** What of the person's case points at it. */
  readonly select?: Selection | undefined;
}

/** The slots for which something applies. An absent slot fits any. */
export interface Selection {
  readonly age?: Age | undefined;
  readonly situation?: readonly Situation[] | undefined;
}

export interface Contact extends Cited {
  readonly label: LocalText;
  /** International form (+33 …) or a free number as dialled. */
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly url?: string | undefined;
  readonly note?: LocalText | undefined;
}

/** One way of getting one thing: what one page of the official guide describes. */
export interface Procedure {
  readonly id: string;
  readonly name: LocalText;
  /** One to four words, for a choice (“Pour un mineur”). */
  readonly short: LocalText;
  readonly select?: Selection | undefined;
  /** The one to answer with when the case does not decide between several. */
  readonly default?: boolean | undefined;
  readonly checkedOn: string;
  readonly variants: readonly Variant[];
  readonly eligibility: readonly Fact[];
  readonly documents: readonly RequiredDocument[];
  readonly fees: readonly Fee[];
  /** `official` first. Empty = no delay is known. */
  readonly duration: readonly (Fact & { readonly status: 'official' | 'observed' })[];
  readonly validity: readonly Fact[];
  readonly where: readonly Fact[];
  readonly online: readonly { readonly name: LocalText; readonly url: string }[];
  readonly appointment?:
    | (Cited & {
        readonly needed: 'yes' | 'no' | 'depends' | 'unknown';
        readonly text: LocalText;
        readonly url?: string | undefined;
      })
    | undefined;
  readonly steps: readonly Fact[];
  /** How to follow a file that has been handed in. */
  readonly tracking: readonly Fact[];
  readonly legalBasis: readonly Fact[];
  readonly pitfalls: readonly Fact[];
  /** Doubts and contradictions between sources, and what to do, beside the aspect they concern. */
  readonly uncertain: readonly (Fact & { readonly aspect: Aspect })[];
  readonly contacts: readonly Contact[];
  readonly sources: readonly Source[];
}

/** The one question that decides between procedures, with at most three choices. */
export interface DecidingQuestion {
  readonly text: LocalText;
  readonly choices: readonly {
    readonly label: LocalText;
    readonly set: {
      readonly age?: Age | undefined;
      readonly situation?: Situation | undefined;
      readonly procedure?: string | undefined;
    };
  }[];
}

export const LIFE_EVENTS = [
  'identity',
  'birth',
  'family',
  'lost',
  'death',
  'papers',
  'money-justice',
  'return',
  'help',
  'foreigners',
] as const;
export type LifeEvent = (typeof LIFE_EVENTS)[number];

export interface Service {
  readonly id: ServiceId;
  readonly name: LocalText;
  /** One sentence: what it is and whom it is for. No figures. */
  readonly summary: LocalText;
  readonly lifeEvents: readonly LifeEvent[];
  /** 1 to 10: its place among the services most asked for. */
  readonly popular?: number | undefined;
  /** Words people use for it, in any language and script; for the guide's search, not for the router. */
  readonly aliases: readonly string[];
  readonly question?: DecidingQuestion | undefined;
  readonly related: readonly ServiceId[];
  readonly procedures: readonly Procedure[];
}

export const MISSION_KINDS = [
  'embassy',
  'consulate-general',
  'consulate',
  'vice-consulate',
  'honorary-consulate',
  'permanent-mission',
  'other',
] as const;

/** An embassy or consulate. */
export interface Mission {
  readonly id: string;
  readonly kind: (typeof MISSION_KINDS)[number];
  /** The gazetteer's id of its city. */
  readonly city: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly address?: string | undefined;
  readonly phones: readonly string[];
  readonly email?: string | undefined;
  readonly website?: string | undefined;
  /** Regions, departments or countries it serves, as the source names them. */
  readonly jurisdiction: readonly string[];
  /** What the source says, in a few words; no calendar. */
  readonly hours?: LocalText | undefined;
  /** IANA. */
  readonly timezone: string;
  readonly note?: LocalText | undefined;
  readonly sources: readonly Source[];
  readonly checkedOn: string;
}

/** A city or country that people name. */
export interface Place {
  /** City: `<country>-<city>` (`fr-paris`); country: its ISO code in lower case. */
  readonly id: string;
  readonly kind: 'city' | 'country';
  readonly country: string;
  readonly name: LocalText;
  /** Other spellings, Arabizi and old names among them. */
  readonly aliases: readonly string[];
  readonly latitude?: number | undefined;
  readonly longitude?: number | undefined;
  /** For a city or country without a mission: the mission whose district it lies in, when a source says so. */
  readonly mission?: string | undefined;
}

/** The catalogue as the rest of the program reads it. Immutable; a reload makes a new one. */
export interface Catalogue {
  /** Hash of the content. */
  readonly version: string;
  readonly services: readonly Service[];
  readonly missions: readonly Mission[];
  readonly places: readonly Place[];
  service(id: ServiceId): Service | undefined;
  mission(id: string): Mission | undefined;
  place(id: string): Place | undefined;
}

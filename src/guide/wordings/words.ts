import type { LifeEvent, Mission } from '../../core/catalogue.ts';
import type { SourceKind } from '../../core/message.ts';
import type { Aspect } from '../../core/services.ts';

/** Everything the guide says that is not a fact of the catalogue. One file a language holds these. */
export interface Words {
  readonly siteName: string;
  readonly tagline: string;
  /** Between a word and what it announces. */
  readonly colon: string;
  readonly skip: string;
  readonly languages: string;
  readonly mainMenu: string;
  readonly menu: { readonly services: string; readonly fees: string; readonly missions: string };
  readonly footer: { readonly about: string; readonly privacy: string; readonly data: string };
  readonly home: {
    readonly question: string;
    readonly description: string;
    readonly popular: string;
    readonly byLifeEvent: string;
    readonly lifeEvents: Record<LifeEvent, string>;
  };
  readonly search: {
    readonly label: string;
    readonly placeholder: string;
    readonly button: string;
    readonly title: (query: string) => string;
    readonly empty: string;
    readonly none: (query: string) => string;
    readonly noneHint: string;
    readonly missionsInstead: string;
    /** Read out when suggestions appear; `#` stands for their number. */
    readonly found: string;
  };
  readonly service: {
    readonly yourCase: string;
    readonly precisely: string;
    readonly allCases: string;
    readonly onlyFor: string;
    readonly fee: string;
    readonly delay: string;
    readonly where: string;
    readonly appointment: string;
    readonly free: string;
    readonly feeUnknown: string;
    readonly amountUnknown: string;
    readonly delayUnknown: string;
    readonly delayObserved: string;
    readonly whereUnknown: string;
    readonly appointmentNeeded: Record<'yes' | 'no' | 'depends' | 'unknown', string>;
    readonly seeBelow: string;
    readonly eligibility: string;
    readonly documents: string;
    readonly documentsHint: string;
    readonly documentsNone: string;
    readonly print: string;
    readonly forms: Record<'original' | 'copy' | 'original-and-copy' | 'shown' | 'form-to-fill', string>;
    readonly steps: string;
    readonly online: string;
    readonly careful: string;
    readonly uncertain: string;
    readonly fees: string;
    readonly madeOf: string;
    readonly paidHow: string;
    readonly forComparison: string;
    readonly observed: string;
    readonly doubtful: string;
    readonly localCurrency: string;
    readonly duration: string;
    readonly durationStatus: Record<'official' | 'observed', string>;
    readonly validity: string;
    readonly tracking: string;
    readonly contacts: string;
    readonly legalBasis: string;
    readonly related: string;
    readonly sources: string;
    readonly sourceKinds: Record<SourceKind, string>;
    readonly readOn: (day: string) => string;
    readonly lastChecked: (day: string) => string;
    readonly aspects: Record<Aspect, string>;
    readonly askUs: string;
  };
  readonly fees: {
    readonly title: string;
    readonly intro: string;
    readonly what: string;
    readonly amount: string;
    readonly unknown: string;
    readonly unknownTitle: string;
  };
  readonly missions: {
    readonly title: string;
    readonly intro: string;
    readonly country: string;
    readonly anyCountry: string;
    readonly city: string;
    readonly find: string;
    readonly count: (count: number) => string;
    readonly none: string;
    readonly kinds: Record<Mission['kind'], string>;
    readonly inCity: (kind: string, city: string) => string;
    readonly address: string;
    readonly phone: string;
    readonly email: string;
    readonly website: string;
    readonly hours: string;
    readonly jurisdiction: string;
    readonly unknown: string;
    readonly back: string;
    readonly asGiven: string;
    /** Between a day and its hours. */
    readonly colon: string;
    readonly closed: string;
    /** Before the list of days to come. */
    readonly closedOn: string;
    readonly ramadan: (from: string, to: string) => string;
    readonly ramadanExpected: string;
    readonly localTime: string;
    readonly enteredOn: (day: string) => string;
  };
  readonly privacy: {
    readonly title: string;
    readonly intro: string;
    readonly sections: readonly { readonly title: string; readonly lines: readonly string[] }[];
  };
  readonly notFound: { readonly title: string; readonly text: string; readonly home: string };
  /** Names of currencies where the code would be strange; others keep their code. */
  readonly currencies: Readonly<Record<string, string>>;
}

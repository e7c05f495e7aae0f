// The packages of NLP.js carry no types; these are the few parts that are measured.
declare module '@nlpjs/core' {
  export interface Container {
    use(plugin: unknown): void;
  }
  export function containerBootstrap(): Container;
}
declare module '@nlpjs/nlu' {
  export class NluNeural {
    constructor(settings: object, container: import('@nlpjs/core').Container);
    train(corpus: readonly { utterance: string; intent: string }[], settings: object): Promise<unknown>;
    process(utterance: string): Promise<{ classifications: { intent: string; score: number }[] }>;
  }
}
declare module '@nlpjs/lang-en' {
  export class LangEn {}
}
declare module '@nlpjs/lang-es' {
  export class LangEs {}
}
declare module '@nlpjs/lang-fr' {
  export class LangFr {}
}
declare module '@nlpjs/lang-it' {
  export class LangIt {}
}

import { containerBootstrap } from '@nlpjs/core';
import { LangEn } from '@nlpjs/lang-en';
import { LangEs } from '@nlpjs/lang-es';
import { LangFr } from '@nlpjs/lang-fr';
import { LangIt } from '@nlpjs/lang-it';
import { NluNeural } from '@nlpjs/nlu';
import { areaUnderCurve, macroF1, refusedAt } from '../../../intents/understanding/evaluate.ts';
import type { TrialRow } from '../../../intents/understanding/trial.ts';

/** Settings of NLP.js: as it comes, and as it does best on these sets. */
export const NLPJS_SETTINGS = [
  ['NLP.js        ', {}],
  ['NLP.js tuned  ', { learningRate: 0.02, iterations: 150 }],
] as const;

export interface PeerResult {
  /** Shares are 0 to 1. */
  readonly accuracy: number;
  readonly macroF1: number;
  readonly oosAuroc?: number;
  readonly oosRefusedAt95?: number;
  readonly trainSeconds: number;
  readonly msPerMessage: number;
}

export interface PeerTask {
  readonly train: readonly TrialRow[];
  readonly test: readonly TrialRow[];
  /** ISO 639-1; languages without a stemmer of theirs among these packages are cut into words only. */
  readonly language: string;
  readonly settings: object;
}

const OOS = 'oos';

/** The classifier of NLP.js, trained and judged on the same rows. */
export async function measureNlpJs({ train, test, language, settings }: PeerTask): Promise<PeerResult> {
  const container = containerBootstrap();
  for (const plugin of [LangEn, LangEs, LangFr, LangIt]) container.use(plugin);
  const nlu = new NluNeural({ locale: language, ...settings, log: false }, container);
  const started = performance.now();
  const corpus = train.filter(({ intent }) => intent !== OOS);
  await nlu.train(
    corpus.map(({ text, intent }) => ({ utterance: text, intent })),
    { ...settings, log: false },
  );
  const trained = performance.now();
  const answers: { intent: string; given: string; score: number }[] = [];
  for (const { text, intent } of test) {
    const best = (await nlu.process(text)).classifications[0];
    // What it takes for nothing it knows is refused.
    const isRefused = !best || best.intent === 'None';
    answers.push({ intent, given: best?.intent ?? '', score: isRefused ? 0 : best.score });
  }
  const times = {
    trainSeconds: (trained - started) / 1000,
    msPerMessage: (performance.now() - trained) / (test.length || 1),
  };
  return { ...figures(answers), ...times };
}

function figures(answers: readonly { intent: string; given: string; score: number }[]) {
  const inside = answers.filter(({ intent }) => intent !== OOS);
  const outside = answers.filter(({ intent }) => intent === OOS).map(({ score }) => score);
  const scores = inside.map(({ score }) => score);
  return {
    accuracy: inside.filter(({ intent, given }) => intent === given).length / (inside.length || 1),
    macroF1: macroF1(
      inside.map(({ intent }) => intent),
      inside.map(({ given }) => given),
    ),
    ...(outside.length > 0 && {
      oosAuroc: areaUnderCurve(scores, outside),
      oosRefusedAt95: refusedAt(scores, outside),
    }),
  };
}

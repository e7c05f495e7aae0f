import type { TrainingExample } from '../../../intents/understanding/examples.ts';
import type { Understand } from '../../../intents/understanding/index.ts';
import type { Understanding } from '../../../src/core/understanding.ts';
import { groupGaps, readGaps } from '../../../src/tools/understand-report/gaps.ts';
import {
  calibrationOf,
  confusionsOf,
  judge,
  thinSpotsOf,
} from '../../../src/tools/understand-report/measure.ts';
import { reportPage } from '../../../src/tools/understand-report/page.ts';

const HEARD: Understanding = {
  service: 'cnie',
  aspect: 'fee',
  confidence: 0.72,
  slots: {},
  language: 'fr',
  languageConfidence: 1,
  aspectConfidence: 1,
  alternatives: [],
  band: 'answer',
  elliptic: false,
  more: [],
};
const understand: Understand = () => HEARD;
const example = (service: TrainingExample['service'], text: string): TrainingExample => ({
  kind: 'service',
  text,
  language: 'fr',
  aspect: 'fee',
  alsoAspects: [],
  ...(service && { service }),
});
const judged = [example('cnie', 'prix <cin>'), example('passport', 'prix "passeport"')].map((one) =>
  judge(understand, one),
);

describe('the error workshop', () => {
  it('counts what is right, and groups what is not', () => {
    expect(judged.map(({ serviceRight }) => serviceRight)).toEqual([true, false]);
    expect(confusionsOf(judged)).toEqual([
      { wanted: 'passport', heard: 'cnie', texts: ['prix "passeport"'] },
    ]);
    expect(calibrationOf(judged)).toEqual([
      { from: 0.7, to: 0.8, messages: 2, meanConfidence: 0.72, right: 0.5 },
    ]);
  });

  it('takes what is refused for out of scope', () => {
    const refusing: Understand = () => ({ ...HEARD, band: 'reject' });
    expect(judge(refusing, example('cnie', 'x'))).toMatchObject({
      service: 'out-of-scope',
      aspectRight: false,
    });
  });

  it('finds registers with few examples', () => {
    expect(thinSpotsOf([example('cnie', 'x')])).toContainEqual({
      service: 'cnie',
      language: 'fr',
      examples: 1,
      wanted: 30,
    });
  });

  it('groups gaps by what is heard now, the same question once', () => {
    const gaps = readGaps(
      '{"text":"a","outcome":"unknown"}\n\n{"text":"a ","outcome":"unknown","service":"visa"}\n',
    );
    expect(groupGaps(understand, gaps)).toEqual([
      { service: 'cnie', times: 2, gaps: [{ text: 'a', outcome: 'unknown', band: 'answer', times: 2 }] },
    ]);
  });

  it('names the line of a gap list that cannot be read', () => {
    expect(() => readGaps('{"text":"a","outcome":"x"}\nsecret words')).toThrow('Line 2');
    expect(() => readGaps('{"text":"a"}')).toThrow('Line 1');
  });

  it('writes a page that fetches nothing and shows words as words', () => {
    const page = reportPage({ judged, confusions: confusionsOf(judged), calibration: [], thin: [] });
    expect(page).toContain('prix &quot;passeport&quot;');
    expect(page).not.toMatch(/<script|src=|href=|url\(/);
  });
});

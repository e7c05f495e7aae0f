import { normalWords } from '../../../intents/understanding/normalise.ts';
import { skeleton, withoutArticle } from '../../../intents/understanding/skeleton.ts';

const bones = (text: string) => normalWords(text).map((word) => withoutArticle(skeleton(word)));

describe('skeleton', () => {
  it.each([
    ['شحال', 'ch7al'],
    ['شحال', 'chhal'],
    ['خاصني', 'khassni'],
    ['خاصني', '5assni'],
    ['القنصلية', 'l9onsoliya'],
    ['الباسبور', 'lpaspor'],
    ['عافاك', '3afak'],
    ['البطاقة', 'lbita9a'],
    ['غدا', 'ghedda'],
  ])('%s is written %s', (arabic, latin) => expect(bones(arabic)).toEqual(bones(latin)));

  it('is empty without consonants', () => expect(skeleton('aiou')).toBe(''));
});

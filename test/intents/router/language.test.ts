import { choiceIds, fee, Talk, talks, words } from '../answers/support.ts';

const talk = talks();

describe('language', () => {
  it('introduces itself once, with other languages to choose', () => {
    const first = talk.say('prix passeport', fee);
    expect(words(first)).toContain('Je suis Dalil, un assistant automatique');
    expect(choiceIds(first)).toContain('languages');
    expect(words(talk.say('prix passeport', fee))).not.toContain('Dalil');
  });

  it('links the privacy page in a language that it is written in', () => {
    const linked = new Talk({
      ...talk.parts,
      privacyUrl: (language) => `https://dalil.example/privacy/${language}`,
    });
    expect(words(linked.say('prix', { ...fee, language: 'ary-Latn' }))).toContain('dalil.example/privacy/fr');
    expect(words(linked.say('prix', fee))).not.toContain('privacy');
  });

  it('follows the writer, but not on a guess', () => {
    talk.say('prix passeport', fee);
    expect(talk.say('ok passport', { ...fee, language: 'en', languageConfidence: 0.3 }).language).toBe('fr');
    expect(talk.say('how much is it', { ...fee, language: 'en' }).language).toBe('en');
  });

  it('changes when asked, says the answer again, and stays', () => {
    talk.say('prix passeport', fee);
    const turn = talk.say('in English please', { language: 'en', languageAsked: 'en' });
    expect(turn).toMatchObject({ language: 'en', languageChosen: true, outcome: 'language-changed' });
    expect(words(turn)).toContain('Adult passport: 860 MAD');
    expect(talk.say('prix passeport', fee).language).toBe('en');
  });

  it('offers all nine, and takes one by choice', () => {
    expect(choiceIds(talk.press('languages'))).toHaveLength(9);
    expect(talk.press('language.ary-Latn')).toMatchObject({ language: 'ary-Latn', languageChosen: true });
  });

  it('answers Tifinagh honestly in Arabic and French', () => {
    const turn = talk.say('ⴰⵣⵓⵍ', { language: 'zgh' });
    expect(turn.replies.map(({ language }) => language)).toEqual(['ar', 'fr']);
  });

  it('greets back as greeted, once', () => {
    expect(words(talk.say('salam', { service: 'greeting', language: 'ary-Latn' }))).toMatch(
      /^Wa 3alaykom salam/,
    );
    expect(words(talk.say('salam', { service: 'greeting', language: 'ary-Latn' }))).not.toContain('3alaykom');
  });

  it('greets back before an answer', () => {
    expect(words(talk.say('السلام عليكم، شحال الباسبور', { ...fee, language: 'ary-Arab' }))).toMatch(
      /^وعليكم السلام/,
    );
  });

  it('thanks in one line', () => {
    talk.say('prix passeport', fee);
    expect(talk.say('merci', { service: 'thanks-bye' })).toMatchObject({ outcome: 'small-talk' });
  });
});

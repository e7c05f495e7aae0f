import { choiceIds, documents, fee, talks, words } from '../answers/support.ts';

const talk = talks();

describe('an answer', () => {
  it('gives the price first, where it is paid, the other prices, and its sources, official first', () => {
    const turn = talk.say('prix du passeport ?', fee);
    expect(words(turn).split('\n')[0]).toBe('Passeport adulte : 860 MAD. Au consulat, en monnaie locale.');
    expect(words(turn)).toContain('• Passeport mineur : 60 MAD');
    expect(words(turn)).toContain('Remplacement : payant, montant non connu');
    expect(turn.replies[0]?.sources?.[0]).toMatchObject({ kind: 'official', checkedOn: '2026-11-23' });
    expect(turn).toMatchObject({ outcome: 'answered', service: 'passport', aspect: 'fee', language: 'fr' });
  });

  it('keeps to the case that is known and offers the other', () => {
    const turn = talk.say('prix pour ma fille ?', { ...fee, slots: { age: 'minor' } });
    expect(words(turn)).toContain('60 MAD');
    expect(words(turn)).not.toContain('860');
    expect(choiceIds(turn)).toContain('q.passport.fee.minor.loss');
  });

  it('lists documents a line each, with number, form and condition, and one line of doubt', () => {
    const turn = talk.say('renouveler : quels documents ?', {
      ...documents,
      slots: { situation: 'renewal' },
    });
    expect(words(turn)).toContain('• 2 × Photos (original)');
    expect(words(turn)).toContain('• Ancien passeport — en cas de renouvellement');
    expect(words(turn)).toContain('À vérifier : La taille des photos');
  });

  it('asks the one question that decides, and answers what was asked once it knows', () => {
    const asked = talk.say('quels documents ?', documents);
    expect(asked.outcome).toBe('clarified');
    expect(choiceIds(asked)).toEqual(
      expect.arrayContaining(['q.passport.documents.adult', 'q.passport.documents.minor']),
    );
    const answered = talk.say('pour un mineur', { elliptic: true, slots: { age: 'minor' } });
    expect(answered).toMatchObject({ outcome: 'answered', aspect: 'documents' });
    expect(words(answered)).toContain('Acte de naissance');
  });

  it('asks that question once, then answers for the usual case and offers the others', () => {
    talk.say('quels documents ?', documents);
    const again = talk.say('quels documents alors ?', documents);
    expect(again.outcome).toBe('answered');
    expect(choiceIds(again)[0]).toBe('q.passport.documents.minor');
    expect(choiceIds(again).at(-1)).toBe('agent');
  });

  it('asks it again in the language that was asked for meanwhile', () => {
    talk.say('quels documents ?', documents);
    const turn = talk.say('in English please', { language: 'en', languageAsked: 'en' });
    expect(choiceIds(turn)).toContain('q.passport.documents.minor');
  });

  it('says the question and its choices in a register that the catalogue is not written in', () => {
    const turn = talk.say('chno lwra9', { ...documents, language: 'ary-Latn' });
    expect(words(turn)).toMatch(/^(?:Bach njawbkom|Ghir sou2al)/);
    expect(turn.replies[0]?.choices?.[1]?.label).toBe('L chi derri sghir');
  });

  it('gives the price at once where only the documents need the question', () => {
    const turn = talk.say('prix et documents ?', {
      ...fee,
      more: [{ ...documents, confidence: 0.9, slots: {} }],
    });
    expect(turn.outcome).toBe('answered');
    expect(turn.replies[0]?.text).toContain('860 MAD');
    expect(turn.replies[0]?.choices).toBeUndefined();
    expect(choiceIds(turn)).toContain('q.passport.documents.minor');
  });

  it('says what the catalogue does not know', () => {
    const turn = talk.say('délai ?', { service: 'passport', aspect: 'duration', slots: { age: 'adult' } });
    expect(turn.outcome).toBe('not-covered');
    expect(words(turn)).toContain('Je n’ai pas de délai officiel');
  });

  it('says that a service has no entry yet', () => {
    expect(talk.say('kafala', { service: 'kafala' }).outcome).toBe('not-covered');
  });

  it('keeps numbers and links left to right in Arabic', () => {
    const turn = talk.say('القنصلية فين', {
      service: 'consulate-info',
      aspect: 'location_hours',
      language: 'ar',
      slots: { city: 'Lyon' },
    });
    expect(words(turn)).toContain('\u2066+33 4 00 00 00 00\u2069');
  });
});

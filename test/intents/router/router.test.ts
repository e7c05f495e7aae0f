import type { Wordings } from '../../../intents/wordings/index.ts';
import type { Catalogue } from '../../../src/core/catalogue.ts';
import { choiceIds, knowledge, NOON, Talk, words } from '../answers/support.ts';

let parts: { catalogue: Catalogue; wordings: Wordings };
let talk: Talk;
beforeAll(async () => {
  parts = await knowledge();
});
beforeEach(() => {
  talk = new Talk(parts);
});

const fee = { service: 'passport', aspect: 'fee' } as const;
const documents = { service: 'passport', aspect: 'documents' } as const;

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

describe('a conversation', () => {
  it('keeps the service in follow-ups', () => {
    talk.say('prix passeport', fee);
    expect(talk.say('et les délais ?', { elliptic: true, aspect: 'duration' })).toMatchObject({
      service: 'passport',
      aspect: 'duration',
    });
  });

  it('takes a correction and carries the aspect over', () => {
    talk.say('prix passeport', { ...fee, slots: { age: 'minor' } });
    const turn = talk.say('non, la carte', { service: 'cnie', slots: {} });
    expect(turn).toMatchObject({ service: 'cnie', aspect: 'fee' });
    expect(turn.memory.slots).toEqual({ age: 'minor' });
  });

  it('drops the old case with a new topic', () => {
    talk.say('passeport perdu', { service: 'passport', slots: { situation: 'loss' } });
    const turn = talk.say('je voudrais savoir combien coûte la carte nationale', {
      service: 'cnie',
      aspect: 'fee',
    });
    expect(turn.memory.slots).toEqual({});
  });

  it('forgets the case after a day and the topic after a week', () => {
    talk.say('prix passeport mineur', { ...fee, slots: { age: 'minor', city: 'Lyon' } });
    const later = (days: number) => ({ at: new Date(NOON.getTime() + days * 86_400_000) });
    const twoDays = talk.say('et le prix ?', { elliptic: true, aspect: 'fee' }, later(2));
    expect(twoDays.service).toBe('passport');
    expect(twoDays.memory.slots).toEqual({ city: 'Lyon' });
    expect(talk.say('et le prix ?', { elliptic: true, aspect: 'fee' }, later(12)).outcome).toBe('clarified');
  });

  it('does not say the last answer again to a bare yes, but what else there is', () => {
    talk.say('prix passeport', fee);
    const turn = talk.say('oui', { band: 'reject' });
    expect(turn).toMatchObject({ outcome: 'clarified', service: 'passport' });
    expect(words(turn)).toContain('que voulez-vous savoir');
  });

  it('takes no aspect of a message that leans on the talk for a wish to see an agent', () => {
    talk.say('prix passeport', fee);
    const more = [{ service: 'human-agent', aspect: 'eligibility', confidence: 0.1, slots: {} }] as const;
    const turn = talk.say('on peut le faire en ligne ?', {
      service: 'human-agent',
      aspect: 'procedure',
      elliptic: true,
      more,
    });
    expect(turn.escalation).toBeUndefined();
    expect(turn.service).toBe('passport');
  });

  it('answers both of two questions', () => {
    const turn = talk.say('prix du passeport et documents de la carte ?', {
      ...fee,
      more: [{ service: 'cnie', aspect: 'documents', confidence: 0.9, slots: {} }],
    });
    expect(turn.replies).toHaveLength(2);
    expect(words(turn)).toContain('860');
    expect(words(turn)).toContain('Carte nationale — documents');
  });

  it('answers a question and calls the agent asked for in the same message', () => {
    const turn = talk.say('prix ? et je veux un agent', {
      ...fee,
      more: [{ service: 'human-agent', aspect: 'general', confidence: 0.9, slots: {} }],
    });
    expect(turn).toMatchObject({ outcome: 'escalated', escalation: { reason: 'asked' } });
    expect(words(turn)).toContain('860');
  });

  it('asks for what when only the aspect is clear, and uses it with the next word', () => {
    expect(talk.say('combien ?', { elliptic: true, aspect: 'fee' }).outcome).toBe('clarified');
    expect(talk.say('passeport', { service: 'passport' })).toMatchObject({
      aspect: 'fee',
      outcome: 'answered',
    });
  });

  it('understands numbers and pressed choices', () => {
    talk.say('quels documents ?', documents);
    expect(words(talk.say('2'))).toContain('Acte de naissance');
    expect(words(talk.press('q.passport.fee.adult'))).toContain('860');
    expect(talk.press('nonsense').outcome).toBe('not-understood');
  });

  it('asks “did you mean” between the bands, with at most three services', () => {
    const turn = talk.say('carte', {
      service: 'cnie',
      band: 'clarify',
      alternatives: [
        { service: 'passport', confidence: 0.2 },
        { service: 'greeting', confidence: 0.1 },
      ],
    });
    expect(turn.outcome).toBe('clarified');
    expect(choiceIds(turn)).toEqual(['q.cnie.general', 'q.passport.general', 'languages', 'agent']);
  });

  it('lets the topic at hand decide between the bands', () => {
    talk.say('passeport', { service: 'passport' });
    expect(talk.say('et pour le renouvellement en fait', { ...fee, band: 'clarify' }).outcome).toBe(
      'answered',
    );
  });
});

describe('an agent', () => {
  it('is called when asked for, once', () => {
    talk.say('passeport', { service: 'passport' });
    expect(talk.say('un agent', { service: 'human-agent' })).toMatchObject({
      outcome: 'escalated',
      escalation: { reason: 'asked', topic: 'passport' },
    });
    const again = talk.say('un agent !', { service: 'human-agent' });
    expect(again.escalation).toBeUndefined();
    expect(words(again)).toContain('déjà dans la file');
  });

  it('is called after two messages in a row that were not understood', () => {
    expect(talk.say('xyz', { band: 'reject' }).outcome).toBe('not-understood');
    expect(talk.say('zyx', { band: 'reject' })).toMatchObject({
      outcome: 'escalated',
      escalation: { reason: 'low-confidence' },
    });
  });

  it('is not called when an answer came between', () => {
    talk.say('xyz', { band: 'reject' });
    talk.say('prix passeport', fee);
    expect(talk.say('zyx', { band: 'reject' }).outcome).toBe('not-understood');
  });

  it('is not called for other subjects or insults', () => {
    talk.say('la météo ?');
    expect(talk.say('bande de…')).toMatchObject({ outcome: 'out-of-scope', service: 'out-of-scope' });
  });

  it('gets complaints; a question about complaining is answered', () => {
    expect(talk.say('où se plaindre ?', { service: 'complaint', aspect: 'procedure' }).outcome).toBe(
      'answered',
    );
    const hours = { service: 'complaint', aspect: 'location_hours' } as const;
    expect(talk.say('où déposer une plainte ?', hours).escalation).toBeUndefined();
    expect(talk.say('fermé à 11 h, la honte', hours).escalation?.reason).toBe('complaint');
    expect(new Talk(parts).say('on m’a mal reçu', { service: 'complaint' })).toMatchObject({
      outcome: 'escalated',
      escalation: { reason: 'complaint' },
    });
  });
});

describe('an emergency', () => {
  const arrest = { service: 'social-assistance', emergency: { kind: 'arrest', confidence: 0.9 } } as const;

  it('goes before everything, with numbers, their source and date, and an urgent escalation', () => {
    const turn = talk.say('mon frère est arrêté à Lyon', {
      ...arrest,
      slots: { city: 'Lyon', mission: 'fr-lyon' },
    });
    expect(turn).toMatchObject({
      outcome: 'emergency',
      escalation: { reason: 'emergency', topic: 'social-assistance', missionId: 'fr-lyon' },
    });
    expect(words(turn)).toContain('+33 4 00 00 00 00');
    expect(words(turn)).toContain('0800 000 000 (source : presse.example.org, mars 2020)');
    expect(words(turn)).toContain('numéro de permanence');
    expect(turn.replies[0]?.sources?.length).toBeGreaterThan(0);
  });

  it('asks where the person is, and then gives that mission', () => {
    expect(words(talk.say('mon frère est arrêté', arrest))).toContain('Dites-moi le pays et la ville');
    expect(words(talk.say('Lyon', { elliptic: true, slots: { city: 'Lyon' } }))).toContain(
      '+33 4 00 00 00 00',
    );
  });

  it('calls an agent even for somebody who already waits', () => {
    talk.say('un agent', { service: 'human-agent' });
    expect(
      talk.say('on me menace', { emergency: { kind: 'danger', confidence: 0.9 } }).escalation?.reason,
    ).toBe('emergency');
  });

  it('offers no topics and no introduction afterwards, and the numbers of a place told later', () => {
    talk.say('mon frère est arrêté', arrest);
    const place = talk.say('Lyon', { elliptic: true, slots: { city: 'Lyon' } });
    expect(words(place)).toContain('☎');
    const thanks = talk.say('merci', { service: 'thanks-bye' });
    expect(words(thanks)).toContain('signalé en urgence');
    expect(words(thanks)).not.toContain('Dalil');
    expect(choiceIds(talk.say('bonjour', { service: 'greeting' }))).toEqual([]);
  });

  it('is not seen in a bare place or a word that leans on the talk, unless it is plain', () => {
    const guessed = { kind: 'death', confidence: 0.3 } as const;
    talk.say('prix passeport', fee);
    const place = talk.say('je suis à Lyon', { band: 'reject', slots: { city: 'Lyon' }, emergency: guessed });
    expect(place.outcome).not.toBe('emergency');
    const plain = { kind: 'lost-child', confidence: 0.9 } as const;
    expect(talk.say('mon enfant', { elliptic: true, emergency: plain }).outcome).toBe('emergency');
  });

  it('offers condolences in the words of the register', () => {
    const turn = talk.say('مات با', { emergency: { kind: 'death', confidence: 0.9 }, language: 'ary-Arab' });
    expect(words(turn)).toMatch(/^إنا لله وإنا إليه راجعون/);
    expect(turn.service).toBe('body-repatriation');
  });
});

describe('language', () => {
  it('introduces itself once, with other languages to choose', () => {
    const first = talk.say('prix passeport', fee);
    expect(words(first)).toContain('Je suis Dalil, un assistant automatique');
    expect(choiceIds(first)).toContain('languages');
    expect(words(talk.say('prix passeport', fee))).not.toContain('Dalil');
  });

  it('links the privacy page in a language that it is written in', () => {
    const linked = new Talk({
      ...parts,
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

describe('places and things', () => {
  const where = { service: 'consulate-info', aspect: 'location_hours' } as const;

  it('shows what is known of a mission and says what is not', () => {
    const turn = talk.say('consulat de Lyon', { ...where, slots: { city: 'Lyon' } });
    expect(words(turn)).toContain('Consulat général du Maroc, Lyon');
    expect(words(turn)).toContain('Horaires : je ne les connais pas');
  });

  it('asks for the city, then answers', () => {
    expect(talk.say('horaires du consulat', where).outcome).toBe('clarified');
    expect(words(talk.say('Paris', { elliptic: true, slots: { city: 'Paris' } }))).toContain('9 h - 15 h');
  });

  it('offers at most three missions of a country', () => {
    const turn = talk.say('consulat en France', { ...where, slots: { country: 'FR' } });
    expect(choiceIds(turn).filter((id) => id.startsWith('mission.')).length).toBeLessThanOrEqual(3);
    expect(words(talk.say('1'))).toContain('Lyon');
  });

  it('knows the mission from whose page the person writes', () => {
    expect(words(talk.say('vos horaires ?', where, { mission: 'fr-paris' }))).toContain('9 h - 15 h');
  });

  it('finds the nearest mission to a position', () => {
    const at = { kind: 'location', latitude: 45.7, longitude: 4.8 } as const;
    expect(words(talk.say('', {}, { attachments: [at] }))).toContain('Lyon');
  });

  it('keeps no photo, and answers the words beside it', () => {
    const image = { attachments: [{ kind: 'image' } as const] };
    expect(talk.say('', {}, image)).toMatchObject({ outcome: 'refused' });
    const turn = talk.say('prix passeport', fee, image);
    expect(turn.outcome).toBe('answered');
    expect(turn.replies).toHaveLength(2);
  });

  it.each([
    ['a voice message', 'voice', 'attachment.voice'],
    ['a file', 'document', 'attachment.document'],
    ['a sticker', 'sticker', 'attachment.other'],
    ['a contact', 'contact', 'attachment.other'],
    ['a film', 'video', 'attachment.other'],
  ] as const)('has a polite sentence for %s, in the language of the talk', (_name, kind, key) => {
    talk.say('wie viel kostet der Pass?', { ...fee, language: 'de' });
    const turn = talk.say('', {}, { attachments: [{ kind }] });
    expect(turn).toMatchObject({ outcome: 'refused', language: 'de' });
    expect(turn.replies[0]?.text).toBe(parts.wordings.say('de', key));
    expect(choiceIds(turn)).toContain('agent');
  });
});

describe('a command', () => {
  it('begins with the topics', () => {
    const turn = talk.say('/start', {}, { choice: 'topics' });
    expect(turn.outcome).toBe('small-talk');
    expect(words(turn)).toContain('De quel document');
    expect(choiceIds(turn)).toContain('q.passport.general');
  });

  it('says what can be asked, and asks once more before anything is erased', () => {
    expect(words(talk.say('/help', {}, { choice: 'help' }))).toContain('en une phrase');
    const turn = talk.say('/forget', {}, { choice: 'forget' });
    expect(turn.outcome).toBe('clarified');
    expect(turn.replies).toHaveLength(1);
    expect(choiceIds(turn)).not.toContain('agent');
  });
});

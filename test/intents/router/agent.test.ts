import { choiceIds, fee, Talk, talks, words } from '../answers/support.ts';

const talk = talks();

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
    expect(new Talk(talk.parts).say('on m’a mal reçu', { service: 'complaint' })).toMatchObject({
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

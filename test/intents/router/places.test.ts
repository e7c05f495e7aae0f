import { choiceIds, fee, Talk, talks, words } from '../answers/support.ts';

const talk = talks();

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
    expect(turn.replies[0]?.text).toBe(talk.parts.wordings.say('de', key));
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

  it('of erasing is not followed by how words are kept, also when an old button begins the talk', () => {
    const begins = (choice: string) => words(new Talk(talk.parts).say('x', {}, { choice }));
    expect(begins('forget')).toMatch(/Tout effacer.*Je suis Dalil/s);
    expect(begins('forget.yes')).toContain('C’est effacé');
    expect(begins('forget.yes')).not.toContain('Je suis Dalil');
  });
});

import { choiceIds, fee, Talk, talks, words } from '../answers/support.ts';

const talk = talks();

describe('a message without words', () => {
  it('is no failure of the talk: “?” gets the way on', () => {
    talk.say('prix passeport', fee);
    for (const text of ['?', '...', '.']) {
      expect(talk.say(text)).toMatchObject({ outcome: 'clarified', service: 'passport' });
    }
    expect(new Talk(talk.parts).say('?').outcome).toBe('clarified');
  });

  it('closes like thanks when it is friendly, and offers an agent when it is not', () => {
    talk.say('prix passeport', fee);
    expect(talk.say('❤️🙏').outcome).toBe('small-talk');
    expect(choiceIds(talk.say('😡'))).toContain('agent');
  });

  it('calls for help with the sign of distress', () => {
    expect(talk.say('🆘🆘').escalation?.reason).toBe('emergency');
  });
});

describe('words that cannot be read', () => {
  it('call an agent the second time in a row, in a talk too', () => {
    talk.say('prix passeport', fee);
    expect(talk.say('blah', { band: 'reject', confidence: 0.1 }).outcome).toBe('clarified');
    expect(talk.say('bleh', { band: 'reject', confidence: 0.1 }).escalation?.reason).toBe('low-confidence');
  });

  it('ask nothing further: what a message asks beside a question not understood is no surer than that', () => {
    const more = [{ service: 'nationality', aspect: 'fee', confidence: 0.1, slots: {} }] as const;
    const turn = talk.say('longue histoire', { service: 'cnie', band: 'clarify', more });
    expect(turn).toMatchObject({ outcome: 'clarified', service: 'cnie' });
  });

  it('with a link are advertising', () => {
    const turn = talk.say('gagnez 5000 http://x.example/a', {
      service: 'social-assistance',
      band: 'clarify',
    });
    expect(turn.outcome).toBe('out-of-scope');
  });
});

describe('a correction', () => {
  it('keeps whose paper it is and why, and what was asked', () => {
    talk.say('documents pour renouveler le passeport', {
      service: 'passport',
      aspect: 'documents',
      slots: { situation: 'renewal' },
    });
    const turn = talk.say('ah non pardon, je voulais dire plutôt la carte nationale', { service: 'cnie' });
    expect(turn).toMatchObject({ service: 'cnie', aspect: 'documents' });
    expect(turn.memory.slots).toEqual({ situation: 'renewal' });
  });
});

describe('a new case', () => {
  const loss = { elliptic: true, slots: { situation: 'loss' } } as const;

  it('is asked the same as the one before, but gets its steps after “who may”', () => {
    talk.say('prix passeport', fee);
    expect(talk.say('et perdu', loss).aspect).toBe('fee');
    talk.say('qui peut venir', { elliptic: true, aspect: 'eligibility' });
    expect(talk.say('ma femme a perdu le sien', loss).aspect).toBe('general');
  });
});

describe('a place', () => {
  it('alone, at the start, is a question about its consulate', () => {
    const turn = talk.say('estoy en Lyon', { band: 'reject', slots: { city: 'Lyon' } });
    expect(turn).toMatchObject({ service: 'consulate-info', aspect: 'location_hours' });
  });

  it('is remembered whatever became of the rest of the message', () => {
    const lost = {
      service: 'birth-certificate',
      band: 'reject',
      confidence: 0.1,
      slots: { city: 'Lyon' },
    } as const;
    const turn = talk.say('bla bla ici chez nous près de Lyon depuis longtemps', lost);
    expect(turn.outcome).toBe('not-understood');
    expect(turn.memory.slots).toEqual({ city: 'Lyon' });
  });

  it('after an emergency is the answer to where, and no second emergency', () => {
    const arrest = { kind: 'arrest', confidence: 0.9 } as const;
    talk.say('mon frère est arrêté', { emergency: arrest });
    const turn = talk.say('à Lyon', {
      emergency: arrest,
      slots: { city: 'Lyon', procedure: 'passport-loss' },
    });
    expect(turn.outcome).toBe('answered');
    expect(words(turn)).toContain('+33 4 00 00 00 00');
  });
});

describe('an emergency', () => {
  const guessed = { kind: 'violence', confidence: 0.4 } as const;

  it('is not guessed in words that go on from a calm talk', () => {
    talk.say('prix passeport', fee);
    expect(talk.say('et si ma sœur vient', { emergency: guessed, band: 'clarify' }).outcome).not.toBe(
      'emergency',
    );
    expect(talk.say('mon mari me frappe', { emergency: guessed }).outcome).toBe('emergency');
  });
});

describe('a human', () => {
  it('is called when somebody asks whether anybody is there', () => {
    expect(talk.say('hello? anyone there?', { service: 'greeting' }).escalation?.reason).toBe('asked');
  });

  it('is called for a guess that stands out among all others', () => {
    const guess = { service: 'human-agent', band: 'clarify', confidence: 0.35 } as const;
    const far = [{ service: 'cnie', confidence: 0.05 }] as const;
    const near = [{ service: 'cnie', confidence: 0.3 }] as const;
    expect(talk.say('de vive voix', { ...guess, alternatives: near }).escalation).toBeUndefined();
    expect(talk.say('de vive voix', { ...guess, alternatives: far }).escalation?.reason).toBe('asked');
  });
});

describe('STOP', () => {
  it('is noted; who waits for an agent may leave the line', () => {
    expect(talk.say('STOP')).toMatchObject({ outcome: 'small-talk' });
    talk.say('un agent', { service: 'human-agent' });
    expect(choiceIds(talk.say('STOP'))).toEqual(['queue.leave', 'forget']);
  });
});

describe('“did you mean”', () => {
  const guess = {
    service: 'cnie',
    band: 'clarify',
    alternatives: [{ service: 'passport', confidence: 0.2 }],
  } as const;

  it('stays on offer when the language changes or an aspect is asked instead', () => {
    talk.say('carte', guess);
    const english = talk.say('in English', { languageAsked: 'en', language: 'en' });
    expect(english.outcome).toBe('language-changed');
    expect(choiceIds(english)).toEqual(expect.arrayContaining(['q.cnie.general', 'q.passport.general']));
    const price = talk.say('how much', { elliptic: true, aspect: 'fee', language: 'en' });
    expect(price).toMatchObject({ outcome: 'clarified', service: 'cnie' });
    expect(choiceIds(price)).toContain('q.passport.fee');
  });
});

import { choiceIds, documents, fee, NOON, talks, words } from '../answers/support.ts';

const talk = talks();

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

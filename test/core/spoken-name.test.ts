import { spokenName } from '../../src/core/spoken-name.ts';

describe('what a citizen is told of an agent’s name', () => {
  it.each([
    ['Samira Alami', 'Samira'],
    ['  Samira   Alami ', 'Samira'],
    ['Jean-Pierre Martin', 'Jean-Pierre'],
    ['سميرة العلمي', 'سميرة'],
    ["N'Golo Diallo", "N'Golo"],
    ['Samira', 'Samira'],
  ])('%s: the first name, %s', (name, spoken) => expect(spokenName(name)).toBe(spoken));

  it.each([
    'Agent 2',
    'agent',
    'Guichet 14',
    'Conseillère Nadia',
    'Dr Alami',
    'S. Alami',
    'موظف 3',
    'Samira 2',
    'Samira n° 2',
    '2 Samira',
    '',
  ])('%s: all of it', (name) => expect(spokenName(name)).toBe(name));
});

import { ConsoleConversations } from '../../channels/console/index.ts';
import type { RouterTurn } from '../../src/core/router.ts';
import { createMindKeeper } from '../../src/mind.ts';

/** Talks with the real catalogue, wordings and engine; the model is trained once and kept in the cache. */
const TRAINING_MS = 180_000;
const AT = new Date('2026-11-23T12:00:00Z');
const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

let bot: ConsoleConversations;
let count = 0;

beforeAll(async () => {
  const keeper = await createMindKeeper({ dataDir: 'data', cacheDir: '.cache/models', log: SILENT });
  await keeper.ready;
  bot = new ConsoleConversations(keeper.router());
}, TRAINING_MS);

/** Says the lines in one new conversation; the turns. */
function talk(...lines: string[]): RouterTurn[] {
  count += 1;
  return lines.map((line) => bot.turn(count, line, AT));
}
function last(turns: readonly RouterTurn[]): RouterTurn {
  const turn = turns.at(-1);
  if (!turn) throw new Error('No line was said');
  return turn;
}
const words = (turn: RouterTurn) => turn.replies.map(({ text }) => text).join('\n');

it.each([
  ['fr', "c'est combien l'inscription consulaire ?", 'consular-registration', 'fee', /70 MAD/],
  ['ary-Latn', 'chhal taman dyal lacarte nationale?', 'cnie', 'fee', /105 MAD/],
  ['ary-Arab', 'شنو الوراق اللي خاصني باش نجدد الباسبور', 'passport', 'documents', /جواز السفر القديم/],
  ['en', 'what is the price of an adult passport?', 'passport', 'fee', /860 MAD/],
  ['es', '¿cuánto cuesta el pasaporte?', 'passport', 'fee', /860 MAD/],
])('answers in %s: %s', (language, question, service, aspect, says) => {
  const turn = last(talk(question));
  expect(turn).toMatchObject({ language, service, aspect, outcome: 'answered' });
  expect(words(turn)).toMatch(says);
  expect(turn.replies.some(({ sources = [] }) => sources.length > 0)).toBe(true);
});

it('keeps the thread: a card, for a child, its price, an agent', () => {
  const [documents, minor, price, agent] = talk(
    'documents pour la carte nationale ?',
    'et pour un mineur ?',
    'et le prix ?',
    'je veux parler à un agent humain',
  );
  expect(documents).toMatchObject({ service: 'cnie', aspect: 'documents' });
  expect(minor).toMatchObject({ service: 'cnie', aspect: 'documents', outcome: 'answered' });
  expect(price).toMatchObject({ service: 'cnie', aspect: 'fee' });
  expect(agent).toMatchObject({ outcome: 'escalated', escalation: { reason: 'asked', topic: 'cnie' } });
});

it('takes the price of a child’s passport from the child’s line', () => {
  expect(words(last(talk('prix du passeport', 'et pour un mineur ?')))).toMatch(/60 MAD/);
});

it('changes language when asked and says the answer again', () => {
  const turn = last(talk('prix du passeport adulte', 'in English please'));
  expect(turn).toMatchObject({ language: 'en', outcome: 'language-changed' });
  expect(words(turn)).toMatch(/860 MAD/);
});

it('greets back in the words of the greeting, once', () => {
  const [greeting, answer] = talk('السلام عليكم', 'السلام عليكم شحال كايدير الباسبور');
  expect(words(greeting as RouterTurn)).toMatch(/^وعليكم السلام/);
  expect(words(answer as RouterTurn)).not.toMatch(/وعليكم السلام/);
});

it('sees an emergency before everything else and calls an agent at once', () => {
  const turn = last(talk('prix du passeport', 'mon frère vient d’être arrêté par la police, aidez-moi'));
  expect(turn).toMatchObject({ outcome: 'emergency', escalation: { reason: 'emergency' } });
});

it('does not take a lost passport or a death certificate for an emergency', () => {
  const turns = [...talk('j’ai perdu mon passeport'), ...talk('acte de décès, quels papiers ?')];
  expect(turns.map(({ outcome }) => outcome)).not.toContain('emergency');
});

it('says plainly what is not its subject', () => {
  expect(last(talk('quel temps fait-il à Rabat demain ?'))).toMatchObject({ outcome: 'out-of-scope' });
});

it.each([
  ['وديال الدراري؟', ['شحال الباسبور'], { service: 'passport', aspect: 'fee' }],
  ['dyal bnti sghira', ['chno lwra9 dyal passport'], { service: 'passport', aspect: 'documents' }],
  ['y para mi hijo de 10 años', ['cuánto cuesta la carta nacional'], { service: 'cnie', aspect: 'fee' }],
  ['und für meine kleine Tochter?', ['Was kostet der Reisepass?'], { service: 'passport', aspect: 'fee' }],
  ['ومدريد؟', ['ما عنوان القنصلية بباريس؟'], { service: 'consulate-info', aspect: 'location_hours' }],
  ['y el de Sevilla?', ['dónde está el consulado de Valencia'], { service: 'consulate-info' }],
  ['à Lyon alors', ['où se trouve le consulat de Paris ?'], { aspect: 'location_hours' }],
  ['لا ماشي الباسبور، لاكارط', ['شحال الباسبور'], { service: 'cnie', aspect: 'fee' }],
  ['non, la carte', ['prix du passeport'], { service: 'cnie', aspect: 'fee' }],
  ['no, I meant the ID card', ['how much is a passport?'], { service: 'cnie', aspect: 'fee' }],
  ['merci, et c’est combien ?', ['documents passeport adulte'], { service: 'passport', aspect: 'fee' }],
  ['quelqu’un peut le faire à ma place ?', ['prix de la procuration'], { aspect: 'eligibility' }],
  ['واش يقدر يمشي شي حد فبلاصتي', ['شحال الباسبور'], { service: 'passport', aspect: 'eligibility' }],
])('follows the talk with “%s”', (line, before, expected) => {
  const turn = last(talk(...before, line));
  expect(turn).toMatchObject(expected);
  expect(turn.escalation).toBeUndefined();
});

it.each([
  ['c’est combien le passeport et quels documents il faut ?', /860 MAD/],
  ['slm chhal taman dyal pasport w chno kwaghet', /860 MAD/],
])('answers both questions of “%s”', (line, price) => {
  const turn = last(talk(line));
  expect(words(turn)).toMatch(price);
  expect(turn.replies).toHaveLength(2);
  expect(turn.replies[1]?.choices?.length).toBeGreaterThan(2);
});

it('asks the deciding question once in a talk', () => {
  const outcomes = talk('documents passeport', 'je sais pas', 'quels documents pour le passeport ?').map(
    ({ outcome }) => outcome,
  );
  expect(outcomes).toEqual(['clarified', 'answered', 'answered']);
});

it('keeps the language when a word is borrowed, and follows a sentence', () => {
  const [, borrowed, followed] = talk('prix du passeport', 'wakha', 'w chno lwra9 li khassni njib m3aya');
  expect(borrowed?.language).toBe('fr');
  expect(followed?.language).toBe('ary-Latn');
});

it('closes with thanks and keeps calm when insulted', () => {
  const [, insult, thanks] = talk('prix du passeport', 'va te faire foutre', 'ok merci');
  expect(insult).toMatchObject({ outcome: 'out-of-scope' });
  expect(thanks).toMatchObject({ service: 'thanks-bye', outcome: 'small-talk' });
});

it.each([
  ['chhal taman dyal lpasport', 't9awed'],
  ['شحال ديال الباسبور', 'نتوما حمير'],
  ['prix du passeport', 'bande de voleurs'],
  ['passport price', 'you are a useless bot'],
  ['precio del pasaporte', 'sois unos ladrones'],
  ['paspoort prijs', 'jullie zijn idioten'],
])('offers somebody to tell it to when insulted in a talk: %s, %s', (question, insult) => {
  const turn = last(talk(question, insult));
  expect(turn).toMatchObject({ outcome: 'out-of-scope' });
  expect(turn.replies[0]?.choices?.map(({ id }) => id)).toEqual(['agent', 'complaint']);
});

it('answers what an insult comes with', () => {
  const turns = talk(
    'putain c’est combien le passeport',
    'et pour mon fils bande de nuls',
    'passez-moi un agent, connards',
  );
  expect(turns.map(({ service, outcome }) => [service, outcome])).toEqual([
    ['passport', 'answered'],
    ['passport', 'answered'],
    ['human-agent', 'escalated'],
  ]);
});

it.each([
  ['prix passeport et carte nationale', 'passport', /860 MAD.*105 MAD/s],
  ['chhal taman dyal passport w lacarte', 'passport', /860 MAD.*105 MAD/s],
  ['شحال الباسبور ولاكارط', 'passport', /860.*105/s],
  ['passport and national card fees', 'passport', /860 MAD.*105 MAD/s],
  ['wat kost een paspoort en een identiteitskaart', 'passport', /860 MAD.*105 MAD/s],
])('answers for both papers that a question joins: %s', (question, service, both) => {
  const turn = last(talk(question));
  expect(turn).toMatchObject({ service, aspect: 'fee', outcome: 'answered' });
  expect(words(turn)).toMatch(both);
});

it.each(["bonjour j'ai une question", '3ndi so2al', 'عندي سؤال', 'I have a question', 'bghit nsewlek'])(
  'asks in who says that a question is coming: %s',
  (line) => {
    expect(last(talk(line))).toMatchObject({ service: 'greeting', outcome: 'small-talk' });
  },
);

it.each(['are you a robot?', 'wach nta robot', 'vous êtes un robot ?', 'شكون معايا', 'c koi cette appli'])(
  'says what it is: %s',
  (line) => {
    const [, turn] = talk('salam', line);
    expect(turn).toMatchObject({ outcome: 'small-talk' });
    expect(turn?.replies[0]?.text).toMatch(/Dalil|دليل/u);
  },
);

it('takes neither a place nor an answer for an emergency', () => {
  const turns = [...talk('acte de naissance', 'je suis à Lille'), ...talk('paspoort documenten', 'kind')];
  expect(turns.map(({ outcome }) => outcome)).not.toContain('emergency');
});

it('remembers the place after days, but not the case', () => {
  count += 1;
  bot.turn(count, 'où faire le passeport de ma fille à Lyon ?', AT);
  const later = bot.turn(count, 'et les documents ?', new Date(AT.getTime() + 3 * 86_400_000));
  expect(later).toMatchObject({ service: 'passport', aspect: 'documents', outcome: 'clarified' });
  expect(later.memory.slots).toMatchObject({ city: 'Lyon' });
});

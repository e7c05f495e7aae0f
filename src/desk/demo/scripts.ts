import type { Agent } from '../../core/agent.ts';
import type { Language } from '../../core/language.ts';
import type { DaySpan, WeekHours } from '../../core/mission-calendar.ts';
import { DEMO } from './mark.ts';

/** What one invented citizen writes, message by message. */
export interface Script {
  readonly language: Language;
  readonly texts: readonly string[];
}

/** Talks as people have them: answered by the bot, handed to an agent, or left without an answer. */
export const SCRIPTS: readonly Script[] = [
  {
    language: 'fr',
    texts: ['Bonjour, quels documents pour renouveler mon passeport ?', 'Adulte', 'Et le prix ?'],
  },
  { language: 'fr', texts: ['Je veux inscrire la naissance de mon fils', 'Je voudrais parler à un agent'] },
  { language: 'fr', texts: ['combien coûte la carte nationale', 'merci beaucoup'] },
  { language: 'fr', texts: ['Je veux déposer une réclamation contre l’accueil du consulat'] },
  { language: 'fr', texts: ['Mon dossier est bloqué depuis trois mois', 'un conseiller s’il vous plaît'] },
  { language: 'fr', texts: ['Comment faire une procuration pour vendre une maison ?', 'parler à un agent'] },
  { language: 'ar', texts: ['السلام عليكم، ما هي الوثائق المطلوبة لتجديد جواز السفر؟', 'للبالغ'] },
  { language: 'ar', texts: ['كيف أسجل زواجي في القنصلية؟', 'أريد التحدث مع موظف'] },
  { language: 'ary-Arab', texts: ['سلام، بغيت نجدد لاكارط ناسيونال', 'شحال الثمن؟'] },
  { language: 'ary-Arab', texts: ['بغيت نهضر مع شي واحد عافاك'] },
  { language: 'ary-Latn', texts: ['salam bghit njeded passeport', 'l kbar', 'ch7al?'] },
  { language: 'ary-Latn', texts: ['bghit nhder m3a chi agent', 'rah 3endi mouchkil f wra9'] },
  { language: 'en', texts: ['How do I get a birth certificate from abroad?', 'How long does it take?'] },
  {
    language: 'en',
    texts: ['I want to talk to a person please', 'It is about the registration of my daughter'],
  },
  { language: 'es', texts: ['¿Qué necesito para renovar el pasaporte?', 'adulto'] },
  { language: 'es', texts: ['Quiero hablar con un agente', 'Es por la boda de mi hermano'] },
  { language: 'nl', texts: ['Ik wil mijn paspoort verlengen', 'Ik wil een medewerker spreken'] },
  { language: 'it', texts: ['Vorrei parlare con un operatore'] },
  { language: 'de', texts: ['Was kostet der Reisepass?', 'Ich möchte mit einem Mitarbeiter sprechen'] },
  { language: 'fr', texts: ['zkrt plof drimou', 'blabla frtz'] },
];

/** Somebody complains, and tells what happened if asked again. */
export const COMPLAINT: Script = {
  language: 'fr',
  texts: [
    'Je veux déposer une réclamation contre le consulat, on m’a renvoyé deux fois',
    'Je suis venu mardi et jeudi',
  ],
};

/** A file that only the mission can look up. */
export const REFERRAL: Script = { language: 'fr', texts: ['Mon passeport est-il arrivé au consulat ?'] };

/** Missions from whose page people write; of no mission where it is empty. */
export const MISSIONS: readonly string[] = ['fr-lyon', 'fr-paris', 'es-madrid', 'be-brussels', '', ''];

/** Of ranges that are kept for films and are nobody's. */
export const PHONES: readonly string[] = ['+33 6 39 98 00 12', '+33 6 39 98 01 47', '+44 7700 900 123'];

/** Whose officer works in a team of their own. */
export const TEAM = `${DEMO}team`;

/** The mission whose agent sits at the desk, and whose hours are entered. */
export const MISSION = 'fr-lyon';

export const WEEK = (spans: readonly DaySpan[]): WeekHours => ({
  ...{ monday: spans, tuesday: spans, wednesday: spans, thursday: spans, friday: spans },
  ...{ saturday: [], sunday: [] },
});
/** So many days from now, as invented as the rest. */
export const HOLIDAYS = [
  { in: 9, name: 'Jour férié local (exemple)', of: 'host' },
  { in: 30, name: 'Jour férié marocain (exemple)', of: 'morocco' },
] as const;
export const CLOSURE = { in: 16, name: 'Travaux (exemple)' };

/** What an agent says first; the catalogue's paragraph follows. */
export const AGENT_LINES: Readonly<Record<Language, string>> = {
  fr: 'Bonjour, j’ai lu votre question. Voici ce que dit le guide.',
  ar: 'السلام عليكم، قرأت سؤالكم. هذا ما يقوله الدليل.',
  'ary-Arab': 'السلام عليكم، قريت السؤال ديالكم. هادا اللي كاين فالدليل.',
  'ary-Latn': 'Salam, 9rit so2al dyalkoum. Hada li kayn f dalil.',
  en: 'Hello, I have read your question. This is what the guide says.',
  es: 'Buenos días, he leído su pregunta. Esto es lo que dice la guía.',
  nl: 'Goedendag, ik heb uw vraag gelezen. Dit staat in de gids.',
  it: 'Buongiorno, ho letto la sua domanda. Ecco cosa dice la guida.',
  de: 'Guten Tag, ich habe Ihre Frage gelesen. Das steht im Führer.',
};

export const THANKS: Readonly<Record<Language, string>> = {
  fr: 'Merci, c’est clair.',
  ar: 'شكرا، هذا واضح.',
  'ary-Arab': 'شكرا بزاف',
  'ary-Latn': 'choukran bzaf',
  en: 'Thank you, that is clear.',
  es: 'Gracias, está claro.',
  nl: 'Dank u, dat is duidelijk.',
  it: 'Grazie, è chiaro.',
  de: 'Danke, das ist klar.',
};

/** Calls, as an agent notes them. */
export const CALLS: readonly { readonly language: Language; readonly question: string }[] = [
  { language: 'ary-Arab', question: 'شنو خاصني باش نجدد الباسبور؟' },
  { language: 'fr', question: 'Demande les horaires du consulat et s’il faut un rendez-vous.' },
  { language: 'es', question: 'Pregunta por el certificado de residencia.' },
];

export const NOTES = [
  'Rappelle en fin de semaine.',
  'Parle mieux darija que français.',
  'A déjà écrit hier.',
];
export const TAGS = ['passeport', 'état civil', 'délai', 'rendez-vous', 'adresse'];

export const CANNED: readonly {
  readonly shortcut: string;
  readonly language: Language;
  readonly text: string;
}[] = [
  { shortcut: 'bonjour', language: 'fr', text: 'Bonjour, je suis {agent}, je lis votre question.' },
  { shortcut: 'bonjour', language: 'ar', text: 'السلام عليكم، معكم {agent}، أقرأ سؤالكم.' },
  { shortcut: 'bonjour', language: 'en', text: 'Hello, this is {agent}, I am reading your question.' },
  { shortcut: 'reclamation', language: 'fr', text: 'Votre réclamation porte le numéro {reference}.' },
];

/** Whoever is still waiting when the demonstration is opened has asked for it. */
export const ASK_FOR_AGENT: Readonly<Record<Language, string>> = {
  fr: 'Je voudrais parler à un agent',
  ar: 'أريد التحدث مع موظف',
  'ary-Arab': 'بغيت نهضر مع شي موظف',
  'ary-Latn': 'bghit nhder m3a chi agent',
  en: 'I want to talk to an agent',
  es: 'Quiero hablar con un agente',
  nl: 'Ik wil een medewerker spreken',
  it: 'Vorrei parlare con un operatore',
  de: 'Ich möchte mit einem Mitarbeiter sprechen',
};

/** The invented agents; the last one is a supervisor. */
export const AGENTS: readonly {
  readonly name: string;
  readonly role: Agent['role'];
  readonly languages: readonly Language[];
  readonly missions?: readonly string[];
  readonly team?: string;
}[] = [
  { name: 'Agent 1', role: 'agent', languages: ['fr', 'ar', 'ary-Arab', 'ary-Latn'] },
  { name: 'Agent 2', role: 'agent', languages: ['fr', 'en', 'es'] },
  { name: 'Agent 3', role: 'agent', languages: ['ar', 'ary-Arab', 'ary-Latn', 'nl'] },
  { name: 'Agent 4', role: 'agent', languages: ['fr', 'de', 'it', 'en'] },
  { name: 'Agent 5', role: 'agent', languages: ['fr', 'ar'], missions: [MISSION], team: TEAM },
  { name: 'Supervisor 1', role: 'supervisor', languages: ['fr', 'ar'] },
];

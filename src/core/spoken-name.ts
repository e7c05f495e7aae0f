/** First words that are no names: titles, and what accounts that several people share are called. */
const NO_NAMES = new Set(
  `agent agente agents admin administrator administrateur administratrice administrador amministratore
  operator operateur opérateur operatrice opératrice operador operadora operatore medewerker mitarbeiter
  conseiller conseillère conseillere advisor supervisor superviseur superviseuse desk guichet bureau poste accueil
  service services support team équipe equipe call centre center consulat consulate user utilisateur compte test
  m mr mrs ms mme mlle dr me prof sr sra srta sig herr frau dhr mevr
  موظف موظفة وكيل مستشار مستشارة السيد السيدة الدكتور الدكتورة مكتب شباك فريق`.split(/\s+/),
);

/**
 * What a citizen is told of an agent's name: the first name; the whole where its first word is none (“Agent 2”,
 * “Dr Alami”, “S. Alami”) or is told apart by a number only (“Samira 2”).
 */
export function spokenName(name: string): string {
  const whole = name.trim().replace(/\s+/g, ' ');
  const [first = '', ...rest] = whole.split(' ');
  const isName = /^\p{L}[\p{L}\p{M}'’-]+$/u.test(first) && !NO_NAMES.has(first.toLowerCase());
  const after = rest.join('');
  // “2”, “n° 2”, “nr. 2”.
  const isNumbered = /\p{N}/u.test(after) && after.replace(/\P{L}/gu, '').length <= 2;
  return isName && !isNumbered ? first : whole;
}

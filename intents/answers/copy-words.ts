import { plainText } from './forget-words.ts';

/** A copy, and close behind it one's own messages or data; or what is kept of oneself. Letters without accents. */
const WISHES: readonly RegExp[] = [
  /\b(?:copie|export\w*|telecharg\w*)\W+(?:\w+\W+){0,4}?(?:mes|ma|toutes mes|tous mes)\W+(?:donnees|messages|conversations?|discussions?|echanges)\b/,
  /\b(?:acces|acceder|recuperer|recevoir|consulter)\W+(?:\w+\W+){0,3}?mes\W+donnees\b(?!\W+biometr)/,
  /\bquelles?\W+(?:donnees|informations|infos)\W+(?:\w+\W+){0,5}?sur\W+moi\b/,
  /\b(?:copy|export|download|access)\W+(?:\w+\W+){0,4}?my\W+(?:personal\W+)?(?:data|messages|conversations?|chats?)\b/,
  /\bwhat\W+(?:data|information|info)\W+(?:\w+\W+){0,5}?(?:about|on|of)\W+me\b/,
  /\b(?:copia|exportar|descargar|acceso|acceder)\W+(?:\w+\W+){0,4}?mis\W+(?:datos|mensajes|conversaciones)\b/,
  /\bque\W+datos\W+(?:\w+\W+){0,4}?(?:mios?|sobre\W+mi|de\W+mi)\b/,
  /\b(?:copia|esportare|scaricare|accesso|accedere)\W+(?:\w+\W+){0,4}?(?:miei|mie)\W+(?:dati|messaggi|conversazioni)\b/,
  /\b(?:quali|che)\W+dati\W+(?:\w+\W+){0,4}?(?:su\W+)?di\W+me\b/,
  /\b(?:kopie|auskunft|export\w*)\W+(?:\w+\W+){0,4}?meiner?\W+(?:personlichen\W+)?(?:daten|nachrichten)\b/,
  /\bmeine\W+(?:daten|nachrichten)\W+(?:\w+\W+){0,2}?(?:herunterladen|exportieren)\b/,
  /\bwelche\W+daten\W+(?:\w+\W+){0,5}?(?:uber|von)\W+mi(?:ch|r)\b/,
  /\b(?:kopie|export\w*|download\w*|inzage)\W+(?:\w+\W+){0,4}?mijn\W+(?:persoonlijke\W+)?(?:gegevens|berichten|gesprek\w*)\b/,
  /\bwelke\W+gegevens\W+(?:\w+\W+){0,5}?(?:over|van)\W+mij\b/,
  /\b(?:copie|copy|nos+kha|nus+kha)\W+(?:\w+\W+){0,3}?(?:donnees|l?ma3lomat|l?messag\w*|l?msg\w*|conversation)\W+(?:dyali|diali|dyalna)\b/,
  /نسخة\s+(?:\S+\s+){0,2}?(?:بياناتي|معطياتي|رسائلي|رسايلي|محادثتي|(?:المعطيات|المعلومات|الرسا[ئي]ل|الميساجات|المحادثة)\s+ديالي)/,
  /(?:ما|شنو|اش|أش)\s+(?:\S+\s+){0,3}?(?:البيانات|المعطيات|المعلومات)\s+(?:\S+\s+){0,4}?(?:عني|عليا)(?:\s|$|[?؟])/,
];

/** Whether somebody asks for a copy of what is kept of them. */
export function wishForCopy(text: string): boolean {
  const plain = plainText(text);
  return WISHES.some((one) => one.test(plain));
}

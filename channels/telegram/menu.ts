import type { TelegramApi } from './api.ts';

type Words = Readonly<Record<'start' | 'help' | 'lang' | 'agent' | 'forget', string>>;

const FRENCH: Words = {
  start: 'Choisir un sujet',
  help: 'Ce que je peux faire',
  lang: 'Changer de langue',
  agent: 'Parler à un agent',
  forget: 'Effacer mes messages',
};

/** By ISO 639-1 code, the only names that Telegram knows; Darija has none and sees the Arabic. */
const MENUS: Readonly<Record<string, Words>> = {
  fr: FRENCH,
  ar: {
    start: 'اختيار موضوع',
    help: 'ما الذي أستطيع فعله',
    lang: 'تغيير اللغة',
    agent: 'التحدث إلى موظف',
    forget: 'حذف رسائلي',
  },
  en: {
    start: 'Choose a topic',
    help: 'What I can do',
    lang: 'Change language',
    agent: 'Talk to an agent',
    forget: 'Erase my messages',
  },
  es: {
    start: 'Elegir un tema',
    help: 'Qué puedo hacer',
    lang: 'Cambiar de idioma',
    agent: 'Hablar con un agente',
    forget: 'Borrar mis mensajes',
  },
  nl: {
    start: 'Een onderwerp kiezen',
    help: 'Wat ik kan doen',
    lang: 'Andere taal',
    agent: 'Met een medewerker spreken',
    forget: 'Mijn berichten wissen',
  },
  it: {
    start: 'Scegliere un argomento',
    help: 'Che cosa posso fare',
    lang: 'Cambiare lingua',
    agent: 'Parlare con un operatore',
    forget: 'Cancellare i miei messaggi',
  },
  de: {
    start: 'Thema wählen',
    help: 'Was ich kann',
    lang: 'Sprache wechseln',
    agent: 'Mit einem Mitarbeiter sprechen',
    forget: 'Meine Nachrichten löschen',
  },
};

/** Sets the menu of commands in each language; French where Telegram's app is in another. A failure costs nothing. */
export async function setMenus(api: TelegramApi): Promise<void> {
  await api.attempt('setMyCommands', { commands: entries(FRENCH) });
  for (const [language_code, words] of Object.entries(MENUS)) {
    await api.attempt('setMyCommands', { commands: entries(words), language_code });
  }
}

function entries(words: Words): { command: string; description: string }[] {
  return Object.entries(words).map(([command, description]) => ({ command, description }));
}

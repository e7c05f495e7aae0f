import type { WidgetLanguage } from './words.ts';

export interface PanelWords {
  /** For dates. */
  readonly locale: string;
  readonly title: string;
  readonly language: string;
  readonly close: string;
  readonly log: string;
  readonly welcome: string;
  readonly starters: readonly string[];
  readonly write: string;
  readonly send: string;
  readonly privacy: string;
  readonly forget: string;
  readonly forgetQuestion: string;
  readonly forgetYes: string;
  readonly forgetNo: string;
  readonly you: string;
  readonly agent: string;
  readonly typing: string;
  readonly states: Readonly<Record<string, string>>;
  readonly offline: string;
  readonly reconnecting: string;
  readonly waiting: string;
  readonly tooLong: string;
  /** `#` stands for the number of seconds. */
  readonly tooFast: string;
  readonly refused: string;
  readonly kinds: Readonly<Record<string, string>>;
  /** `#` stands for the day. */
  readonly readOn: string;
}

export const PANEL_WORDS: Record<WidgetLanguage, PanelWords> = {
  fr: {
    locale: 'fr',
    title: 'Dalil',
    language: 'Langue',
    close: 'Fermer la messagerie',
    log: 'Conversation',
    welcome:
      'Bonjour. Je suis Dalil, un assistant automatique. Posez votre question sur un service consulaire, dans votre langue. Un agent peut prendre la suite.',
    starters: ['Renouveler un passeport', 'Trouver mon consulat', 'Parler à un agent'],
    write: 'Écrivez votre message',
    send: 'Envoyer',
    privacy: 'Vie privée',
    forget: 'Terminer et oublier',
    forgetQuestion: 'Effacer la conversation, ici et chez nous ?',
    forgetYes: 'Effacer',
    forgetNo: 'Garder',
    you: 'Vous',
    agent: 'Agent',
    typing: 'écrit…',
    states: {
      bot: 'Assistant automatique',
      queued: "En attente d'un agent",
      assigned: 'Avec un agent',
      closed: 'Conversation terminée',
    },
    offline: 'Pas de connexion. Vos messages partiront dès son retour.',
    reconnecting: 'Connexion interrompue, nouvel essai…',
    waiting: 'Envoi en attente',
    tooLong: 'Ce message est trop long : 4 000 caractères au plus.',
    tooFast: 'Beaucoup de messages à la fois : le vôtre partira dans # s.',
    refused: "Ce message n'a pas pu partir. Écrivez-le autrement.",
    kinds: { official: 'officielle', restated: 'reprise', press: 'presse', other: 'autre' },
    readOn: 'lue le #',
  },
  ar: {
    locale: 'ar-MA',
    title: 'دليل',
    language: 'اللغة',
    close: 'إغلاق المحادثة',
    log: 'المحادثة',
    welcome:
      'مرحبا. أنا دليل، مساعد آلي. اطرحوا سؤالكم عن الخدمات القنصلية، بلغتكم. ويمكن لأحد الأعوان أن يتابع معكم.',
    starters: ['تجديد جواز السفر', 'أين قنصليتي؟', 'التحدث إلى أحد الأعوان'],
    write: 'اكتبوا رسالتكم',
    send: 'إرسال',
    privacy: 'الخصوصية',
    forget: 'إنهاء ونسيان',
    forgetQuestion: 'هل نمحو المحادثة من هذا الجهاز ومن عندنا؟',
    forgetYes: 'محو',
    forgetNo: 'إبقاء',
    you: 'أنتم',
    agent: 'أحد الأعوان',
    typing: 'يكتب…',
    states: {
      bot: 'مساعد آلي',
      queued: 'في انتظار أحد الأعوان',
      assigned: 'مع أحد الأعوان',
      closed: 'انتهت المحادثة',
    },
    offline: 'لا يوجد اتصال. سترسل رسائلكم عند عودته.',
    reconnecting: 'انقطع الاتصال، نحاول من جديد…',
    waiting: 'في انتظار الإرسال',
    tooLong: 'هذه الرسالة طويلة جدا: 4000 حرف على الأكثر.',
    tooFast: 'رسائل كثيرة دفعة واحدة: سترسل رسالتكم بعد # ثانية.',
    refused: 'تعذر إرسال هذه الرسالة. اكتبوها بصيغة أخرى.',
    kinds: { official: 'رسمي', restated: 'منقول', press: 'صحافة', other: 'آخر' },
    readOn: 'قُرئ يوم #',
  },
  en: {
    locale: 'en-GB',
    title: 'Dalil',
    language: 'Language',
    close: 'Close the chat',
    log: 'Conversation',
    welcome:
      'Hello. I am Dalil, an automatic assistant. Ask about a consular service, in your language. An agent can take over.',
    starters: ['Renew a passport', 'Find my consulate', 'Talk to an agent'],
    write: 'Write your message',
    send: 'Send',
    privacy: 'Privacy',
    forget: 'End and forget',
    forgetQuestion: 'Delete the conversation, here and with us?',
    forgetYes: 'Delete',
    forgetNo: 'Keep',
    you: 'You',
    agent: 'Agent',
    typing: 'is writing…',
    states: {
      bot: 'Automatic assistant',
      queued: 'Waiting for an agent',
      assigned: 'With an agent',
      closed: 'Conversation ended',
    },
    offline: 'No connection. Your messages will leave when it is back.',
    reconnecting: 'Connection lost, trying again…',
    waiting: 'Waiting to be sent',
    tooLong: 'This message is too long: 4,000 characters at most.',
    tooFast: 'Many messages at once: yours will leave in # s.',
    refused: 'This message could not be sent. Please write it differently.',
    kinds: { official: 'official', restated: 'restated', press: 'press', other: 'other' },
    readOn: 'read on #',
  },
  es: {
    locale: 'es',
    title: 'Dalil',
    language: 'Idioma',
    close: 'Cerrar el chat',
    log: 'Conversación',
    welcome:
      'Hola. Soy Dalil, un asistente automático. Pregunte por un trámite consular, en su idioma. Un agente puede continuar.',
    starters: ['Renovar un pasaporte', 'Encontrar mi consulado', 'Hablar con un agente'],
    write: 'Escriba su mensaje',
    send: 'Enviar',
    privacy: 'Privacidad',
    forget: 'Terminar y olvidar',
    forgetQuestion: '¿Borrar la conversación, aquí y en nuestro servicio?',
    forgetYes: 'Borrar',
    forgetNo: 'Conservar',
    you: 'Usted',
    agent: 'Agente',
    typing: 'escribe…',
    states: {
      bot: 'Asistente automático',
      queued: 'A la espera de un agente',
      assigned: 'Con un agente',
      closed: 'Conversación terminada',
    },
    offline: 'Sin conexión. Sus mensajes saldrán cuando vuelva.',
    reconnecting: 'Conexión interrumpida, nuevo intento…',
    waiting: 'Pendiente de envío',
    tooLong: 'Este mensaje es demasiado largo: 4000 caracteres como máximo.',
    tooFast: 'Muchos mensajes a la vez: el suyo saldrá en # s.',
    refused: 'Este mensaje no ha podido salir. Escríbalo de otra manera.',
    kinds: { official: 'oficial', restated: 'reproducida', press: 'prensa', other: 'otra' },
    readOn: 'leída el #',
  },
};

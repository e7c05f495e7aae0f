/** “Is anybody there?” in the nine registers: said to a machine, it asks for a human. Letters without accents. */
const PRESENCE: readonly RegExp[] = [
  /^(?:est ce qu il y a|y a t il|il y a|il ya|ya t il|y a|ya)\s(?:bien\s)?(?:quelqu un|qqn|qq1|quelqun|un humain|un etre humain|une personne|du monde)(?:\s(?:ici|la|derriere|en ligne|de disponible|pour (?:moi|m aider|me repondre|repondre)|qui (?:repond|peut (?:m aider|me repondre))))*$/,
  /^(?:is there\s)?(?:any(?:body|one)|some(?:body|one))(?:\s(?:there|here|home|around|alive|online|who can help(?: me)?|i can (?:talk|speak) to))+$/,
  /^(?:is )(?:any(?:body|one)|some(?:body|one)) (?:there|here|around|home|listening)$/,
  /^hay alguien(?:\s(?:ahi|aqui|conectado|que me (?:ayude|atienda)))*$/,
  /^(?:ma )?c e (?:qualcuno|nessuno)(?:\s(?:li|qui|in linea|che mi aiuti))*$/,
  /^(?:ist (?:da|hier|dort|denn)|ist)\s?(?:jemand|wer)(?:\s(?:da|hier|online|erreichbar))*$|^jemand da$/,
  /^is (?:er|daar|hier) iemand(?:\s(?:daar|hier|aanwezig|online))*$/,
  /^(?:w?ach\s|wesh\s)?(?:kayn|kayen|kaine?)\s(?:chi|shi|xi)\s?(?:wa7ed|wahed|wa7d|wahd|w7ed|7ed|had|hed|7d|bnadem|insan)(?:\s(?:hna|tema|m3aya|yjawbni|yjaweb|li yjawbni|li y3awni))*$/,
  /^(?:wach\s)?(?:chi|shi|xi)\s?(?:wa7ed|wahed|wa7d|wahd|7ed|had|7d|bnadem)\s(?:hna|kayn|tema)$/,
  /^(?:واش\s)?(?:كاين\s)?(?:شي\s)?(?:حد|واحد|بنادم)\s(?:هنا|تما|كاين|يجاوبني|معايا)$|^(?:واش\s)?كاين\s(?:شي\s)?(?:حد|واحد|بنادم)$/,
  /^(?:هل\s)?(?:من احد|يوجد احد|هناك احد|هناك شخص)(?:\s(?:هنا|معي|يجيبني))*$/,
];

/** Whether a text, greeting aside, only asks whether somebody is there. */
export function asksWhetherAnybodyIsThere(text: string): boolean {
  const plain = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[أإآ]/gu, 'ا')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^(?:allo+|alo+|hello|hey|ألو|الو)\s/u, '');
  return PRESENCE.some((one) => one.test(plain));
}

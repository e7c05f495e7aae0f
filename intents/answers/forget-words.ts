/**
 * A verb of erasing and, close behind it, one's own messages or data. Letters without accents; asked once more before
 * anything is done, so that a few words too many do no harm.
 */
const WISHES: readonly RegExp[] = [
  /\b(?:effac|supprim|oubli)\w*\W+(?:\w+\W+){0,3}?(?:mes|ma|toutes mes|tous mes)\W+(?:messages?|donnees|conversations?|discussions?|informations?|infos)\b/,
  /\boubliez?\W+moi\b/,
  /\b(?:erase|delete|remove|forget)\W+(?:\w+\W+){0,2}?my\W+(?:messages?|data|conversations?|chats?|information|history)\b/,
  /\bforget\W+me\b(?!\W+not)/,
  /\b(?:borr|elimin|olvid)\w*\W+(?:\w+\W+){0,3}?(?:mis?)\W+(?:mensajes?|datos|conversacion(?:es)?|informacion|chats?)\b/,
  /\b(?:cancell|elimin|dimentic)\w*\W+(?:\w+\W+){0,2}?(?:miei|mia|mie)\W+(?:messaggi|dati|conversazion[ei]|chat)\b/,
  /\b(?:losch\w*|vergess\w*|vergiss)\W+(?:\w+\W+){0,3}?(?:meine[nrms]?)\W+(?:nachrichten|daten|gesprach\w*|chats?)\b/,
  /\b(?:wis|wissen|verwijder\w*|vergeet)\W+(?:\w+\W+){0,2}?mijn\W+(?:berichten|gegevens|gesprek\w*|chats?)\b/,
  /\b(?:ms+e?7|mes7|nms7|supprimi|effaci)\w*\W+(?:\w+\W+){0,3}?(?:(?:les\W+)?(?:l?messag\w*|l?msg\w*|l?missaj\w*)|rasa2il|donnees|conversation|l?ma3lomat)\W+(?:dyali|diali|dyalna)\b/,
  /(?:احذف|حذف|امسح|مسح|نمسح|محو|انسو)\S*\s+(?:\S+\s+){0,2}?(?:رسائلي|رسايلي|بياناتي|معطياتي|محادثتي|معلوماتي|(?:الرسا[ئي]ل|الميساجات|المعلومات|المحادثة)\s+ديالي)/,
];

/** Words that only make a wish polite. */
const POLITE = new Set(
  [
    'bonjour salut slm salam salut merci svp stp s il te vous plait je j veux voudrais aimerais souhaite peux pouvez tout tous toutes de bien vouloir',
    'hello hi please thanks thank you i want would like to can could all',
    'hola por favor quiero quisiera puede pueden gracias todos todas · ciao buongiorno per favore vorrei grazie tutti',
    'bitte ich mochte sie konnen danke alle · graag ik wil alstublieft aub dank u kunt',
    'bghit 3afak 3afakom afak lah ykhellik ykhlik liya lia kolchi kamlin · سلام السلام عليكم من فضلك فضلكم المرجو اريد أريد بغيت عافاك عافاكم ليا شكرا جميع كل',
  ]
    .join(' ')
    .split(/[ ·]+/),
);

/** Small letters without accents and vowel signs. */
export function plainText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u064b-\u065f]/g, '')
    .toLowerCase();
}

/** Whether somebody asks that what they wrote be erased: that alone, or beside something else. */
export function wishToBeForgotten(text: string): 'alone' | 'beside' | undefined {
  const plain = plainText(text);
  const wish = WISHES.find((one) => one.test(plain));
  if (!wish) return undefined;
  const rest = plain
    .replace(wish, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  return rest.every((word) => POLITE.has(word)) ? 'alone' : 'beside';
}

export { REPLY_KEYS, type ReplyKey } from './keys.ts';
export { checkKeys, loadWordings } from './load.ts';
export { LOCALES, type Params, Wordings } from './wordings.ts';

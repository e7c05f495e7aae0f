/** Payloads in the form of Meta's reference; people and numbers are invented. */
export const PHONE_ID = '106540352242922';
export const PERSON = '33612345678';
const AT = 1_795_428_000;

/** When a message was sent, for a program whose clock is the real one. */
export function justNow() {
  return { timestamp: String(Math.floor(Date.now() / 1000)) };
}

/** A webhook call with these messages and statuses for our number. */
export function webhook(
  value: { messages?: unknown[]; statuses?: unknown[]; contacts?: unknown[] },
  phoneId = PHONE_ID,
) {
  const metadata = { display_phone_number: '33100000000', phone_number_id: phoneId };
  const change = { field: 'messages', value: { messaging_product: 'whatsapp', metadata, ...value } };
  return { object: 'whatsapp_business_account', entry: [{ id: '102290129340398', changes: [change] }] };
}

/** A message of the person; `id` and `type` are to be given. */
export function message(changes: { id: string; type: string; [key: string]: unknown }) {
  return { from: PERSON, timestamp: String(AT), ...changes };
}

export function text(id: string, body: string, changes: object = {}) {
  return message({ id, type: 'text', text: { body }, ...changes });
}

export function status(id: string, state: string, code?: number) {
  const errors = code === undefined ? {} : { errors: [{ code, title: 'x', message: 'x' }] };
  return { id, status: state, timestamp: String(AT), recipient_id: PERSON, ...errors };
}

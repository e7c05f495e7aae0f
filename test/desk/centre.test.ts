import { aCallBack } from '../contracts/store/samples.ts';
import { aConversation, anEscalation, open, START } from '../escalation/harness.ts';
import { testIds } from '../support/in-process.ts';
import { Browser, deskWith, endDesk, type startDesk } from './harness.ts';

let desk: Awaited<ReturnType<typeof startDesk>>;
let amina: Browser;
let hind: Browser;
const id = 'conversation-of-e1';

beforeEach(async () => {
  ({ desk, amina, hind } = await deskWith({ amina: 'agent', hind: 'supervisor' }));
});
afterEach(() => endDesk(desk));

const json = async <T>(browser: Browser, method: string, path: string, body?: unknown): Promise<T> =>
  (await (await browser.call(method, path, body)).json()) as T;

describe('a call to make', () => {
  const PHONE = aCallBack().phone;
  beforeEach(async () => {
    await open(desk, anEscalation('e1'));
    await desk.store.callBacks.add(aCallBack({ conversationId: id, dueAt: START }));
  });
  const everywhere = async (browser: Browser) =>
    JSON.stringify([
      await json(browser, 'GET', '/call-backs'),
      await json(browser, 'GET', `/conversations/${id}`),
      await json(browser, 'GET', `/conversations/${id}/messages`),
      await json(browser, 'GET', '/escalations?state=assigned'),
      await json(browser, 'GET', '/search?q=212600'),
    ]);

  it('shows its number to the holder of the conversation and to nobody else, supervisors included', async () => {
    expect(await everywhere(amina)).not.toContain(PHONE);
    await amina.call('POST', '/escalations/e1/claim');
    expect(await everywhere(amina)).toContain(PHONE);
    expect(await everywhere(hind)).not.toContain(PHONE);
    const { callBacks } = await json<{ callBacks: object[] }>(hind, 'GET', '/call-backs');
    expect(callBacks).toMatchObject([{ id: 'cb1', overdue: true, escalationId: 'e1', holderName: 'amina' }]);
  });

  it('is marked by the holder, and then due no more', async () => {
    const called = { result: 'called', attempts: 0 };
    expect((await amina.call('POST', '/call-backs/cb1/calls', called)).status).toBe(409);
    await amina.call('POST', '/escalations/e1/claim');
    expect((await amina.call('POST', '/call-backs/cb1/calls', called)).status).toBe(200);
    expect(await json(amina, 'GET', '/call-backs')).toEqual({ callBacks: [] });
    const audit = await desk.store.audit.list({ limit: 99 });
    expect(JSON.stringify(audit)).not.toContain(PHONE);
    expect(audit.map(({ action }) => action)).toContain('POST /call-backs/:id/calls');
  });

  it('may be noted by the holder', async () => {
    await amina.call('POST', '/escalations/e1/claim');
    const put = (phone: string) => amina.call('PUT', `/conversations/${id}/call-back`, { phone });
    expect((await put('0612345678')).status).toBe(400);
    expect((await put('+33 6 12 34 56 78')).status).toBe(204);
    const { callBack } = await json<{ callBack: object }>(amina, 'GET', `/conversations/${id}`);
    expect(callBack).toMatchObject({ phone: '+33612345678', state: 'due' });
  });
});

describe('the answer to a phone call', () => {
  const whatsapp = testIds.conversation('whatsapp', '212612345678');
  let callId: string;
  beforeEach(async () => {
    await desk.store.conversations.ensure(
      aConversation(whatsapp, {
        channel: 'whatsapp',
        personId: '212612345678',
        state: 'bot',
        language: 'ar',
      }),
    );
    await desk.store.conversations.ensure(aConversation('tg', { channel: 'telegram', state: 'bot' }));
    await desk.store.conversations.ensure(aConversation('web', { state: 'bot' }));
    for (const conversationId of ['tg', 'web'])
      await desk.store.messages.append({
        ...{ id: `m-${conversationId}`, conversationId, from: 'citizen', language: 'fr', at: START },
        text: 'mon passeport est perdu à Turin',
      });
    const call = { clientId: 'call', language: 'fr', topic: 'passport' };
    const opened = await json<{ escalation: { conversationId: string } }>(amina, 'POST', '/calls', call);
    callId = opened.escalation.conversationId;
  });
  const find = async (q: string) =>
    (
      await json<{ recipients: { conversationId: string }[] }>(
        amina,
        'GET',
        `/recipients?q=${encodeURIComponent(q)}`,
      )
    ).recipients;
  const send = (recipient: string, browser = amina) =>
    browser.call('POST', `/conversations/${callId}/sent-answers`, {
      ...{ clientId: 's1', recipient, service: 'passport', aspect: 'fee' },
    });

  it('finds where the caller has written: by their number, or by their words', async () => {
    expect(await find('+212 6 12 34 56 78')).toMatchObject([
      { conversationId: whatsapp, channel: 'whatsapp' },
    ]);
    expect(await find('perdu à Turin')).toMatchObject([
      { conversationId: 'tg', channel: 'telegram', excerpt: 'mon passeport est perdu à Turin' },
    ]);
    expect(JSON.stringify(await find('+212612345678'))).not.toContain('212612345678');
    expect(await find('nobody')).toEqual([]);
  });

  it('goes out by the usual way, once, in that conversation’s language, and is in the book', async () => {
    for (let n = 0; n < 2; n++) expect((await send(whatsapp)).status).toBe(202);
    const [message, ...more] = await desk.store.messages.after(whatsapp, 0);
    expect(more).toEqual([]);
    expect(message).toMatchObject({ from: 'agent', language: 'ar', delivery: { state: 'pending' } });
    expect(message?.text).toMatch(/^ar call\.answer {}\n\npassport fee/);
    expect(desk.queue.woken).toContain(`deliver-whatsapp ${whatsapp}`);
    const record = await desk.store.messages.after(callId, 0);
    expect(record.filter(({ from }) => from === 'agent').map(({ text }) => text)).toEqual([
      'passport fee {}',
    ]);
    const book = await desk.store.audit.list({ limit: 9, subject: whatsapp });
    expect(book).toMatchObject([
      { action: 'send-answer', detail: JSON.stringify({ call: callId, service: 'passport', aspect: 'fee' }) },
    ]);
  });

  it('is for whoever holds the call, not into a colleague’s talk, and only where something can be sent', async () => {
    expect((await send(whatsapp, hind)).status).toBe(409);
    expect((await send('web')).status).toBe(400);
    expect((await send('unknown')).status).toBe(404);
    await open(desk, anEscalation('e2', { conversationId: 'tg' }));
    await hind.call('POST', '/escalations/e2/claim');
    expect((await send('tg')).status).toBe(409);
    expect(await desk.store.messages.latest('tg', 9)).not.toContainEqual(
      expect.objectContaining({ from: 'agent' }),
    );
  });
});

describe('the duty roster', () => {
  it('is local to the team, repeats by the week, and shows when nobody is there', async () => {
    const agentId = (await desk.store.agents.byEmail('amina@example.org'))?.id ?? '';
    const duty = { agentId, day: '2026-11-23', from: '20:00', to: '08:00', weeks: 2 };
    expect((await amina.call('POST', '/duty', duty)).status).toBe(403);
    const shifts = [
      { agentName: 'amina', from: '2026-11-23T20:00:00.000Z', to: '2026-11-24T08:00:00.000Z' },
      { agentName: 'amina', from: '2026-11-30T20:00:00.000Z', to: '2026-12-01T08:00:00.000Z' },
    ];
    for (let n = 0; n < 2; n++) expect(await json(hind, 'POST', '/duty', duty)).toMatchObject({ shifts });
    const read = await json<{ state: string; shifts: { id: string }[] }>(amina, 'GET', '/duty');
    expect(read).toMatchObject({ state: 'open', officers: [], shifts, uncovered: [] });
    expect((await hind.call('DELETE', `/duty/${read.shifts[0]?.id}`)).status).toBe(204);
    expect((await json<{ shifts: object[] }>(hind, 'GET', '/duty')).shifts).toHaveLength(1);
    expect((await hind.call('POST', '/duty', { ...duty, agentId: 'unknown' })).status).toBe(404);
  });
});

describe('the hours of missions', () => {
  const SPANS = [{ from: '09:00', to: '16:00' }];
  const week = {
    ...{ monday: SPANS, tuesday: SPANS, wednesday: SPANS, thursday: SPANS, friday: SPANS },
    ...{ saturday: [], sunday: [] },
  };
  const source = { title: 'Avis au public', url: '', kind: 'official', checkedOn: '2026-11-20' };
  const ICS = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Dalil//test//EN', 'BEGIN:VEVENT', 'UID:1'],
    ...[
      'DTSTAMP:20260101T000000Z',
      'DTSTART;VALUE=DATE:20261225',
      'SUMMARY:Noël',
      'END:VEVENT',
      'END:VCALENDAR',
    ],
  ].join('\r\n');

  it('are entered with their source by supervisors, and take closures from iCalendar', async () => {
    const path = '/mission-hours/fr-lyon';
    expect((await amina.call('PUT', path, { week, source })).status).toBe(403);
    expect((await hind.call('POST', `${path}/imports`, { text: ICS })).status).toBe(404);
    expect((await hind.call('PUT', '/mission-hours/nowhere', { week, source })).status).toBe(404);
    expect(await json(hind, 'PUT', path, { week, source })).toMatchObject({
      calendar: { zone: 'Europe/Paris', open: true, source: { title: 'Avis au public' } },
    });
    expect(desk.hints.published).toContainEqual({ kind: 'calendar', id: 'fr-lyon' });
    expect(await json(hind, 'POST', `${path}/imports`, { text: ICS })).toMatchObject({
      calendar: {
        imported: [{ from: '2026-12-24T23:00:00.000Z', to: '2026-12-25T23:00:00.000Z', name: 'Noël' }],
      },
    });
    expect((await hind.call('POST', `${path}/imports`, { text: 'x' })).status).toBe(400);
    // A change of the hours keeps what was imported.
    await hind.call('PUT', path, { week, source });
    const { calendars } = await json<{ calendars: { imported: object[] }[] }>(amina, 'GET', '/mission-hours');
    expect(calendars[0]?.imported).toHaveLength(1);
    expect((await hind.call('DELETE', path)).status).toBe(204);
    expect(await json(amina, 'GET', '/mission-hours')).toEqual({ calendars: [] });
  });

  it('take a file larger than other bodies, from those who are signed in', async () => {
    const large = { text: ICS.padEnd(100_000, ' ') };
    const path = '/mission-hours/fr-lyon/imports';
    expect((await hind.call('POST', path, large)).status).toBe(404);
    expect((await new Browser(desk.url).call('POST', path, large)).status).toBe(401);
  });

  it('show their fault to supervisors', async () => {
    await desk.store.missionCalendars.put({
      ...{ missionId: 'gone', week, holidays: [], closures: [], ramadan: [], imported: [] },
      ...{ source: { ...source, kind: 'official' }, updatedBy: 'hind', updatedAt: START },
    });
    const { calendars } = await json<{ calendars: object[] }>(hind, 'GET', '/mission-hours');
    expect(calendars).toMatchObject([{ open: false, fault: 'The catalogue has no such mission.' }]);
  });
});

it('complaints are reported by subject and state, and as a list without words', async () => {
  const complaint = { reason: 'complaint', priority: 20 } as const;
  const days = (n: number) => new Date(START.getTime() - n * 86_400_000);
  await open(
    desk,
    anEscalation('e1', { ...complaint, reference: 'R-2026-000001', category: 'delay', createdAt: days(3) }),
  );
  await open(
    desk,
    anEscalation('e2', {
      ...{ ...complaint, reference: 'R-2026-000002', category: 'delay', createdAt: days(3) },
      ...{ state: 'resolved', resolvedAt: days(2), note: 'secret' },
    }),
  );
  await open(desk, anEscalation('e3', { ...complaint, reference: 'R-2026-000003' }));
  const period = 'from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00Z';
  const { complaints } = await json<{ complaints: { category: string }[] }>(
    hind,
    'GET',
    `/reports?${period}`,
  );
  expect(complaints.find(({ category }) => category === 'delay')).toEqual({
    ...{ category: 'delay', waiting: 1, assigned: 0, resolved: 1, inTime: 1, late: 1 },
  });
  expect(complaints.at(-1)).toMatchObject({ category: 'none', waiting: 1, late: 0 });
  const csv = await (await hind.call('GET', `/complaints.csv?${period}`)).text();
  expect(csv.split('\r\n')).toHaveLength(5);
  expect(csv).toContain('R-2026-000001,delay,waiting,2026-11-20T10:00:00.000Z,,yes,webchat,fr,');
  expect(csv).not.toContain('secret');
});

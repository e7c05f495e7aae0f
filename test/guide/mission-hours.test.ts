import { missionHours } from '../../src/calendar/mission-hours.ts';
import { openChromium, PHONE } from '../browser/chromium.ts';
import { aMissionCalendar } from '../contracts/store/samples.ts';
import { type Guide, startGuide, visibleText } from './guide-server.ts';

const AT = new Date('2026-11-17T12:00:00Z');
const opening = missionHours(
  aMissionCalendar({
    closures: [{ from: '2026-12-24', to: '2026-12-26', name: '<b>Travaux</b> & peinture' }],
    ramadan: [
      { ...aMissionCalendar().ramadan[0], from: '2027-02-08', to: '2027-03-09', announced: false },
    ].map((one) => ({
      ...one,
      week: { ...aMissionCalendar().week, monday: [{ from: '10:00', to: '14:00' }] },
    })),
  }),
  'Europe/Paris',
).at(AT);

let guide: Guide;
beforeAll(async () => {
  guide = await startGuide(undefined, (id) => (id === 'fr-lyon' ? opening : undefined));
});
afterAll(() => guide.stop());

it.each([
  [
    'fr',
    'lundi – vendredi : 09:00–12:30',
    '18 novembre 2026 · Fête de l’Indépendance',
    'à confirmer',
    'Saisi par le poste',
  ],
  ['ar', 'الاثنين – الجمعة: 09:00–12:30', '2026 · Fête', 'في انتظار التأكيد', 'أدخلها المركز'],
  [
    'en',
    'Monday – Friday: 09:00–12:30',
    'November 18, 2026 · Fête',
    'still to be confirmed',
    'Entered by the post',
  ],
  [
    'es',
    'lunes – viernes: 09:00–12:30',
    '18 de noviembre de 2026 · Fête',
    'por confirmar',
    'Introducido por la oficina',
  ],
])(
  'the page of a mission shows in %s what was entered at the desk, and who did',
  async (language, ...shown) => {
    const html = await guide.page(`/missions/${language}/fr-lyon`);
    const text = visibleText(html);
    for (const part of shown) expect(text).toContain(part);
    expect(text).toContain('Avis au public');
    expect(text).toContain('10:00–14:00');
    expect(html).not.toContain('<b>Travaux');
    expect(text).toContain('<b>Travaux</b> & peinture');
  },
);

it('the interface gives the same, and nothing for a mission without', async () => {
  const json = async (path: string) => (await guide.get(path)).json();
  expect(await json('/api/missions/fr-lyon')).toMatchObject({
    opening: {
      closedDays: [
        { from: '2026-11-18', to: '2026-11-18' },
        { from: '2026-12-24', to: '2026-12-26' },
        { from: '2026-12-25', to: '2026-12-25', name: 'Noël' },
      ],
      enteredOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    },
  });
  const { missions } = await json('/api/missions?country=FR');
  const given = missions.filter((one: { opening?: object }) => one.opening);
  expect(given.map(({ id }: { id: string }) => id)).toEqual(['fr-lyon']);
  expect(JSON.stringify(given)).not.toContain('agent-1');
});

it('fits a phone', async () => {
  const { browser, close } = await openChromium();
  try {
    const page = await browser.newPage();
    await page.setViewport(PHONE);
    await page.goto(`${guide.url}/missions/ar/fr-lyon`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  } finally {
    await close();
  }
}, 60_000);

import { GUIDE_LANGUAGES } from '../../src/core/language.ts';
import { SERVICES } from '../../src/core/services.ts';
import { formatNumber } from '../../src/guide/format.ts';
import { chooseCase, statedFees } from '../../src/guide/shown-case.ts';
import { type Guide, startGuide, visibleText } from './guide-server.ts';

let guide: Guide;
beforeAll(async () => {
  guide = await startGuide();
});
afterAll(() => guide.stop());

describe.each(GUIDE_LANGUAGES)('in %s', (language) => {
  const head = `<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`;

  test('every service and every procedure has a page that shows its prices', async () => {
    for (const service of guide.catalogue.services) {
      for (const procedure of service.procedures) {
        const shown = chooseCase(service, { procedure: procedure.id });
        const html = await guide.page(`/guide/${language}/${service.id}?procedure=${procedure.id}`);
        expect(html).toContain(head);
        const text = visibleText(html);
        for (const { amount } of statedFees(shown)) {
          if (amount) expect(text).toContain(formatNumber(amount, language));
        }
      }
    }
  });

  test.each(['', 'fees', 'missions', 'privacy', 'search'])('the page “%s” stands', async (page) => {
    const html = await guide.page(page ? `/${page}/${language}` : `/${language}`);
    expect(html).toContain(head);
    expect(html).toMatch(/<title>[^<]{5,}<\/title>/);
    expect(html).toMatch(/<meta name="description" content="[^"]{10,}"/);
    expect(html.match(/<h1/g)).toHaveLength(1);
  });

  test('every mission has a page', async () => {
    for (const mission of guide.catalogue.missions) {
      const text = visibleText(await guide.page(`/missions/${language}/${mission.id}`));
      for (const phone of mission.phones) expect(text).toContain(phone);
    }
  });
});

test('the shipped catalogue holds every service, so that every page above was read', () => {
  expect(guide.catalogue.services.map(({ id }) => id).toSorted()).toEqual([...SERVICES].toSorted());
});

test.each([
  ['ar-MA,ar;q=0.9,fr;q=0.5', 'ar'],
  ['es', 'es'],
  ['en-GB,en', 'en'],
  ['nl', 'fr'],
  ['*', 'fr'],
])('the home page answers %s in %s', async (header, language) => {
  const response = await guide.get('/', { 'accept-language': header });
  expect(response.headers.get('content-language')).toBe(language);
  expect(response.headers.get('vary')).toMatch(/Accept-Language/);
});

test('the address may name the language of the home page', async () => {
  expect(await guide.page('/?lang=es')).toContain('<html lang="es"');
});

test('a page names its other languages and itself', async () => {
  const html = await guide.page('/guide/fr/passport');
  expect(html).toContain(`<link rel="canonical" href="${guide.url}/guide/fr/passport"/>`);
  expect(html).toContain(`<link rel="alternate" hreflang="ar" href="${guide.url}/guide/ar/passport"/>`);
});

test('a page that is known is not sent again', async () => {
  const first = await guide.get('/guide/fr/passport');
  const etag = first.headers.get('etag') ?? '';
  // As browsers do; fetch by itself would say `no-cache`.
  const headers = { 'if-none-match': etag, 'cache-control': 'max-age=0' };
  const second = await guide.get('/guide/fr/passport', headers);
  expect([first.status, second.status]).toEqual([200, 304]);
});

test.each(['/guide/fr/unicorns', '/missions/fr/atlantis', '/nothing/here'])(
  'at %s people find a way on',
  async (path) => {
    const response = await guide.get(path);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('type="search"');
  },
);

test('programs that ask for nothing known get a problem', async () => {
  const response = await guide.get('/nothing/here', { accept: 'application/json' });
  expect(response.headers.get('content-type')).toContain('application/problem+json');
});

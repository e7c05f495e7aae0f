import type { Procedure, Service } from '../../src/core/catalogue.ts';
import { aCatalogue, aFee, aProcedure } from './a-service.ts';
import { startGuide, visibleText } from './guide-server.ts';

/** The passport's page of a catalogue made for the test. */
async function pageOf(procedure: Partial<Procedure>, service: Partial<Service> = {}, address = '') {
  const guide = await startGuide(aCatalogue(procedure, service));
  try {
    return await guide.page(`/guide/${address || 'fr/passport'}`);
  } finally {
    await guide.stop();
  }
}

test('what a file holds is text, never markup', async () => {
  const html = await pageOf({
    name: { fr: '<img src=x onerror=alert(1)>' },
    steps: [{ text: { fr: '"><script>x()</script>' }, sources: [1] }],
  });
  expect(html).not.toContain('<img');
  expect(html).not.toContain('<script>x()');
  expect(html).toContain('&lt;script>x()');
});

test('what is not known is said to be unknown', async () => {
  const text = visibleText(await pageOf({}));
  expect(text).toContain('Nous ne connaissons pas le tarif');
  expect(text).toContain("Nous n'avons pas de délai officiel");
  expect(text).toContain("Nous n'avons pas de liste de pièces");
});

test('free is not unknown, and unknown is not free', async () => {
  expect(visibleText(await pageOf({ fees: [aFee({ amount: 0 })] }))).toContain('Gratuit');
  expect(visibleText(await pageOf({ fees: [aFee({ amount: null })] }))).toContain('montant inconnu');
});

test('a fee shows its parts only if they add up', async () => {
  const parts = (second: number) => [
    { label: { fr: 'Droits' }, amount: 800 },
    { label: { fr: 'Service' }, amount: second },
  ];
  expect(visibleText(await pageOf({ fees: [aFee({ breakdown: parts(60) })] }))).toContain(
    'Dont : Droits 800 MAD + Service 60 MAD',
  );
  expect(visibleText(await pageOf({ fees: [aFee({ breakdown: parts(50) })] }))).not.toContain('Dont');
});

test('a figure that is not the price abroad is not in the summary and says what it is', async () => {
  const html = await pageOf({
    fees: [
      aFee({ amount: 500, scope: 'in-morocco' }),
      aFee({ id: 'b', amount: 89.64, currency: 'USD', status: 'observed' }),
    ],
  });
  const summary = visibleText(/<dl class="summary">.*?<\/dl>/s.exec(html)?.[0] ?? '');
  expect(summary).not.toMatch(/500|89,64/);
  expect(visibleText(html)).toMatch(/500 MAD pour comparaison.*89,64 USD relevé une fois/s);
});

test('a missing translation shows the French, marked as French', async () => {
  const html = await pageOf({}, {}, 'ar/passport');
  expect(html).toContain('<h1><span lang="fr" dir="ltr">Passeport</span></h1>');
});

test('numbers and addresses keep their direction in Arabic', async () => {
  const steps = [
    { text: { fr: 'x', ar: 'اتصلوا بالرقم +212 5 37 66 34 11 أو rdv.consulat.ma' }, sources: [1] },
  ];
  const html = await pageOf({ steps }, {}, 'ar/passport');
  expect(html).toContain('<bdi dir="ltr">+212 5 37 66 34 11</bdi>');
  expect(html).toContain('<bdi dir="ltr">rdv.consulat.ma</bdi>');
});

test('a variant leaves out what does not concern it', async () => {
  const document = (fr: string, variants?: string[]) => ({
    name: { fr },
    sources: [1],
    ...(variants ? { variants } : {}),
  });
  const procedure = {
    variants: [
      { id: 'first', name: { fr: 'Premier' } },
      { id: 'renewal', name: { fr: 'Renouvellement' } },
    ],
    documents: [document('Photos'), document('Ancien passeport', ['renewal'])],
  };
  expect(visibleText(await pageOf(procedure))).toMatch(/Ancien passeport.*Renouvellement/s);
  expect(visibleText(await pageOf(procedure, {}, 'fr/passport?variant=first'))).not.toContain(
    'Ancien passeport',
  );
});

test('the chooser leads to each procedure, and the address to the one it names', async () => {
  const minor = aProcedure({
    id: 'passport-minor',
    short: { fr: 'Mineur' },
    name: { fr: 'Passeport enfant' },
  });
  const service = { procedures: [aProcedure({ default: true }), minor] };
  expect(await pageOf({}, service)).toContain('href="/guide/fr/passport?procedure=passport-minor"');
  expect(await pageOf({}, service, 'fr/passport?procedure=passport-minor')).toContain(
    '<h2 class="procedure-name">Passeport enfant',
  );
});

test('doubts stand beside what they concern, sources at the end with kind and day', async () => {
  const html = await pageOf({
    fees: [aFee()],
    uncertain: [{ aspect: 'fee', text: { fr: 'Une page dit 500, une autre 860.' }, sources: [1] }],
  });
  const fees = visibleText(/part-fees.*?<\/section>/s.exec(html)?.[0] ?? '');
  expect(fees).toContain('Une page dit 500, une autre 860.');
  expect(visibleText(html)).toContain('consulat.ma · officielle · lue le 20 novembre 2026');
});

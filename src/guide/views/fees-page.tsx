import type { VNode } from 'preact';
import type { Catalogue, Fee, Procedure, Service } from '../../core/catalogue.ts';
import { addressOf } from '../addresses.ts';
import { statedFees } from '../shown-case.ts';
import { Breakdown } from './fee-list.tsx';
import { byName, ServiceLinks } from './home-page.tsx';
import { Layout } from './layout.tsx';
import { usePage } from './page-context.ts';
import { Amount, Local } from './text.tsx';

/** Every price known abroad, on one page; what has none is named at the end. */
export function FeesPage({ catalogue, origin }: { catalogue: Catalogue; origin: string }): VNode {
  const { language, words } = usePage();
  const services = byName(catalogue.services, language);
  const priced = services.filter((service) => pricesOf(service).length > 0);
  const unpriced = services.filter((service) => pricesOf(service).length === 0);
  return (
    <Layout
      title={words.fees.title}
      description={words.fees.intro}
      address={addressOf.fees}
      origin={origin}
      current="fees"
    >
      <div class="frame narrow">
        <h1>{words.fees.title}</h1>
        <p class="lead">{words.fees.intro}</p>
        <table class="price-list">
          <thead>
            <tr>
              <th scope="col">{words.fees.what}</th>
              <th scope="col">{words.fees.amount}</th>
            </tr>
          </thead>
          {priced.map((service) => (
            <Prices service={service} />
          ))}
        </table>
        {unpriced.length > 0 && <Unpriced services={unpriced} />}
      </div>
    </Layout>
  );
}

interface Price {
  readonly procedure: Procedure;
  readonly fee: Fee;
}

/** The prices of a service, each once: several procedures may share one. None, if no amount is known. */
function pricesOf({ procedures }: Service): Price[] {
  const prices = new Map<string, Price>();
  for (const procedure of procedures) {
    for (const fee of statedFees({ procedure })) {
      const key = `${fee.amount} ${fee.currency} ${fee.for.fr}`;
      if (!prices.has(key)) prices.set(key, { procedure, fee });
    }
  }
  const all = [...prices.values()];
  return all.some(({ fee }) => fee.amount !== null) ? all : [];
}

function Prices({ service }: { service: Service }): VNode {
  const { language } = usePage();
  return (
    <tbody>
      <tr class="group">
        <th scope="rowgroup" colSpan={2}>
          <a href={addressOf.service(language, service.id)}>
            <Local of={service.name} />
          </a>
        </th>
      </tr>
      {pricesOf(service).map((price) => (
        <PriceRow {...price} service={service} />
      ))}
    </tbody>
  );
}

function PriceRow({ service, procedure, fee }: Price & { service: Service }): VNode {
  const { language } = usePage();
  const address = addressOf.service(language, service.id, { procedure: procedure.id });
  return (
    <tr>
      <th scope="row">
        <a href={`${address}#fees`}>
          <Local of={fee.for} />
        </a>
        <Breakdown fee={fee} />
      </th>
      <td>
        <Amount {...fee} />
      </td>
    </tr>
  );
}

function Unpriced({ services }: { services: readonly Service[] }): VNode {
  const { words } = usePage();
  return (
    <section aria-labelledby="unpriced">
      <h2 id="unpriced">{words.fees.unknownTitle}</h2>
      <ServiceLinks services={services} />
    </section>
  );
}

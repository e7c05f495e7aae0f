import type { VNode } from 'preact';
import type { Catalogue, Fee, Procedure, Service } from '../../core/catalogue.ts';
import { addressOf } from '../addresses.ts';
import { breakdownOf, statedFees } from '../shown-case.ts';
import { Layout } from './layout.tsx';
import { usePage } from './page-context.ts';
import { Amount, Local } from './text.tsx';

/** Every price known abroad, on one page; what has none is named at the end. */
export function FeesPage({ catalogue, origin }: { catalogue: Catalogue; origin: string }): VNode {
  const { words } = usePage();
  const priced = catalogue.services.filter((service) => pricesOf(service).length > 0);
  const unpriced = catalogue.services.filter((service) => pricesOf(service).length === 0);
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

function pricesOf({ procedures }: Service): Price[] {
  return procedures.flatMap((procedure) => statedFees({ procedure }).map((fee) => ({ procedure, fee })));
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
  const { language, words } = usePage();
  const parts = breakdownOf(fee);
  const address = addressOf.service(language, service.id, { procedure: procedure.id });
  return (
    <tr>
      <th scope="row">
        <a href={`${address}#fees`}>
          <Local of={fee.for} />
        </a>
        {parts.length > 0 && (
          <small>
            {words.service.madeOf} :{' '}
            {parts.map(({ label, amount }, index) => (
              <>
                {index > 0 && ' + '}
                <Local of={label} /> <Amount amount={amount} currency={fee.currency} />
              </>
            ))}
          </small>
        )}
      </th>
      <td>
        <Amount {...fee} />
      </td>
    </tr>
  );
}

function Unpriced({ services }: { services: readonly Service[] }): VNode {
  const { language, words } = usePage();
  return (
    <section aria-labelledby="unpriced">
      <h2 id="unpriced">{words.fees.unknownTitle}</h2>
      <ul class="links">
        {services.map(({ id, name }) => (
          <li>
            <a href={addressOf.service(language, id)}>
              <Local of={name} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

import type { VNode } from 'preact';
import type { Catalogue, Service } from '../../core/catalogue.ts';
import { localText } from '../../core/language.ts';
import { addressOf } from '../addresses.ts';
import type { ShownCase } from '../shown-case.ts';
import { ProcedureChooser, VariantChooser } from './case-chooser.tsx';
import { Checklist } from './checklist.tsx';
import { Contacts } from './contacts.tsx';
import { Doubts, FactSection, Pitfalls } from './facts.tsx';
import { Fees } from './fee-list.tsx';
import { ServiceLinks } from './home-page.tsx';
import { Layout } from './layout.tsx';
import { usePage } from './page-context.ts';
import { hostOf, Section } from './section.tsx';
import { Sources } from './sources.tsx';
import { Summary } from './summary.tsx';
import { Day, Isolated, Local } from './text.tsx';

export interface ServicePageProps {
  readonly service: Service;
  readonly shown: ShownCase;
  readonly catalogue: Catalogue;
  readonly origin: string;
}

/** All that is known of one way of getting one thing. */
export function ServicePage(props: ServicePageProps): VNode {
  const { service, shown, origin } = props;
  const { language } = usePage();
  const { procedure, variant } = shown;
  const several = service.procedures.length > 1;
  const choice = {
    ...(several ? { procedure: procedure.id } : {}),
    ...(variant ? { variant: variant.id } : {}),
  };
  const isDefault = !variant && (procedure.default || procedure === service.procedures[0]);
  return (
    <Layout
      title={localText(isDefault ? service.name : procedure.name, language).text}
      description={localText(service.summary, language).text}
      address={(other) => addressOf.service(other, service.id, isDefault ? {} : choice)}
      origin={origin}
    >
      <article class="frame service" data-service={service.id} data-case={procedure.id}>
        <h1>
          <Local of={service.name} />
        </h1>
        <p class="lead">
          <Local of={service.summary} />
        </p>
        <ProcedureChooser service={service} shown={shown} />
        {several && (
          <h2 class="procedure-name">
            <Local of={procedure.name} />
          </h2>
        )}
        <Summary shown={shown} />
        <VariantChooser service={service} shown={shown} />
        <Facts {...props} />
      </article>
    </Layout>
  );
}

function Facts({ service, shown, catalogue }: ServicePageProps): VNode {
  const { words } = usePage();
  const { procedure } = shown;
  const related = service.related.flatMap((id) => catalogue.service(id) ?? []);
  const hasFees = procedure.fees.length > 0 || procedure.uncertain.some(({ aspect }) => aspect === 'fee');
  return (
    <>
      <Doubts shown={shown} aspect="general" />
      <div class="columns">
        <div>
          <Checklist shown={shown} />
          <FactSection id="steps" title={words.service.steps} facts={procedure.steps} shown={shown} numbered>
            <Doubts shown={shown} aspect="procedure" />
            <Online shown={shown} />
          </FactSection>
          <Pitfalls shown={shown} />
        </div>
        <div>
          <FactSection
            id="eligibility"
            title={words.service.eligibility}
            facts={procedure.eligibility}
            shown={shown}
          >
            <Doubts shown={shown} aspect="eligibility" />
          </FactSection>
          {hasFees && <Fees shown={shown} />}
          <FactSection
            id="duration"
            title={words.service.duration}
            facts={procedure.duration}
            shown={shown}
            label={(fact) => words.service.durationStatus[fact.status]}
          >
            <Doubts shown={shown} aspect="duration" />
          </FactSection>
          <FactSection id="where" title={words.service.where} facts={procedure.where} shown={shown}>
            <Doubts shown={shown} aspect="location_hours" />
          </FactSection>
          <Appointment shown={shown} />
          <FactSection
            id="validity"
            title={words.service.validity}
            facts={procedure.validity}
            shown={shown}
          />
          <FactSection id="tracking" title={words.service.tracking} facts={procedure.tracking} shown={shown}>
            <Doubts shown={shown} aspect="status" />
          </FactSection>
          <Contacts contacts={procedure.contacts} />
        </div>
      </div>
      <div class="ending">
        <FactSection id="legal" title={words.service.legalBasis} facts={procedure.legalBasis} shown={shown} />
        <Sources sources={procedure.sources} />
        <p class="checked">
          <Day of={procedure.checkedOn} sentence={words.service.lastChecked} />
        </p>
      </div>
      {related.length > 0 && (
        <Section id="related" title={words.service.related}>
          <ServiceLinks services={related} />
        </Section>
      )}
      <p class="ask">{words.service.askUs}</p>
    </>
  );
}

function Online({ shown }: { shown: ShownCase }): VNode | null {
  const { language, words } = usePage();
  const { online } = shown.procedure;
  if (online.length === 0) return null;
  return (
    <div class="online">
      <h3>{words.service.online}</h3>
      <ul class="facts">
        {online.map(({ name, url }) => (
          <li>
            <a href={url} rel="noopener">
              <Isolated text={localText(name, language).text} language={localText(name, language).language} />
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Appointment({ shown }: { shown: ShownCase }): VNode | null {
  const { words } = usePage();
  const { appointment } = shown.procedure;
  const doubts = <Doubts shown={shown} aspect="appointment" />;
  if (!appointment) return doubts;
  return (
    <Section id="appointment" title={words.service.appointment}>
      <p>
        <Local of={appointment.text} />
      </p>
      {appointment.url && (
        <p>
          <a href={appointment.url} rel="noopener" dir="ltr">
            {hostOf(appointment.url)}
          </a>
        </p>
      )}
      {doubts}
    </Section>
  );
}

import { useEffect, useState } from 'preact/hooks';
import { direction, type Language } from '../../core/language.ts';
import { ASPECTS, isService } from '../../core/services.ts';
import { assistApi } from './assist-api.ts';
import { useDesk } from './desk-context.ts';
import { useNames } from './names.ts';
import { SendAnswer } from './send-answer.tsx';
import { SHORTCUT } from './shortcuts.tsx';
import { Empty, Failed, Skeleton } from './states.tsx';
import { useLoaded } from './use-loaded.ts';
import type { SuggestedText } from './wire-more.ts';
import { useLanguage, useWords } from './words.ts';

interface Props {
  readonly conversationId: string;
  /** What the bot understood, or the conversation is about. */
  readonly service: string | undefined;
  readonly aspect: string | undefined;
  readonly language: string | undefined;
  /** A phone call: the answer can also be sent where the caller writes. */
  readonly isCall: boolean;
  /** This agent holds the conversation. */
  readonly mine: boolean;
  onInserted(): void;
}

/** The catalogue's entry in the citizen's language, as the bot would say it, ready to be sent. */
export function CatalogueCard(props: Props) {
  const { service, aspect, language, ...rest } = props;
  const words = useWords();
  const names = useNames();
  const [chosen, choose] = useChoice({ service, aspect, language });
  return (
    <section class="card catalogue">
      <h2>{words.catalogue.title}</h2>
      <label class="stacked">
        {words.catalogue.service}
        <select
          value={chosen.service ?? ''}
          onChange={(event) => choose({ service: event.currentTarget.value, procedure: undefined })}
        >
          <option value="">{words.catalogue.none}</option>
          {names.services().map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {chosen.service && (
        <>
          <fieldset class="aspects">
            <legend class="hidden-label">{words.catalogue.aspects}</legend>
            {ASPECTS.map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={one === chosen.aspect}
                onClick={() => choose({ aspect: one })}
              >
                {names.aspect(one)}
              </button>
            ))}
          </fieldset>
          <Paragraph {...{ ...rest, chosen, choose }} />
        </>
      )}
    </section>
  );
}

interface Chosen {
  readonly service: string | undefined;
  readonly aspect: string;
  readonly language: string | undefined;
  readonly procedure: string | undefined;
}

/** Follows the conversation until the agent chooses. */
function useChoice({ service, aspect, language }: Pick<Props, 'service' | 'aspect' | 'language'>) {
  const given: Chosen = {
    service: isService(service) ? service : undefined,
    aspect: aspect ?? 'general',
    language: undefined,
    procedure: undefined,
  };
  const [chosen, setChosen] = useState(given);
  useEffect(() => setChosen(given), [service, aspect, language]);
  return [chosen, (change: Partial<Chosen>) => setChosen((old) => ({ ...old, ...change }))] as const;
}

interface ParagraphProps extends Omit<Props, 'service' | 'aspect' | 'language'> {
  readonly chosen: Chosen;
  choose(change: Partial<Chosen>): void;
}

function Paragraph({ conversationId, chosen, choose, isCall, mine, onInserted }: ParagraphProps) {
  const words = useWords();
  const { api } = useDesk();
  const query = Object.fromEntries(
    Object.entries({ conversation: conversationId, ...chosen }).filter(([, value]) => value),
  ) as Record<string, string>;
  const loaded = useLoaded(JSON.stringify(query), () => assistApi(api).suggestion(query));
  if (loaded.failed && !loaded.value) return <Failed onRetry={() => void loaded.reload()} />;
  if (!loaded.value) return <Skeleton rows={3} />;
  const { suggestion } = loaded.value;
  return (
    <>
      <Wishes {...{ suggested: loaded.value, choose }} />
      <p
        class="suggested"
        lang={suggestion.language}
        dir={direction(suggestion.language as Language)}
        data-suggested
      >
        {suggestion.text}
      </p>
      {!suggestion.known && (
        <p class="uncertain">
          <span aria-hidden="true">⚠ </span>
          {words.catalogue.unknown}
        </p>
      )}
      <Sources suggested={loaded.value} />
      {mine && isCall && chosen.service && (
        <SendAnswer
          callId={conversationId}
          answer={{
            ...{ service: chosen.service, aspect: chosen.aspect },
            ...{ procedure: suggestion.procedure, language: suggestion.language },
          }}
        />
      )}
      {mine ? (
        <Insert text={suggestion.text} onInserted={onInserted} />
      ) : (
        <Empty>{words.catalogue.take}</Empty>
      )}
    </>
  );
}

function Insert({ text, onInserted }: { readonly text: string; onInserted(): void }) {
  const words = useWords();
  const { composer, notify } = useDesk();
  return (
    <button
      type="button"
      class="primary"
      onClick={() => {
        onInserted();
        composer.current?.insert(text);
        notify(words.catalogue.inserted);
      }}
      aria-keyshortcuts="Alt+I"
      {...{ [SHORTCUT]: 'KeyI' }}
    >
      {words.catalogue.insert} <kbd class="wide-only">Alt I</kbd>
    </button>
  );
}

/** The case and the language, to be changed where the guess is wrong. */
function Wishes({
  suggested: { suggestion, procedures },
  choose,
}: Pick<ParagraphProps, 'choose'> & { readonly suggested: SuggestedText }) {
  const words = useWords();
  const language = useLanguage();
  return (
    <div class="wishes">
      {procedures.length > 1 && (
        <label>
          <span class="hidden-label">{words.catalogue.procedure}</span>
          <select
            value={suggestion.procedure}
            onChange={(event) => choose({ procedure: event.currentTarget.value })}
          >
            {procedures.map(({ id, name }) => (
              <option key={id} value={id}>
                {name[language] ?? name.fr}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        <span class="hidden-label">{words.catalogue.language}</span>
        <select
          value={suggestion.language}
          onChange={(event) => choose({ language: event.currentTarget.value })}
        >
          {Object.entries(words.speaks)
            .filter(([id]) => id !== 'zgh')
            .map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
        </select>
      </label>
    </div>
  );
}

function Sources({ suggested: { suggestion } }: { readonly suggested: SuggestedText }) {
  const words = useWords();
  const sources = suggestion.sources ?? [];
  if (sources.length === 0) return null;
  return (
    <details class="meta">
      <summary>
        {words.catalogue.sources} ({sources.length})
      </summary>
      <ul>
        {sources.map(({ url, title, checkedOn }) => (
          <li key={url}>
            <a href={url} target="_blank" rel="noreferrer">
              <bdi>{title}</bdi>
            </a>{' '}
            · <bdi dir="ltr">{checkedOn}</bdi>
          </li>
        ))}
      </ul>
    </details>
  );
}

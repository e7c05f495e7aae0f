import type { ComponentChildren, VNode } from 'preact';
import { direction, GUIDE_LANGUAGES } from '../../core/language.ts';
import { type AddressIn, addressOf } from '../addresses.ts';
import { LANGUAGE_NAMES } from '../wordings/index.ts';
import { Icon } from './icons.tsx';
import { usePage } from './page-context.ts';

export interface LayoutProps {
  /** Without the name of the site. */
  readonly title: string;
  readonly description: string;
  /** Where this page is in each language. */
  readonly address: AddressIn;
  /** The site's own address, for links that must be whole (`https://…`, without a slash at the end). */
  readonly origin: string;
  /** Not for search engines: results, errors. */
  readonly unlisted?: boolean;
  /** The mission whose page it is, for the chat. */
  readonly mission?: string;
  readonly current?: 'home' | 'fees' | 'missions';
  readonly children: ComponentChildren;
}

/** The frame of every page: head, header, main, footer, chat. */
export function Layout(props: LayoutProps): VNode {
  const { language, words } = usePage();
  return (
    <html lang={language} dir={direction(language)}>
      <Head {...props} />
      <body>
        <a class="skip" href="#content">
          {words.skip}
        </a>
        <Header {...props} />
        <main id="content" tabIndex={-1}>
          {props.children}
        </main>
        <Footer />
        <script
          src="/channels/webchat/widget.js"
          data-language={language}
          {...(props.mission ? { 'data-mission': props.mission } : {})}
          defer
        />
      </body>
    </html>
  );
}

function Head({ title, description, address, origin, unlisted, current }: LayoutProps): VNode {
  const { language, words } = usePage();
  const fullTitle =
    current === 'home' ? `${words.siteName} · ${words.tagline}` : `${title} · ${words.siteName}`;
  return (
    <head>
      <meta charset="utf-8" />
      <title>{fullTitle}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="description" content={description} />
      <meta name="theme-color" content="#0b5d3b" />
      {unlisted && <meta name="robots" content="noindex" />}
      {!unlisted && <link rel="canonical" href={origin + address(language)} />}
      {!unlisted &&
        GUIDE_LANGUAGES.map((other) => (
          <link rel="alternate" hreflang={other} href={origin + address(other)} />
        ))}
      <link rel="icon" type="image/svg+xml" href="/icon.svg" />
      <link rel="stylesheet" href="/guide.css" />
      <script src="/guide.js" type="module" />
    </head>
  );
}

function Header({ address, current }: LayoutProps): VNode {
  const { language, words } = usePage();
  const entry = (name: 'fees' | 'missions', href: string, label: string) => (
    <a href={href} aria-current={current === name ? 'page' : undefined}>
      {label}
    </a>
  );
  return (
    <header class="site-header">
      <div class="frame">
        <a class="brand" href={addressOf.home(language)}>
          <Icon name="star" />
          <span>{words.siteName}</span>
        </a>
        <nav class="menu" aria-label={words.mainMenu}>
          {entry('fees', addressOf.fees(language), words.menu.fees)}
          {entry('missions', addressOf.missions(language), words.menu.missions)}
        </nav>
        <nav class="languages" aria-label={words.languages}>
          {GUIDE_LANGUAGES.map((other) => (
            <a
              href={address(other)}
              lang={other}
              hreflang={other}
              aria-current={other === language ? 'true' : undefined}
            >
              {LANGUAGE_NAMES[other]}
            </a>
          ))}
        </nav>
      </div>
    </header>
  );
}

function Footer(): VNode {
  const { language, words } = usePage();
  return (
    <footer class="site-footer">
      <div class="frame">
        <p>{words.footer.about}</p>
        <ul>
          <li>
            <a href={addressOf.privacy(language)}>{words.footer.privacy}</a>
          </li>
          <li>
            <a href="/api/services">{words.footer.data}</a>
          </li>
        </ul>
      </div>
    </footer>
  );
}

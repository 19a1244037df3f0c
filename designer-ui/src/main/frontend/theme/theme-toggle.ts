/** The switch between light and dark. The choice is kept in a cookie, so that the server draws the first page right. */

const COOKIE = 'ivory-theme';
const ONE_YEAR_S = 31_536_000;

type Theme = 'light' | 'dark';

function chosen(): Theme | undefined {
  const value = /(?:^|; )ivory-theme=(light|dark)/u.exec(document.cookie)?.[1];
  return value === 'light' || value === 'dark' ? value : undefined;
}

function current(): Theme {
  return document.documentElement.getAttribute('theme') === 'dark' ? 'dark' : 'light';
}

function apply(theme: Theme): void {
  if (theme === 'dark') {
    document.documentElement.setAttribute('theme', 'dark');
  } else {
    document.documentElement.removeAttribute('theme');
  }
}

function keep(theme: Theme): void {
  document.cookie = `${COOKIE}=${theme}; path=/; max-age=${ONE_YEAR_S}; samesite=strict`;
}

apply(chosen() ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'));

class IvoryThemeToggle extends HTMLElement {
  readonly #button = document.createElement('button');
  readonly #icon = document.createElement('span');

  connectedCallback(): void {
    this.#button.type = 'button';
    this.#button.className = 'icon-button';
    this.#icon.ariaHidden = 'true';
    this.#button.replaceChildren(this.#icon);
    this.#button.onclick = () => {
      const theme = current() === 'dark' ? 'light' : 'dark';
      apply(theme);
      keep(theme);
      this.#show();
    };
    this.replaceChildren(this.#button);
    this.#show();
  }

  #show(): void {
    const dark = current() === 'dark';
    this.#icon.className = `iv-icon icon-${dark ? 'sun' : 'moon'}`;
    this.#button.title = dark ? 'Light colours' : 'Dark colours';
    this.#button.ariaLabel = this.#button.title;
  }
}

customElements.define('ivory-theme-toggle', IvoryThemeToggle);

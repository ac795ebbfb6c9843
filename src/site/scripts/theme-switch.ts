/** The button between the themes: the first press changes what is seen, whatever the system has; the third goes back to it. */
type Theme = 'system' | 'light' | 'dark';

const current = (): Theme => {
  const { theme } = document.documentElement.dataset;
  return theme === 'light' || theme === 'dark' ? theme : 'system';
};

/** From the system's to the other one, then to the one the system has, chosen for good. */
const order = (): Theme[] =>
  matchMedia('(prefers-color-scheme: dark)').matches
    ? ['system', 'light', 'dark']
    : ['system', 'dark', 'light'];

export const themeSwitch = (): void => {
  const button = document.querySelector<HTMLButtonElement>('[data-la-theme]');
  if (button === null) return;
  const say = (): void => {
    button.title = button.ariaLabel = button.dataset[current()] ?? '';
  };
  say();
  button.addEventListener('click', () => {
    const theme = order()[(order().indexOf(current()) + 1) % 3] as Theme;
    const root = document.documentElement;
    if (theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme;
    try {
      if (theme === 'system') localStorage.removeItem('la-theme');
      else localStorage.setItem('la-theme', theme);
    } catch {
      // Storage is blocked: the choice holds for this page.
    }
    say();
    document.dispatchEvent(new CustomEvent('la-theme', { detail: theme }));
  });
};

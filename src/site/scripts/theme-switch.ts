/** The button that goes from the system's theme to light to dark and back. */
const order = ['system', 'light', 'dark'] as const;
type Theme = (typeof order)[number];

const current = (): Theme => {
  const { theme } = document.documentElement.dataset;
  return theme === 'light' || theme === 'dark' ? theme : 'system';
};

export const themeSwitch = (): void => {
  const button = document.querySelector<HTMLButtonElement>('[data-la-theme]');
  if (button === null) return;
  const say = (): void => {
    button.title = button.ariaLabel = button.dataset[current()] ?? '';
  };
  say();
  button.addEventListener('click', () => {
    const theme = order[(order.indexOf(current()) + 1) % order.length] as Theme;
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

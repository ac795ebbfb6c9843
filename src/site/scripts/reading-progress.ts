/**
 * Remembers, in this browser only, how far each chapter was read. One key in local storage; forgetting removes it.
 * Where storage is blocked nothing is remembered and nothing fails.
 */
const key = 'la-reading';

export interface Reading {
  /** The chapter read last: `first-fin-lost`. */
  last?: string;
  chapters: Record<string, { /** Id of the heading reached. */ at: string; part: string; done?: true }>;
}

export const reading = (): Reading => {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '');
    if (stored !== null && typeof stored === 'object' && 'chapters' in stored) return stored as Reading;
  } catch {
    // Nothing stored, or storage is blocked.
  }
  return { chapters: {} };
};

const keep = (state: Reading): void => {
  try {
    localStorage.setItem(key, JSON.stringify(state));
  } catch {
    // Storage is full or blocked.
  }
};

export const forgetReading = (): void => {
  try {
    localStorage.removeItem(key);
  } catch {
    // Storage is blocked: there is nothing to forget.
  }
};

/** On a chapter's page: notes each part as it is reached, and the end. */
export const rememberReading = (): void => {
  const slug = document.querySelector<HTMLElement>('.la-chapter')?.dataset.chapter;
  const end = document.querySelector('.la-turn');
  if (slug === undefined || end === null) return;
  const note = (change: { at?: string; part?: string; done?: true }): void => {
    const state = reading();
    state.last = slug;
    state.chapters[slug] = { at: '', part: '', ...state.chapters[slug], ...change };
    keep(state);
  };
  document.addEventListener('la-part', (event) => {
    const heading = (event as CustomEvent<HTMLElement>).detail;
    note({ at: heading.id, part: heading.textContent?.trim() ?? '' });
  });
  new IntersectionObserver(([seen]) => seen?.isIntersecting && note({ done: true })).observe(end);
};

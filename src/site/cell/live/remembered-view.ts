/** The view in front is the reader's choice for the whole site: kept, and followed by every cell of the page. */
import { type View, views } from './views.ts';

const key = 'last-ack.view';

export const rememberedView = (): View | null => {
  try {
    return views.find((view) => view === localStorage.getItem(key)) ?? null;
  } catch {
    return null;
  }
};

export const tellView = (view: View): void => {
  try {
    localStorage.setItem(key, view);
  } catch {
    // Not remembered, then.
  }
  document.dispatchEvent(new CustomEvent('la-view', { detail: view }));
};

/** @param follow is told of each choice, until it says that it is gone */
export const followViews = (follow: (view: View) => boolean): void => {
  const told = (event: Event): void => {
    if (!follow((event as CustomEvent<View>).detail)) document.removeEventListener('la-view', told);
  };
  document.addEventListener('la-view', told);
};

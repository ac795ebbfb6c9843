/** Says that a newer version waits, and loads it only if the reader agrees: an edit under way is theirs to keep. */
import { loadWords } from '../../words/index.ts';
import { pageLang } from './page-lang.ts';

export const offerUpdate = async (waiting: ServiceWorker): Promise<void> => {
  const t = await loadWords(pageLang(), 'site');
  if (document.querySelector('.la-offer')) return;
  const notice = document.createElement('div');
  notice.className = 'la-offer';
  notice.setAttribute('role', 'status');
  const button = (label: string, act: () => void): HTMLButtonElement => {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = label;
    made.addEventListener('click', act);
    return made;
  };
  notice.append(
    t.updateReady,
    button(t.updateNow, () => {
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
      waiting.postMessage({ type: 'SKIP_WAITING' });
    }),
    button(t.updateLater, () => notice.remove()),
  );
  document.body.append(notice);
};

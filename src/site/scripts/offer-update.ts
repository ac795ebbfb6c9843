/** Says that a newer version waits, and loads it only if the reader agrees: an edit under way is theirs to keep. */
import { loadWords } from '../../words/index.ts';
import { pageLang } from './page-lang.ts';

/**
 * How often a waiting worker is asked to take over, in ms. Chromium lets it do so once the old worker is idle. Asked only
 * once, while the old one still fetches (the editor, on a slow line), it would look again half a minute after that.
 */
const askEveryMs = 1_000;

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
  const load = (): void => {
    notice.replaceChildren(t.updateComing);
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    const ask = (): void => waiting.postMessage({ type: 'SKIP_WAITING' });
    ask();
    setInterval(ask, askEveryMs);
  };
  notice.append(
    t.updateReady,
    button(t.updateNow, load),
    button(t.updateLater, () => notice.remove()),
  );
  document.body.append(notice);
};

/** In `npm run dev`: the doctor's list along the lower edge of the page, which stays alive above it. */
import type { Finding } from '../doctor/finding.ts';
import { told } from './told.ts';

const style = `
  section { position: fixed; inset: auto 0 0; z-index: 2147483647; max-height: 40vh; overflow: auto; padding: 12px 16px;
    background: light-dark(#fff6f4, #2a1512); color: light-dark(#1c1210, #f6e9e6); border-top: 3px solid light-dark(#a8321d, #ff9080);
    font: 13px/1.5 ui-monospace, monospace; }
  header { display: flex; justify-content: space-between; align-items: baseline; font-weight: 600; }
  ol { margin: 8px 0 0; padding: 0; list-style: none; display: grid; gap: 8px; }
  button { font: inherit; color: inherit; background: none; border: 0; padding: 4px; text-align: start; cursor: pointer; text-decoration: underline; }
  p { margin: 0; padding-inline: 4px; }
`;

const panel = document.createElement('la-doctor');
const inside = panel.attachShadow({ mode: 'open' });
let faults: Finding[] = [];
let broken: Finding | null = null;

/** The list that was closed. It stays closed over the page's reloads, until there is another. */
const closed = 'la-doctor-closed';

const element = (name: string, ...children: (Node | string)[]): HTMLElement => {
  const made = document.createElement(name);
  made.append(...children);
  return made;
};

function button(words: string, press: () => void): HTMLElement {
  const made = element('button', words);
  made.addEventListener('click', press);
  return made;
}

function line({ file, line, column, what, right }: Finding): HTMLElement {
  const place = `${file}:${line}:${column}`;
  const open = () => void fetch(`/__open-in-editor?file=${encodeURIComponent(place)}`);
  return element('li', button(place, open), element('p', what), element('p', `→ ${right}`));
}

function show(): void {
  // The doctor says it better than the error that follows from it.
  const list = faults.length > 0 ? faults : broken ? [broken] : [];
  const said = JSON.stringify(list);
  const stays = sessionStorage.getItem(closed) === said;
  if (!stays) sessionStorage.removeItem(closed);
  if (stays || list.length === 0) {
    panel.remove();
    return;
  }
  const count = `${list.length} fault${list.length === 1 ? '' : 's'}`;
  const head = element(
    'header',
    broken ? `${count} – the page is the last one that worked` : count,
    button('Close', () => {
      sessionStorage.setItem(closed, said);
      panel.remove();
    }),
  );
  const section = element('section', head, element('ol', ...list.map(line)));
  section.setAttribute('role', 'alert');
  inside.replaceChildren(element('style', style), section);
  document.body.append(panel);
}

/** A page is sent while it is drawn, so one with a fault in the middle begins well and stops short. */
async function canBeDrawn(address: string): Promise<boolean> {
  try {
    const answer = await fetch(address);
    return answer.ok && (await answer.text()).trimEnd().endsWith('</html>');
  } catch {
    return false;
  }
}

/** Goes up with each change, so that only the last one is waited for. */
let changes = 0;

/** The new page, as soon as there is one: on a busy machine it is asked for before all its files have been read anew. */
async function goOn(): Promise<void> {
  changes += 1;
  const mine = changes;
  for (let tries = 0; tries < 20 && mine === changes; tries += 1) {
    if (await canBeDrawn(location.href)) {
      location.reload();
      return;
    }
    await new Promise((again) => setTimeout(again, 500));
  }
}

if (import.meta.hot) {
  import.meta.hot.on(told.faults, (list: Finding[]) => {
    faults = list;
    show();
    if (broken && list.length === 0) void goOn();
  });
  import.meta.hot.on(told.broken, (why: Finding) => {
    broken = why;
    show();
  });
  import.meta.hot.on(told.changed, () => void goOn());
  import.meta.hot.send(told.here, performance.timeOrigin);
}

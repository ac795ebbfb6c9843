/** Many connections at once: kinds of close as small pictures, a time axis, and who sent resets. */
import type { CaptureWords } from '../../../words/index.ts';
import type { Fleet } from './capture-messages.ts';
import { closePicture } from './close-picture.ts';
import { duration, element } from './make-element.ts';

type Group = Fleet['groups'][number];

const kindOf = (group: Group, words: CaptureWords): string => {
  const { endings, fleet } = words;
  return [
    endings[group.ended],
    ...(group.closedFirst ? [fleet.first[group.closedFirst]] : []),
    ...(group.resetBy ? [fleet.by[group.resetBy]] : []),
    ...(group.again ? [fleet.again] : []),
    ...(group.slow ? [fleet.slow] : []),
  ].join(fleet.comma);
};

/** Bars of three kinds, one above the other; said in words beside it. */
const axisPicture = ({ opens, closes, resets }: NonNullable<Fleet['axis']>): string => {
  const most = Math.max(1, ...opens, ...closes, ...resets);
  const rows = [opens, closes, resets].map((counts, row) => {
    const base = 28 + row * 34;
    const bars = counts
      .map((n, i) => (n > 0 ? `M${i * 10} ${base}h8v${-Math.max(2, Math.round((26 * n) / most))}h-8z` : ''))
      .join('');
    return `<path class="la-axis-${row}" d="${bars}"/><path class="la-axis-line" d="M0 ${base}H${counts.length * 10}"/>`;
  });
  return `<svg class="la-axis" viewBox="0 0 ${opens.length * 10} 100" preserveAspectRatio="none" aria-hidden="true">${rows.join('')}</svg>`;
};

const sum = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);

/** `only` is called with the key of the kind to list, or null for all. */
export const fleetView = (fleet: Fleet, words: CaptureWords, only: (key: string | null) => void): Node[] => {
  const t = words.fleet;
  const buttons: HTMLButtonElement[] = [];
  const press = (key: string | null, ...inside: Node[]): HTMLButtonElement => {
    const button = element('button', { type: 'button', className: 'la-kind' }, ...inside);
    button.setAttribute('aria-pressed', String(key === null));
    button.addEventListener('click', () => {
      for (const other of buttons) other.setAttribute('aria-pressed', String(other === button));
      only(key);
    });
    buttons.push(button);
    return button;
  };
  const kinds = element('ul', { className: 'la-kinds' });
  kinds.append(element('li', {}, press(null, element('span', { textContent: t.all }))));
  for (const group of fleet.groups) {
    const picture = element('span');
    picture.innerHTML = closePicture(group.sketch);
    const said = element(
      'span',
      {},
      element('strong', { textContent: t.count(group.count) }),
      ` ${kindOf(group, words)}`,
    );
    kinds.append(element('li', {}, press(group.key, picture, said)));
  }
  const nodes: Node[] = [
    element('h2', { textContent: t.title }),
    element('p', { className: 'la-capture-note', textContent: t.lead }),
    kinds,
  ];
  if (fleet.more > 0)
    nodes.push(element('p', { className: 'la-capture-note', textContent: t.more(fleet.more) }));
  const { axis, sources } = fleet;
  if (axis) {
    const picture = element('div', { className: 'la-axis-box' });
    picture.innerHTML = axisPicture(axis);
    const names = element('ul', { className: 'la-axis-names' });
    for (const [i, name] of [t.opens, t.closes, t.resets].entries())
      names.append(element('li', { className: `la-axis-name-${i}`, textContent: name }));
    const said = t.axis(sum(axis.opens), sum(axis.closes), sum(axis.resets), duration(axis.slice / 1000));
    nodes.push(element('h3', { textContent: t.when }), picture, names, element('p', { textContent: said }));
  }
  if (sources.length > 0) {
    const items = sources.map(({ host, side, connections }) =>
      element('li', { textContent: t.source(host, words.list.first[side], connections) }),
    );
    nodes.push(element('h3', { textContent: t.sources }), element('ul', {}, ...items));
  }
  return nodes;
};

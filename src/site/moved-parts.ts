/**
 * What once stood on one chapter's page and now stands on another's. A link that was given out before opens there, with the
 * values, faults or code it carries: an inline script of the old page (`followMoved`) sends it on before anything is drawn.
 */
interface Moved {
  /** `/orphan-budget/`, without base and language. */
  to: string;
  /** The part's name there, where it is another. */
  as?: string;
  /** What else the link sets there: `which=second`. */
  set?: string;
}

const toBudget: Moved = { to: '/orphan-budget/' };
const lostForever = (set: string): Moved => ({ to: '/first-fin-lost/', as: 'cell-lost-forever', set });

export const movedParts: Record<string, Record<string, Moved>> = {
  'first-fin-lost': {
    'a-budget-of-time-not-a-count': { ...toBudget, as: 'three-becomes-three-seconds' },
    'what-0-means': toBudget,
    'only-orphans-obey-it': toBudget,
    'too-many-orphans': toBudget,
    'cell-budget': toBudget,
    'cell-rtt-sweep': toBudget,
    'cell-settings-sweep': toBudget,
    'cell-closed-or-shut-down': toBudget,
    'cell-too-many-orphans': toBudget,
  },
  'second-ack-lost': { 'cell-ack-lost-forever': lostForever('which=second&orphanRetries=2') },
  'third-fin-lost': { 'cell-lost-forever': lostForever('which=third') },
  'fourth-ack-lost': {
    'cell-how-many-ports': { to: '/time-wait-and-ports/' },
    'cell-lost-forever': lostForever('which=fourth&orphanRetries=2'),
  },
};

/** A part's new place: its page, its name there where it is another, and what is set. */
export type Places = Record<string, readonly [page: string, name?: string, set?: string]>;

/**
 * Where an address of the old page leads now; undefined where it stays. It runs as written in the page's head, so it names
 * nothing outside itself.
 */
const movedTo = (places: Places, search: string, hash: string): string | undefined => {
  const name = hash.slice(1);
  const code = /^code=\d+\.([a-z0-9-]+)\.(.*)$/s.exec(name);
  const key = code ? `cell-${code[1]}` : name;
  const place = Object.hasOwn(places, key) && places[key];
  if (!place) return;
  const [page, part = key, set] = place;
  // What the link says itself comes first: of two values a cell takes the last.
  const query = [set, search.slice(1)].filter(Boolean).join('&');
  const to = code ? `${name.slice(0, name.indexOf('.') + 1)}${part.replace(/^cell-/, '')}.${code[2]}` : part;
  return `${page}${query && `?${query}`}#${to}`;
};

/** The inline script of a page that parts have left; `href` gives an address its base and language. */
export const followMoved = (slug: string, href: (path: string) => string): string | undefined => {
  const moved = movedParts[slug];
  if (!moved) return;
  const places: Places = Object.fromEntries(
    Object.entries(moved).map(([name, { to, as, set }]): [string, Places[string]] => {
      if (set !== undefined) return [name, [href(to), as ?? name, set]];
      return [name, as === undefined ? [href(to)] : [href(to), as]];
    }),
  );
  return `{const to=(${String(movedTo).replace(/\n\s*(\/\/.*\n\s*)?/g, '\n')})(${JSON.stringify(places)},location.search,location.hash);if(to)location.replace(to)}`;
};

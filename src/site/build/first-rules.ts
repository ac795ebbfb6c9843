/** The rules of a sheet that a piece of a page may need before somebody does something there. */
import { parse as parseSelector, type Selector } from 'css-what';
import { type AtRule, parse, type Root, type Rule } from 'postcss';

const openTag = /<([a-z][\w-]*)((?:\s+[^\s"'>=/]+(?:="[^"]*")?)*)\s*\/?>/g;
const attributes = /([^\s"'>=/]+)(?:="([^"]*)")?/g;

/** `main`, `.la-main`, `#main`, `[tabindex]`: all by which a selector can find an element of it. */
const namesIn = (html: string): Set<string> => {
  const names = new Set<string>();
  for (const [, tag = '', list = ''] of html.matchAll(openTag)) {
    names.add(tag);
    for (const [, name = '', value = ''] of list.matchAll(attributes)) {
      names.add(`[${name}]`);
      if (name === 'class') for (const one of value.split(/\s+/)) names.add(`.${one}`);
      if (name === 'id') names.add(`#${value}`);
    }
  }
  return names;
};

/** States that a page is not in when it is first painted. */
const later = new Set([
  'active',
  'checked',
  'disabled',
  'focus',
  'focus-visible',
  'hover',
  'popover-open',
  'target',
]);
const laterParts = new Set(['backdrop', 'selection']);

/** Whether elements of these names may be meant: each part of a selector names something that is there. */
const mayMean = (names: ReadonlySet<string>, selector: readonly Selector[]): boolean =>
  selector.every((part) => {
    if (part.type === 'tag') return names.has(part.name);
    if (part.type === 'attribute') {
      if (part.name === 'class') return names.has(`.${part.value}`);
      return names.has(part.name === 'id' ? `#${part.value}` : `[${part.name}]`);
    }
    if (part.type === 'pseudo-element') return !laterParts.has(part.name);
    if (part.type !== 'pseudo') return true;
    // `:is`, `:where`, `:has`: one of their selectors is enough.
    if (part.name !== 'not' && Array.isArray(part.data)) return part.data.some((one) => mayMean(names, one));
    return !later.has(part.name);
  });

/** Paper has all rules by then; what moves begins later; a face that must be fetched comes behind the first paint. */
const isLater = (rule: AtRule): boolean =>
  rule.name === 'keyframes' ||
  (rule.name === 'media' && /print|prefers-reduced-motion/.test(rule.params)) ||
  (rule.name === 'font-face' && /url\(/.test(rule.toString()));

/** Measures that are said once, for the whole page: `--radius`, `3px`. */
const constantsOf = (all: Root): Map<string, string> => {
  const often = new Map<string, number>();
  const constants = new Map<string, string>();
  all.walkDecls(/^--/, ({ prop, value, parent }) => {
    often.set(prop, (often.get(prop) ?? 0) + 1);
    if ((parent as Rule).selector === ':root' && !/var\(|^\s*$/.test(value)) constants.set(prop, value);
  });
  for (const [name, times] of often) if (times > 1) constants.delete(name);
  return constants;
};

/** Takes a sheet; what it returns takes HTML, and the names that a script gives to what holds it, and answers with rules. */
export const rulesFor = (sheet: string): ((html: string, given?: readonly string[]) => string) => {
  const all = parse(sheet);
  all.walkAtRules((rule) => {
    if (isLater(rule)) rule.remove();
  });
  // Written where it is used, a measure takes fewer bytes than its name.
  const constants = constantsOf(all);
  all.walkDecls((declaration) => {
    declaration.value = declaration.value.replace(
      /var\((--[\w-]+)\)/g,
      (name, one) => constants.get(one) ?? name,
    );
  });
  const parsed = new Map<string, Selector[][]>();
  all.walkRules(({ selectors }) => {
    for (const one of selectors) parsed.set(one, parseSelector(one));
  });
  return (html, given = []) => {
    const names = new Set([...namesIn(html), ...given]);
    const root = all.clone();
    root.walkRules((rule) => {
      const kept = rule.selectors.filter((one) => parsed.get(one)!.some((own) => mayMean(names, own)));
      if (kept.length === 0) rule.remove();
      else rule.selectors = kept;
    });
    for (let gone = 1; gone > 0; ) {
      gone = 0;
      // An element's own style names some as well.
      const used = new Set([...`${root} ${html}`.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name));
      root.walkDecls(/^--/, (declaration) => {
        if (used.has(declaration.prop)) return;
        declaration.remove();
        gone += 1;
      });
    }
    root.walkAtRules((rule) => {
      if (rule.nodes?.length === 0) rule.remove();
    });
    return root.toString();
  };
};

/** Components a chapter may use, their attributes, and the names those point at. */
import type { Chapter, ChapterText, Component, TextFile } from '../../chapter/build.ts';
import type { Finding } from './finding.ts';
import { nearest, rightName } from './nearest.ts';

/** What chapters may name; read from the code that defines it. */
export interface Names {
  /** `FIN_WAIT1` and `FIN-WAIT-1` … */
  states: readonly string[];
  /** `tcp_orphan_retries` … */
  settings: readonly string[];
  /** Glossary ids; null: there is no glossary here. */
  terms: readonly string[] | null;
  /** Kernel recordings. */
  recordings: readonly string[];
}

interface AttributeRule {
  required?: boolean;
  kind:
    | 'text'
    | 'cell'
    | 'exercise'
    | 'state'
    | 'setting'
    | 'term'
    | 'fact'
    | 'profile'
    | 'as'
    | 'values'
    | 'choices';
}

const optional = (kind: AttributeRule['kind']): AttributeRule => ({ kind });
const required = (kind: AttributeRule['kind']): AttributeRule => ({ kind, required: true });
const result = { profile: optional('profile'), with: optional('values'), as: optional('as') };

export const componentAttributes: Record<string, Record<string, AttributeRule>> = {
  Cell: { id: required('cell') },
  Fact: { of: required('cell'), is: required('fact'), ...result },
  Predict: {
    cell: required('cell'),
    is: required('fact'),
    question: required('text'),
    choices: required('choices'),
    ...result,
  },
  State: { name: required('state') },
  Setting: { name: required('setting') },
  Term: { id: required('term') },
  Exercise: { id: required('exercise'), title: required('text') },
  Hint: {},
};

/** Plain HTML that Markdown has no signs for. */
const elements = ['a', 'abbr', 'br', 'details', 'img', 'kbd', 'sub', 'summary', 'sup'];

/** Told with the table they are in. */
const inTable = ['thead', 'tbody', 'tr', 'th', 'td'];

const profiles = ['linux', 'textbook'];
const forms = ['count', 'ms', 's'];

/** The repair that puts the near name in place of the wrong one, when there is a near one. */
const renamed = (found: string, near: string | null, quote = ''): Pick<Finding, 'fix'> =>
  near === null ? {} : { fix: { found, write: `${quote}${near}${quote}` } };

function checkValue(
  rule: AttributeRule,
  value: unknown,
  chapter: Chapter,
  names: Names,
): Omit<Finding, 'file' | 'line' | 'column'> | null {
  const oneOf = (candidates: readonly string[], noun: string) =>
    typeof value === 'string' && candidates.includes(value)
      ? null
      : {
          what: `there is no ${noun} ${JSON.stringify(value) ?? '{…}'}`,
          right: rightName(String(value), candidates, noun),
          ...renamed(`"${value}"`, nearest(String(value), candidates), '"'),
        };
  switch (rule.kind) {
    case 'cell': {
      const fault = oneOf(
        chapter.cells.map(({ id }) => id),
        'cell',
      );
      return fault && { ...fault, right: `${fault.right}; cells are the files in ${chapter.path}/cells` };
    }
    case 'exercise': {
      const fault = oneOf(
        chapter.exercises.map(({ id }) => id),
        'exercise',
      );
      return (
        fault && { ...fault, right: `${fault.right}; exercises are the folders in ${chapter.path}/exercises` }
      );
    }
    case 'state':
      return oneOf(names.states, 'state');
    case 'setting':
      return oneOf(names.settings, 'setting');
    case 'term':
      return names.terms && oneOf(names.terms, 'term');
    case 'profile':
      return oneOf(profiles, 'profile');
    case 'as':
      return oneOf(forms, 'form');
    case 'fact':
    case 'text':
      return typeof value === 'string' && value !== ''
        ? null
        : { what: 'this attribute holds no text', right: 'write a text in double quotes' };
    case 'values':
      return value !== null && typeof value === 'object' && !Array.isArray(value)
        ? null
        : {
            what: '"with" is no list of parameter values',
            right: 'write literals: with={{ rttMs: 200, sack: false }}',
          };
    case 'choices':
      return Array.isArray(value) && value.length > 1 && new Set(value).size === value.length
        ? null
        : {
            what: '"choices" is no list of two or more different values',
            right: 'write literals: choices={[3, 4, 5]}',
          };
  }
}

const prefixed = (prefix: string, fix: NonNullable<Finding['fix']>): NonNullable<Finding['fix']> => ({
  found: prefix + fix.found,
  write: prefix + fix.write,
});

function checkComponent(
  component: Component,
  file: string,
  chapter: Chapter,
  names: Names,
  report: (finding: Finding) => void,
): void {
  const { name, attributes, line, column } = component;
  if (name === '' || elements.includes(name)) return;
  const rules = componentAttributes[name];
  if (!rules && inTable.includes(name)) return;
  if (name === 'table') {
    const right = 'write it in Markdown: | one | two |, and below it | --- | --- |';
    report({ file, line, column, what: 'a table of HTML', right });
    return;
  }
  if (!rules) {
    const known = Object.keys(componentAttributes);
    const near = nearest(name, [...known, ...elements]);
    const list = `components: ${known.join(', ')}; HTML: ${elements.join(', ')}`;
    report({
      file,
      line,
      column,
      what: `there is no component <${name}>`,
      right: near ? `write <${near}> (${list})` : list,
      ...renamed(`<${name}`, near && `<${near}`),
    });
    return;
  }
  for (const [key, attribute] of Object.entries(attributes)) {
    const rule = rules[key];
    const place = { file, line: attribute.line, column: attribute.column };
    if (!rule) {
      report({
        ...place,
        what: `<${name}> has no attribute "${key}"`,
        right: rightName(key, Object.keys(rules), 'attribute'),
        ...renamed(key, nearest(key, Object.keys(rules))),
      });
      continue;
    }
    const fault = checkValue(rule, attribute.value, chapter, names);
    if (fault) report({ ...place, ...fault, ...(fault.fix && { fix: prefixed(`${key}=`, fault.fix) }) });
  }
  for (const [key, rule] of Object.entries(rules)) {
    if (!rule.required || key in attributes) continue;
    if (Object.keys(attributes).some((given) => nearest(given, Object.keys(rules)) === key && !rules[given]))
      continue;
    const written = `${key}=${rule.kind === 'choices' ? '{[1, 2, 3]}' : '"…"'}`;
    report({ file, line, column, what: `<${name}> lacks "${key}"`, right: `write <${name} ${written} …>` });
  }
  if (name === 'Term' && !component.filled)
    report({ file, line, column, what: '<Term> has no words', right: 'write <Term id="…">words</Term>' });
  const isExercise = name === 'Exercise' || name === 'Hint';
  if (isExercise && !component.filled)
    report({
      file,
      line,
      column,
      what: `<${name}> has no words`,
      right:
        name === 'Hint' ? 'write <Hint>words</Hint>' : 'write the task between <Exercise …> and </Exercise>',
    });
  if (component.filled && name !== 'Term' && name !== 'Predict' && !isExercise)
    report({
      file,
      line,
      column,
      what: `what stands in <${name}> is not shown`,
      right: `write <${name} … />, and the words before or behind it`,
    });
}

export function checkComponents(
  file: TextFile & { text: ChapterText },
  chapter: Chapter,
  names: Names,
): Finding[] {
  const findings: Finding[] = [];
  const report = (finding: Finding) => findings.push(finding);
  for (const component of file.text.components) checkComponent(component, file.file, chapter, names, report);

  const shown = new Map<string, Component>();
  for (const component of file.text.components.filter(({ name }) => name === 'Cell')) {
    const id = component.attributes.id?.value;
    if (typeof id !== 'string') continue;
    const first = shown.get(id);
    if (first) {
      const { line, column } = component;
      report({
        file: file.file,
        line,
        column,
        what: `cell "${id}" is shown twice, first on line ${first.line}`,
        right: 'keep one, and link to it with #cell-ID from the other place'.replace('ID', id),
      });
    }
    shown.set(id, component);
  }
  for (const code of file.text.code) {
    report({
      file: file.file,
      line: code.line,
      column: code.column,
      what: `a chapter holds no code, found "${code.text.trim().slice(0, 40)}"`,
      right: /^\s*(import|export)\b/.test(code.text)
        ? 'remove the line: components need no import, and cells are files in cells/'
        : 'put code in a cell, and read its result with <Fact of="…" is="…" />; a brace in prose is written \\{',
    });
  }
  return findings;
}

/**
 * What a cell's code may do to the page it stands on, by mistake or on purpose: name, the body of `run` (or the whole cell after
 * `CELL:`), and the words in which the cell answers; `fresh` where it is drawn as if nothing were.
 */
export type Harm = readonly [name: string, code: string, words: RegExp | 'fresh'];

const late = /Stopped after 2 s/;
const many = (count: number, each: string): string => `Array.from({ length: ${count} }, (_, i) => ${each})`;
const client = (script: string): string => `return { ...base, client: { script: ${script} } } as any;`;
const controls = (given: string): string =>
  `CELL:export default cell({ parameters: ${given} as any, run: () => base });`;

/** Without an end: the clock of the page need only be turned on. */
export const endless: readonly Harm[] = [
  ['a loop', 'for (;;) {}', late],
  ['a loop of promises', 'const go = () => Promise.resolve().then(go); return go();', late],
  ['a promise that is never kept', 'return new Promise(() => {}) as any;', late],
  [
    'a timer that sets itself',
    'return new Promise(() => { const go = () => setTimeout(go); go(); }) as any;',
    late,
  ],
  [
    'a generator spread out',
    'const all = function* (): any { for (;;) yield; }; for (const _ of all()); return base;',
    late,
  ],
  ['a pattern that goes back', "/^(a+)+$/.test('a'.repeat(50) + 'b'); return base;", late],
  ['a worker in the worker', "new Worker(URL.createObjectURL(new Blob(['for(;;){}']))); for (;;) {}", late],
  ['a getter of the result', 'return { ...base, get rttMs() { for (;;); } } as any;', late],
  ['a result that writes itself', 'return { ...base, toJSON() { for (;;); } } as any;', late],
  ['a proxy that lists its keys', 'return new Proxy({}, { ownKeys() { for (;;); } }) as any;', late],
  ['a text that is asked for', 'console.log({ toJSON() { for (;;); } }); return base;', late],
  ['a comparison', '[2, 1].sort(() => { for (;;); }); return base;', late],
  ['an error that is asked for its words', 'throw { toString() { for (;;); } };', late],
  ['a loop where the module begins', 'CELL:for (;;) {}\nexport default cell({ run: () => base });', late],
  [
    'what the facts are made of',
    'CELL:export default cell({ run: () => base, facts: (): any => { for (;;); } });',
    late,
  ],
];

/** Each comes to an end by itself. */
export const harms: readonly Harm[] = [
  ['a function that calls itself', 'const go = (): any => go(); return go();', /calls itself without end/],
  [
    'a text of a gigabyte',
    "return { ...base, about: 'x'.repeat(2 ** 30) };",
    /more memory than a cell may have/,
  ],
  [
    'a list longer than there are',
    'return { ...base, rules: new Array(2 ** 32) } as any;',
    /more memory than a cell may have/,
  ],
  ['a terabyte', 'new ArrayBuffer(1e12); return base;', /memory/],
  [
    'a result of 100 MB',
    "return { kind: 'table', caption: 'x'.repeat(1e8), columns: [], rows: [] } as any;",
    // Which comes first, its size or its time, is the machine's.
    /more than a result|Stopped after 2 s/,
  ],
  [
    'a result of 3 MB',
    "return { kind: 'table', caption: 'x'.repeat(3e6), columns: [], rows: [] } as any;",
    /more than a result/,
  ],
  ['a list inside itself', 'const a: any[] = []; a.push(a); return a as any;', /circular/],
  [
    '100,000 lists in one another',
    'let a: any = []; for (let i = 0; i < 1e5; i += 1) a = [a]; return a;',
    /calls itself without end/,
  ],
  [
    'a thousand messages',
    "for (let i = 0; i < 1000; i += 1) self.postMessage('x'); return null as any;",
    /not a result/,
  ],
  [
    'a forged result',
    'self.postMessage(\'={"outputs":"<img src=x onerror=alert(1)>"}\'); return null as any;',
    /found/,
  ],
  ['a result that is none', "self.postMessage('={'); return null as any;", /not a result/],
  [
    'a poisoned reply',
    '(Object.prototype as any).toJSON = () => "x"; JSON.stringify = () => "{"; return null as any;',
    /found/,
  ],
  [
    'a throwing toString',
    "throw { toString() { throw new Error('no'); } };",
    /It threw something that cannot be read\./,
  ],
  [
    'a throwing message',
    "const e = new Error('x'); Object.defineProperty(e, 'message', { get() { throw 1; } }); throw e;",
    /It threw something that cannot be read\./,
  ],
  [
    'a throwing stack',
    "const e = new Error('seen'); Object.defineProperty(e, 'stack', { get() { throw 1; } }); throw e;",
    /seen/,
  ],
  ['null thrown', 'throw null;', /It threw null\./],
  ['Infinity', 'return { ...base, durationMs: Infinity };', /found Infinity; allowed: a number from 1/],
  ['NaN', 'return { ...base, rttMs: NaN };', /found NaN; allowed: a number from 0/],
  ['a number beyond all', 'return { ...base, rttMs: 1e308 };', /allowed: a number from 0 to 60000/],
  ['less than nothing', 'return { ...base, rttMs: -1 };', /allowed: a number from 0/],
  ['a run of years', 'return { ...base, durationMs: 1e12 };', /allowed: a number from 1/],
  ['NUL', "return { ...base, about: 'a' + String.fromCharCode(0) };", /about: found "a/],
  ['a text of 1.9 MB', "return { ...base, about: 'a'.repeat(1_900_000) };", /about: found "a{20,60}…/],
  [
    '20,000 unknown keys',
    `return Object.fromEntries(${many(20_000, "['key' + i, 1]")}) as any;`,
    /a key that does not exist here/,
  ],
  ['a key of the prototype', 'return JSON.parse(\'{"__proto__":{"rttMs":1}}\');', /found/],
  ['nothing', 'return undefined as any;', /found nothing/],
  ['a function', 'return (() => base) as any;', /found nothing/],
  ['a symbol', 'return Symbol() as any;', /found nothing/],
  ['a whole number without bounds', 'return { ...base, rttMs: 5n } as any;', /BigInt/],
  ['a date', 'return new Date(0) as any;', /allowed: a scenario/],
  ['an empty list', 'return [];', /an empty list/],
  ['13 outputs', `return ${many(13, 'base')};`, /a list of 13; allowed: .*12/],
  ['501 rows', `return table('t', ['a'], ${many(501, '[i]')});`, /a list of 501/],
  ['21 columns', `return table('t', ${many(21, "'c' + i")}, []);`, /a list of 21/],
  [
    '5,000 calls',
    client(`[connect(), ...${many(5000, "({ do: 'reconnect', samePort: true })")}, close()]`),
    /a list of 5002; allowed: up to 1000 entries/,
  ],
  [
    '201 rules',
    `return { ...base, rules: ${many(201, "lose('client', { fin: true })")} };`,
    /a list of 201; allowed: up to 200/,
  ],
  ['a call that nobody knows', client("[{ do: 'x'.repeat(1e6) }]"), /found "x{20,60}…/],
  ['a petabyte sent', client('[connect(), send(1e15), close()]'), /allowed: /],
  [
    '900 connections one after the other',
    `return { ...base, durationMs: 6e8, client: { script: [connect(), ...${many(900, "({ do: 'reconnect', samePort: false })")}, close()] } } as any;`,
    /segments: too many to draw/,
  ],
  [
    '10 MB with losses',
    "return { ...base, durationMs: 6e8, rules: [{ from: 'client', action: 'drop', data: true, chance: 0.05 }], client: { script: [connect(), send(10_000_000), close()] } } as any;",
    /segments: too many to draw/,
  ],
  [
    'ten thousand lines logged',
    "for (let i = 0; i < 1e4; i += 1) console.log('x'.repeat(1e4)); return base;",
    'fresh',
  ],
  [
    'a log that holds itself',
    'const a: any = { b: 1 }; a.self = a; console.log(a, { get x() { throw 1; } }); return base;',
    'fresh',
  ],
  ['timers that go on', 'setInterval(() => { throw 1; }); Promise.reject(1); return base;', 'fresh'],
  [
    'prototypes replaced',
    'Array.prototype.map = () => []; Object.hasOwn = () => true; return base;',
    'fresh',
  ],
  [
    '21 controls',
    controls(`Object.fromEntries(${many(21, "['p' + i, toggle({ label: 'l' })]")})`),
    /found 21 of them; allowed: up to 20/,
  ],
  [
    'a control named after the prototype',
    controls('JSON.parse(\'{"__proto__":{"kind":"toggle","label":"l"}}\')'),
    /the name "__proto__"/,
  ],
  [
    'a slider that stands still',
    controls("{ x: { kind: 'slider', label: 'l', min: 0, max: 9, step: 0, value: 2 } }"),
    /step: found 0; allowed: more than 0/,
  ],
  [
    'a slider that goes back',
    controls("{ x: { kind: 'slider', label: 'l', min: 9, max: 0, step: 1, value: 2 } }"),
    /max: found 0; allowed: more than min/,
  ],
  [
    'a label of a book',
    controls("{ x: { kind: 'toggle', label: 'l'.repeat(5000) } }"),
    /a text of 5000 characters/,
  ],
  ['no program', 'CELL:)(', /line \d+, column/],
  ['no cell', 'CELL:export const a = 1;', /exports nothing to draw/],
  ['a cell that is none', 'CELL:export default null;', /exports nothing to draw/],
];

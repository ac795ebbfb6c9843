/**
 * What a cell's code may send in place of its answer, or hide in it: name, the body of its `run`, and all that the frame then
 * says to the page, as `kind: what`. What a stranger's code sends is a string of bounded length or nothing.
 */
export type Forgery = readonly [name: string, code: string, said: readonly string[]];

const noResult = ['threw: The run sent something that is not a result.'];
const tooMuch = ['ended: output'];
/** An honest answer after whatever was done to the room. */
const honest = ['done: {"outputs":{"a":[1]},"log":[]}'];
const answer = 'return { a: [1] };';
const throws = (code: string): string => `const e = new Error('x'); ${code}; throw e;`;

export const forgedAnswers: readonly Forgery[] = [
  ['that the frame is ready', "postMessage({ kind: 'ready' }); return new Promise(() => {});", tooMuch],
  [
    'that the browser refuses',
    "postMessage({ kind: 'refused', reason: 'x' }); return new Promise(() => {});",
    tooMuch,
  ],
  [
    'that its worker is gone',
    "postMessage({ kind: 'gone', run: 1 }); return new Promise(() => {});",
    tooMuch,
  ],
  [
    'an answer of another run',
    "postMessage({ kind: 'done', run: 1, payload: '{}' }); return new Promise(() => {});",
    tooMuch,
  ],
  ['a list', "postMessage(['=1']); return new Promise(() => {});", tooMuch],
  ['a number', 'postMessage(1); return new Promise(() => {});', tooMuch],
  ['nothing', 'postMessage(undefined); return new Promise(() => {});', tooMuch],
  ['a text object', "postMessage(new String('=1')); return new Promise(() => {});", tooMuch],
  [
    'bytes handed over',
    'const b = new ArrayBuffer(8); postMessage(b, [b]); return new Promise(() => {});',
    tooMuch,
  ],
  [
    'a port into the frame',
    'const { port1 } = new MessageChannel(); postMessage(port1, [port1]); return new Promise(() => {});',
    tooMuch,
  ],
  [
    'a picture',
    'const c = new OffscreenCanvas(1, 1); c.getContext("2d"); const p = c.transferToImageBitmap(); postMessage(p, [p]); return new Promise(() => {});',
    tooMuch,
  ],
  [
    'a list of a thousand lists',
    'let a = []; for (let i = 0; i < 1000; i += 1) a = [a]; postMessage(a); return new Promise(() => {});',
    tooMuch,
  ],
  ['three million characters', "postMessage('='.padEnd(3e6, 'x')); return new Promise(() => {});", tooMuch],
  ['words without a sign', 'postMessage(\'{"kind":"ready"}\'); return new Promise(() => {});', noResult],
  ['an error that is none', "postMessage('!{}'); return new Promise(() => {});", noResult],
  ['an error that is no JSON', "postMessage('!{'); return new Promise(() => {});", noResult],
  [
    'an error of a million characters',
    "postMessage('!' + JSON.stringify({ kind: 'threw', message: 'x'.repeat(1e6) })); return new Promise(() => {});",
    noResult,
  ],
  [
    'an error of another kind',
    'postMessage(\'!{"kind":"done","run":1,"payload":"{}"}\'); return new Promise(() => {});',
    noResult,
  ],
  [
    'an error of no text',
    'postMessage(\'!{"kind":"threw","name":{"a":1},"message":[2],"cell":3,"line":"4","column":-5}\'); return new Promise(() => {});',
    ['threw: '],
  ],
  [
    'an error with a prototype',
    'postMessage(\'!{"kind":"threw","message":"m","__proto__":{"cell":"x"}}\'); return new Promise(() => {});',
    ['threw: m'],
  ],
  [
    'two answers',
    "postMessage('=1'); postMessage('=2'); return new Promise(() => {});",
    ['done: 1', ...tooMuch],
  ],
  [
    'an answer after the answer',
    `queueMicrotask(() => setTimeout(() => postMessage('=2'))); ${answer}`,
    [...honest, ...tooMuch],
  ],
  ['a promise as its result', 'return { then: (ok) => ok({ a: [1] }) };', honest],
  ['a result that writes itself', 'return { toJSON: () => ({ a: [1] }) };', honest],
  ['a result that is a proxy', 'return new Proxy({ a: [1] }, {});', honest],
  ['a result of getters', 'return { get a() { return [1]; } };', honest],
  ['JSON replaced', `JSON.stringify = () => '{"kind":"ready"}'; ${answer}`, honest],
  ['postMessage replaced', `self.postMessage = () => {}; ${answer}`, honest],
  ['the promise replaced', `self.Promise = class {}; ${answer}`, honest],
  ['then replaced', `Promise.prototype.then = () => {}; ${answer}`, honest],
  [
    'the text replaced, which is the end of its own run',
    `self.String = () => 'x'; String.prototype.slice = () => 'y'; ${answer}`,
    ['threw: x'],
  ],
  [
    'the keys replaced',
    `Object.keys = () => ['x']; Object.fromEntries = () => 1; Array.isArray = () => false; ${answer}`,
    honest,
  ],
  ['the list replaced', `Array.prototype.map = Array.prototype.slice = () => []; ${answer}`, honest],
  [
    'the function replaced',
    `Function.prototype.call = Function.prototype.bind = () => {}; ${answer}`,
    honest,
  ],
  ['who hears replaced', `self.onmessage = () => {}; self.onerror = null; ${answer}`, honest],
  ['a prototype written on', `Object.prototype.polluted = 1; ${answer}`, honest],
  [
    'a prototype in the result',
    'return JSON.parse(\'{"a":[1],"__proto__":{"polluted":1}}\');',
    ['done: {"outputs":{"a":[1],"__proto__":{"polluted":1}},"log":[]}'],
  ],
  [
    'an error named by a getter',
    throws("Object.defineProperty(e, 'name', { get: () => '<b>' })"),
    ['threw: x'],
  ],
  [
    'an error named at length',
    throws("e.name = 'n'.repeat(1e6); e.message = 'm'.repeat(1e6)"),
    [`threw: ${'m'.repeat(500)}`],
  ],
  ['an error that is a proxy', "throw new Proxy(new Error('x'), {});", ['threw: x']],
  [
    'an error that becomes a result',
    "throw { toJSON: () => ({ kind: 'done' }), toString: () => 'x' };",
    ['threw: It threw x.'],
  ],
];

/** Markup, styles and addresses that a page must show as the letters they are. */
export const hostileText = [
  '<img src=SEEN onerror="window.ran = 1">',
  '<svg onload="window.ran = 2"><script>window.ran = 3</script></svg>',
  '</title></style></script></textarea><script>window.ran = 4</script>',
  '<iframe srcdoc="<script>parent.ran = 5</script>"></iframe>',
  '<a href="javascript:window.ran = 6" id=clobbered name=body>x</a>',
  '<form name=cookie><input name=attributes></form>',
  '<style>body { display: none } @import url(SEEN)</style><link rel=stylesheet href=SEEN>',
  '" onmouseover="window.ran = 7" autofocus onfocus="window.ran = 8" x="',
  "' style='background:url(SEEN);position:fixed' '",
  '<base href="SEEN"><meta http-equiv=refresh content="0;url=SEEN">',
  '&lt;img src=SEEN&gt; ]]> <!-- \u202e\u2066',
].join(' ');

const figure = (extra: string): string => `return { kind: 'figure', scenario: base, ${extra} };`;
const control = (given: string): string => `PARAMETERS:{ x: ${given} };`;

/** Where such a text may stand: name, the body of `run` (or the parameters), and where it is then to be read. */
export const placesOfText: readonly (readonly [name: string, code: string, where: string])[] = [
  ['the caption of a table', "return table(TEXT, ['a'], [['b']]);", '.la-result-table caption'],
  ['the name of a column', "return table('t', [TEXT], [['b']]);", '.la-result-table th'],
  ['an entry of a table', "return table('t', ['a'], [[TEXT]]);", '.la-result-table td'],
  ['the caption of a figure', figure('caption: TEXT'), '.la-caption'],
  ['the name of a run beside it', figure('against: { label: TEXT, scenario: base }'), '.la-summary'],
  ['what it logs', 'console.log(TEXT); return base;', '.la-log'],
  ['an error', 'throw new Error(TEXT);', '.la-problems'],
  ['the name of an error', "const e = new Error('x'); e.name = TEXT.slice(0, 70); throw e;", '.la-problems'],
  ['what is thrown', 'throw TEXT;', '.la-problems'],
  ['a key that does not exist', 'return { ...base, [TEXT]: 1 };', '.la-problems'],
  ['a value that is not allowed', 'return { ...base, rttMs: TEXT };', '.la-problems'],
  [
    'the label of a slider',
    control("{ kind: 'slider', label: TEXT, min: 0, max: 9, step: 1, value: 2 }"),
    '.la-controls',
  ],
  [
    'the unit of a slider',
    control("{ kind: 'slider', label: 'l', unit: TEXT, min: 0, max: 9, step: 1, value: 2 }"),
    '.la-controls',
  ],
  [
    'the label of a choice',
    control("{ kind: 'select', label: TEXT, options: ['a'], value: 'a' }"),
    '.la-controls',
  ],
  ['a choice', control("{ kind: 'select', label: 'l', options: [TEXT, 'a'], value: 'a' }"), '.la-controls'],
  ['the label of a switch', control("{ kind: 'toggle', label: TEXT, value: true }"), '.la-controls'],
];

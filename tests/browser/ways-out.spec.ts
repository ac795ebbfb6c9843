/**
 * No way out: what a cell's code might try to leave its room, and what might be tried from the frame around it. Each way is
 * tried again where nothing is closed, and gets out there: silence before says something.
 */
import { expect, type Frame, type Page, test } from '@playwright/test';
import { listen, type Probe } from './probe.ts';
import { openSandbox } from './sandbox-frame.ts';
import { byDocument, byLanguage, byLeaving, byNetwork, byStorage, type Way } from './ways-out.ts';

const fromWorker: readonly Way[] = [...byNetwork, ...byLanguage, ...byStorage];

let probe: Probe;
test.beforeEach(async () => {
  probe = await listen({
    '/open': '<!doctype html><title>Open</title><body>',
    '/around': '<!doctype html><title>Around</title><iframe src="/open"></iframe>',
  });
});
test.afterEach(() => probe.close());

/** The code of a way, with what it would reach named after the place it is tried from. */
const aimed = ([name, code]: Way, place: string): string =>
  code
    .replaceAll('OUT', `${probe.origin}/${encodeURIComponent(`${place}: ${name}`)}`)
    .replaceAll('SAID', name);

/** Answers `out`, or how it was refused; what hangs is answered for by its silence outside. */
const tried = (code: string): string =>
  `(async () => { try { return await (async () => { ${code} })() ?? 'tried'; } catch (e) { return 'refused'; } })()`;

/** Runs each as a cell's code, a worker each. @returns the answers, by name */
const runInSandbox = (page: Page, codes: readonly (readonly [string, string])[]) =>
  page.evaluate(async (all) => {
    const { contentWindow } = document.querySelector('iframe')!;
    const answers: Record<string, string> = {};
    for (const [i, [name, code]] of all.entries()) {
      const modules = [{ id: 'a', code: `exports.default = { run: () => ${code} };` }];
      const answer = new Promise<string>((resolve) => {
        const hear = ({ source, data }: MessageEvent): void => {
          if (source !== contentWindow || data.run !== i + 1) return;
          removeEventListener('message', hear);
          resolve(data.kind === 'done' ? String(JSON.parse(data.payload).outputs) : data.kind);
        };
        addEventListener('message', hear);
      });
      contentWindow!.postMessage({ kind: 'run', run: i + 1, modules, values: {}, limitMs: 2000 }, '*');
      answers[name] = await answer;
    }
    return answers;
  }, codes);

/** The same where nothing is closed; some of them never answer, and are heard nevertheless. */
const runInOpenWorkers = (page: Page, codes: readonly (readonly [string, string])[]): Promise<void> =>
  page.evaluate((all) => {
    const reached: string[] = [];
    Object.assign(globalThis, { reached });
    for (const [name, code] of all) {
      const worker = new Worker(URL.createObjectURL(new Blob([`${code}.then(postMessage)`])));
      worker.onmessage = ({ data }) => data === 'out' && reached.push(name);
    }
  }, codes);

/** A page of the same origin that hears what is said to all tabs. */
const hearTabs = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heardByTabs: heard });
    new BroadcastChannel('ways-out').onmessage = ({ data }) => heard.push(data);
  });
/** What was reached from there, or heard there, without a request. */
const reachedIn = (at: Page | Frame): Promise<string[]> =>
  at.evaluate(() => {
    const { reached, heardByTabs } = globalThis as unknown as Record<string, string[] | undefined>;
    return [...(reached ?? []), ...(heardByTabs ?? [])];
  });
/** What came from anywhere but where nothing is closed. */
const astray = (): string[] => probe.heard.filter((one) => !/^(open: |\(datagram\))/.test(one));

/** Those of which nothing was seen where they are free. Of what goes by UDP the name is not to be read. */
const silent = async (at: Page | Frame, ways: readonly Way[]): Promise<string[]> => {
  const heard = [...probe.heard.map((one) => one.replace(/^open: /, '')), ...(await reachedIn(at))];
  return ways
    .map(([name]) => name)
    .filter((name) => !heard.includes(name) && !(name === 'WebTransport' && heard.includes('(datagram)')));
};

test('from a cell’s code nothing outside is reached', async ({ page, context }) => {
  await page.goto('404.html');
  await hearTabs(page);
  await openSandbox(page);
  const codes = (place: string) => fromWorker.map((way) => [way[0], tried(aimed(way, place))] as const);
  const inside = await runInSandbox(page, codes('room'));
  expect(Object.entries(inside).filter(([, answer]) => answer === 'out')).toEqual([]);
  expect(probe.heard).toEqual([]);

  const open = await context.newPage();
  await open.goto(`${probe.origin}/open`);
  await hearTabs(open);
  await runInOpenWorkers(open, codes('open'));
  await expect.poll(() => silent(open, fromWorker)).toEqual([]);
  // Whatever had left before would be here by now.
  expect(astray()).toEqual([]);
  expect(await reachedIn(page)).toEqual([]);
});

/** Tries each in a frame; `reachedIn` says later what was reached, since some of them answer late or never. */
const tryInFrame = async (frame: Frame, ways: readonly Way[], place: string): Promise<void> => {
  const each = ways.map(
    (way) =>
      `${tried(aimed(way, place))}.then((answer) => answer === 'out' && reached.push(${JSON.stringify(way[0])}));`,
  );
  await frame.evaluate(`globalThis.reached = [];\n${each.join('\n')}\n0`);
};

test('nor from the frame around it, should somebody come as far', async ({ page, context }) => {
  const windows: string[] = [];
  await page.goto('404.html');
  context.on('page', (one) => windows.push(one.url()));
  const room = await openSandbox(page);
  await tryInFrame(room, byDocument, 'room');
  expect(windows).toEqual([]);

  const open = await context.newPage();
  await open.goto(`${probe.origin}/around`);
  const free = open.frames()[1]!;
  await tryInFrame(free, byDocument, 'open');
  await expect.poll(() => silent(free, byDocument)).toEqual([]);
  expect(astray()).toEqual([]);
  expect(await reachedIn(room)).toEqual([]);
  expect(await page.evaluate(() => 'reached' in globalThis)).toBe(false);
});

test('nor by leaving the frame', async ({ page }) => {
  for (const way of byLeaving) {
    await page.goto('404.html');
    // Who leaves a frame gives no answer.
    await tryInFrame(await openSandbox(page), [way], 'room').catch(() => {});
  }
  for (const way of byLeaving) {
    await page.goto(`${probe.origin}/around`);
    await tryInFrame(page.frames()[1]!, [way], 'open').catch(() => {});
    // The page that is left has been left before the next one is opened.
    await expect.poll(() => page.frames().some((one) => one.url().includes('/open%3A'))).toBe(true);
    expect(probe.heard).toContain(`open: ${way[0]}`);
  }
  expect(astray()).toEqual([]);
});

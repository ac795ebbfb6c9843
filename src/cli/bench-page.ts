/**
 * `npm run bench:page`: what a reader waits for, measured in headless Chromium over the built site (run `npm run build`
 * first). Medians of several runs; times also as ratios to a bare page measured in the same run, since machines differ.
 */
import { spawn } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from '@playwright/test';
import { browserArgs, findBrowser } from './find-browser.ts';
import { longestTasks } from './longest-task.ts';
import { type ManyTimes, timeMany } from './time-many.ts';
import { timePastes } from './time-paste.ts';
import { timeEdit, timeFirstPress } from './time-press.ts';
import { tool } from './tool.ts';
import { untilAnswers } from './until-answers.ts';

const port = Number(process.env.LAST_ACK_BENCH_PORT ?? 4398);
const home = `http://localhost:${port}${process.env.LAST_ACK_BASE ?? '/'}`;
const chapter = `${home}first-fin-lost/`;
const rounds = Number(process.argv[2] ?? 3);

const at = (values: number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ??
  Number.NaN;
const median = (values: number[]): number => at(values, 0.5);
const ms = (value: number): string => `${value.toFixed(1)} ms`;
const rows: string[] = [];
const report = (what: string, found: string, wanted = ''): void => {
  rows.push(`${what.padEnd(52)} ${found.padStart(22)}   ${wanted}`);
};

/** Scripts a page has asked for, gzip -9 bytes. */
const watchScripts = (page: Page): (() => number) => {
  let bytes = 0;
  page.on('response', async (response) => {
    if (response.request().resourceType() !== 'script') return;
    const body = await response.body().catch(() => Buffer.alloc(0));
    bytes += gzipSync(body, { level: 9 }).length;
  });
  return () => bytes;
};

const open = async (browser: Browser): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(20_000);
  await page.addInitScript(() => {
    const held = { value: 0 };
    Object.assign(globalThis, { movedBy: held });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      })[])
        if (!entry.hadRecentInput) held.value += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return page;
};

/** The chapter, come on a fast line, on what is from then on Lighthouse's slow 4G, as a browser's own tools have it. */
const openFar = async (browser: Browser): Promise<Page> => {
  const page = await open(browser);
  await page.goto(chapter, { waitUntil: 'load' });
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  await network.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 562.5,
    downloadThroughput: (1.44 * 1024 * 1024) / 8,
    uploadThroughput: (675 * 1024) / 8,
  });
  return page;
};

/**
 * Drags a slider by its thumb, as a hand would, and reads from the browser's own trace how long it took from each `input`
 * event to the end of the frame that shows what came of it: dispatched, run, laid out, painted, put in layers. Waiting for
 * the display's next tick is not in it; a browser delivers input at the start of a frame.
 */
const dragSlider = async (page: Page, selector: string, steps: number): Promise<number[]> => {
  const slider = page.locator(selector);
  await slider.scrollIntoViewIfNeeded();
  const box = (await slider.boundingBox())!;
  const share = await slider.evaluate((input: HTMLInputElement) => {
    const [min, max] = [Number(input.min || 0), Number(input.max || 100)];
    return (Number(input.value) - min) / (max - min);
  });
  const thumb = 8;
  const x = (at: number) => box.x + thumb + (box.width - 2 * thumb) * at;
  await page.mouse.move(x(share), box.y + box.height / 2);
  await page.mouse.down();
  await page.waitForTimeout(300);
  interface Happened {
    name: string;
    ph: string;
    ts: number;
    dur?: number;
    args: { data?: { type?: string } };
  }
  const happened: Happened[] = [];
  const client = await page.context().newCDPSession(page);
  client.on('Tracing.dataCollected', ({ value }) => happened.push(...(value as unknown as Happened[])));
  await client.send('Tracing.start', { categories: 'devtools.timeline', transferMode: 'ReportEvents' });
  for (let i = 0; i < steps; i += 1) {
    await page.mouse.move(x(0.1 + 0.7 * Math.abs(Math.sin(i))), box.y + box.height / 2);
    await page.waitForTimeout(40);
  }
  const complete = new Promise((done) => client.once('Tracing.tracingComplete', done));
  await client.send('Tracing.end');
  await complete;
  await page.mouse.up();
  await client.detach();
  happened.sort((a, b) => a.ts - b.ts);
  const painted = happened.filter(({ name }) => name === 'Layerize');
  return happened
    .filter(({ name, args }) => name === 'EventDispatch' && args.data?.type === 'input')
    .flatMap(({ ts }) => {
      const shown = painted.find((one) => one.ts > ts);
      return shown ? [(shown.ts + (shown.dur ?? 0) - ts) / 1000] : [];
    });
};

const measure = async (browser: Browser): Promise<void> => {
  const before: number[] = [];
  const live: number[] = [];
  const drag: number[] = [];
  const slow: number[] = [];
  const floor: number[] = [];
  const runs: number[] = [];
  const firstRuns: number[] = [];
  const firstKey: number[] = [];
  const monaco: number[] = [];
  const warm: number[] = [];
  const slowKey: number[] = [];
  const heard: number[] = [];
  const plays: number[] = [];
  const moved: number[] = [];
  const tasks = new Map<string, number[]>();
  const many: ManyTimes[][] = [];
  for (let round = 0; round < rounds; round += 1) {
    const bare = await browser.newPage();
    await bare.setContent(
      '<input id="x" type="range" max="300"><p></p><script>x.oninput = () => requestAnimationFrame(() => (document.querySelector("p").textContent = x.value))</script>',
    );
    floor.push(...(await dragSlider(bare, '#x', 30)));
    await bare.close();

    const page = await open(browser);
    const scripts = watchScripts(page);
    await page.goto(chapter, { waitUntil: 'load' });
    await page.waitForTimeout(500);
    before.push(scripts());
    const cell = page.locator('#cell-lost-once');
    await cell.scrollIntoViewIfNeeded();
    await cell.hover();
    await page.locator('#cell-lost-once .la-hit').first().waitFor({ state: 'attached' });
    await page.waitForTimeout(300);
    live.push(scripts());
    drag.push(...(await dragSlider(page, '#cell-lost-once input[type=range][name=rttMs]', 60)));
    const client = await page.context().newCDPSession(page);
    await client.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    slow.push(...(await dragSlider(page, '#cell-lost-once input[type=range][name=rttMs]', 20)));
    await client.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await page.close();

    const writing = await open(browser);
    await writing.goto(chapter, { waitUntil: 'load' });
    const times = await timeEdit(writing, '#cell-lost-once');
    firstKey.push(times.key);
    monaco.push(times.monaco);
    await writing.keyboard.press('ControlOrMeta+End');
    await writing.keyboard.type('// warm');
    // The first runs fall into the seconds in which the checker of types starts: they have a row of their own.
    for (let i = 0; i < 12; i += 1) {
      await writing.keyboard.type(`${i}`);
      await writing.waitForTimeout(400);
      const took = await writing.evaluate(async () => {
        const element = document.querySelector<HTMLElement>('#cell-lost-once')!;
        const start = performance.now();
        const drawn = new Promise((done) =>
          new MutationObserver(() => element.dataset.status === 'fresh' && done(null)).observe(element, {
            attributeFilter: ['data-status'],
          }),
        );
        element.querySelector<HTMLElement>('[data-do=run]')!.click();
        // A run that never ends must not hold the bench for ever.
        await Promise.race([drawn, new Promise((done) => setTimeout(done, 5000))]);
        await new Promise(requestAnimationFrame);
        return performance.now() - start;
      });
      // A run that was not drawn has no time: it counts as endless, not as five seconds.
      (i < 4 ? firstRuns : runs).push(took < 5000 ? took : Number.POSITIVE_INFINITY);
    }
    await writing.keyboard.press('ControlOrMeta+A');
    await writing.keyboard.type('let x = ;');
    await writing.keyboard.press('ControlOrMeta+Enter');
    await writing.waitForTimeout(800);
    await writing.locator('#cell-lost-once [data-do=edit]').click();
    await writing.waitForTimeout(700);
    moved.push(
      await writing.evaluate(() => (globalThis as unknown as { movedBy: { value: number } }).movedBy.value),
    );
    warm.push((await timeEdit(writing, '#cell-lost-forever')).monaco);
    await writing.close();

    const far = await openFar(browser);
    slowKey.push((await timeEdit(far, '#cell-lost-once', 0)).key);
    await far.close();
    const pressing = await openFar(browser);
    const pressed = await timeFirstPress(pressing, '#cell-lost-once');
    heard.push(pressed.heard);
    plays.push(pressed.plays);
    await pressing.close();

    const much = await open(browser);
    await much.goto(chapter, { waitUntil: 'load' });
    await timeEdit(much, '#cell-lost-once');
    for (const [name, longest] of await longestTasks(much, '#cell-lost-once'))
      tasks.set(name, [...(tasks.get(name) ?? []), longest]);
    await much.close();

    const counting = await browser.newPage({ hasTouch: true, viewport: { width: 1280, height: 900 } });
    await counting.goto(`${home}chance/`, { waitUntil: 'load' });
    many.push(await timeMany(counting, '#cell-how-long'));
    await counting.close();
  }
  const pastes: Awaited<ReturnType<typeof timePastes>>[] = [];
  for (let i = 0; i < rounds; i += 1) pastes.push(await timePastes(browser, `${home}diagnose/`));
  const bare = median(floor);
  report('page JS before the first intent, gzip', `${median(before)} bytes`, '≤ 5,120');
  report('page JS with a cell live, gzip', `${median(live)} bytes`);
  report('bare page: slider to painted number, median', ms(bare), '(the floor)');
  report(
    'slider to painted timeline, median',
    `${ms(median(drag))} (${(median(drag) / bare).toFixed(2)} ×)`,
    '≤ 10 ms',
  );
  report('slider to painted timeline, 95th percentile', ms(at(drag, 0.95)), '≤ 17 ms');
  report('the same at 4 × CPU slowdown, median', ms(median(slow)), '≤ 35 ms');
  report('Run to painted timeline, warm, median', ms(median(runs)), '≤ 100 ms');
  report('the same just after Edit, median', ms(median(firstRuns)), '(beside Monaco)');
  report('Edit to the first key accepted, median', ms(median(firstKey)), '≤ 50 ms');
  report('the same on slow 4G, nothing loaded before', ms(median(slowKey)), '≤ 50 ms');
  report('first press to first painted change, slow 4G', ms(median(heard)), '≤ 150 ms');
  report('the same, until the figure plays', ms(median(plays)), '(all that loads)');
  report('Edit to Monaco, cold, median', ms(median(monaco)), '≤ 700 ms');
  report('Edit to Monaco, warm, median', ms(median(warm)), '≤ 150 ms');
  for (const [name, longest] of tasks)
    report(`longest task: ${name}`, median(longest) === 0 ? 'under 50 ms' : ms(median(longest)), '≤ 200 ms');
  const counted = (which: (times: ManyTimes) => number, series: number) =>
    median(many.map((times) => which(times[series]!)));
  for (const [series, name] of ['cold', 'warm'].entries()) {
    report(
      `100,000 closes at 30 %, first picture, ${name}`,
      ms(counted(({ first }) => first, series)),
      '≤ 100 ms',
    );
    report(`the same, all of them, ${name}`, ms(counted(({ all }) => all, series)), '≤ 1,000 ms');
  }
  report(
    'what the page holds more after the third 100,000',
    `${(counted(({ grown }) => grown, 2) / 1e6).toFixed(1)} MB`,
    'flat',
  );
  for (const [i, [name]] of pastes[0]!.entries()) {
    const of = (which: 'first' | 'again' | 'longest') => median(pastes.map((round) => round[i]![1][which]));
    report(
      `10,000 lines of ${name}: first answer, the next`,
      `${ms(of('first'))}, ${ms(of('again'))}`,
      `≤ 200 ms; longest task ${ms(of('longest'))}`,
    );
  }
  report('layout shift over open, type, run, error, close', Math.max(...moved).toFixed(4), '0');
};

const server = spawn(process.execPath, [tool('astro'), 'preview', '--ignore-lock', '--port', String(port)], {
  stdio: 'ignore',
  detached: true,
});
try {
  if (!(await untilAnswers(home, 20)))
    throw new Error(`The built site does not answer at ${home}. Run "npm run build" first.`);
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArgs });
  await measure(browser);
  await browser.close();
  console.log(`${rounds} rounds, ${process.platform} ${process.arch}, headless Chromium\n${rows.join('\n')}`);
} finally {
  if (server.pid) process.kill(-server.pid);
}

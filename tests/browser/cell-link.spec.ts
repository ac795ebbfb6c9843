/** Links of every kind: with code and values, from a newer version, to no cell, into a page that is open. */
import { expect, test } from '@playwright/test';
import { writeCode } from '../../src/notebook/share-link.ts';
import {
  codeOf,
  fromGallery,
  named,
  noteStates,
  openCell,
  pressRun,
  scenarioCode,
  touched,
  write,
} from './open-cell.ts';

test.use(touched);

test('a link with code carries what was turned and lost as well', async ({ page }) => {
  const cell = await openCell(page);
  await write(page, cell, (await codeOf(cell)).replace('rtt()', 'rtt({ max: 250 })'));
  await pressRun(page);
  await expect(cell.locator('input[type=range][name=rttMs]')).toHaveAttribute('max', '250');
  // Its parameters turn without a new program.
  await cell.locator('input[type=range][name=losses]').fill('3');
  await expect(cell.locator('.la-summary')).toContainText('sent 4 times');
  await cell.getByRole('button', named('Link')).click();
  await expect(page).toHaveURL(/losses=3#code=1\.lost-once\./);
  await page.evaluate(() => localStorage.clear());
  await page.goto(page.url().replace('#', '&again#'));
  await expect(cell.locator('.la-notice')).toContainText('carries someone’s code');
  await cell.getByRole('button', named('Run')).click();
  await expect(cell).toHaveAttribute('data-status', 'fresh');
  await expect(cell.locator('input[type=range][name=rttMs]')).toHaveAttribute('max', '250');
  await expect(cell.locator('.la-summary')).toContainText('sent 4 times');
});

test('the reader’s own link, opened again, is the reader’s own text', async ({ page }) => {
  const cell = await openCell(page);
  await write(page, cell, scenarioCode('return { ...base, rttMs: 44 };'));
  await pressRun(page);
  await expect(cell).toHaveAttribute('data-status', 'fresh');
  await cell.getByRole('button', named('Link')).click();
  await expect(page).toHaveURL(/#code=1\.lost-once\./);
  await page.reload();
  await expect(cell.locator('.la-notice')).toContainText('Your text from last time');
  // Written on: what is kept is newer than the link.
  await write(page, cell, scenarioCode('return { ...base, rttMs: 45 };'));
  await expect(page).not.toHaveURL(/#code=/);
  await page.reload();
  await expect(cell.locator('.la-code')).toContainText('rttMs: 45');
});

test('a link that cannot be opened says why, once, and the lesson stays', async ({ page }) => {
  const cut = (await writeCode('lost-once', scenarioCode('return base;'))).slice(0, -20);
  const large = await writeCode('lost-once', 'x'.repeat(300_000));
  const cell = page.locator('#cell-lost-once');
  for (const [what, hash, words] of [
    ['damaged', cut, 'damaged'],
    ['of no version', '#code=0.lost-once.abc', 'damaged'],
    ['cut in the name of its cell', '#code=1.lost-on', 'damaged'],
    ['to a cell that does not exist', '#code=1.nowhere.S0xMBQA', 'no cell nowhere'],
    ['too large', large, 'more code than a cell may hold'],
    ['of a newer version', '#code=2.lost-once.whatever', 'newer version'],
  ] as const)
    await test.step(what, async () => {
      await page.goto('about:blank');
      await openCell(page, 'lost-once', hash);
      await expect(cell.locator('.la-notice')).toContainText(words);
      await expect(cell.locator('.la-code')).toContainText('rtt()');
    });
  const other = page.locator('la-cell').nth(1);
  await other.getByRole('button', named('Edit')).click();
  await expect(other.getByRole('button', named('Done'))).toBeVisible();
  await expect(other.locator('.la-notice')).toBeHidden();
});

test('a link put into the address of the open page is opened, waits for Run, then is the reader’s', async ({
  page,
}) => {
  const cell = await openCell(page);
  const hash = await writeCode('lost-once', scenarioCode('return { ...base, rttMs: 44 };'));
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  await expect(cell.locator('.la-notice')).toContainText('carries someone’s code');
  await expect(cell.locator('.la-code')).toContainText('rttMs: 44');
  await expect(cell).toHaveAttribute('data-status', 'stale');
  await cell.getByRole('button', named('Run')).click();
  await expect(cell).toHaveAttribute('data-status', 'fresh');
  await expect(cell.locator('.la-controls')).toBeHidden();
});

test('a cell that another imports makes it run again, but not someone’s code', async ({ page }) => {
  const hash = await writeCode('half-close', "import './three-or-four';\nthrow new Error('it ran');");
  await page.goto(`why-four/${hash}`);
  const stranger = page.locator('#cell-half-close');
  await expect(stranger.locator('.la-notice')).toContainText('carries someone’s code');
  const states = await noteStates(stranger);
  const dependent = page.locator('#cell-the-edge');
  const itsStates = await noteStates(dependent);
  const cell = page.locator('#cell-three-or-four');
  const lesson = await codeOf(cell);
  const source = lesson.replace('segments.length -', '1000 + $&');
  expect(source).not.toBe(lesson);
  await write(page, cell, source);
  await pressRun(page);
  await expect.poll(async () => Object.keys(await itsStates())).toContain('running');
  await expect(dependent).toHaveAttribute('data-status', 'fresh');
  await expect(dependent.locator('.la-result-table td').nth(1)).toHaveText(/^100\d$/);
  await expect(page.locator('la-cell[data-status=running]')).toHaveCount(0);
  expect(Object.keys(await states())).toEqual(['stale']);
  await expect(page.locator('la-cell[data-status=failed]')).toHaveCount(0);
});

test('someone’s code over the reader’s own text takes nothing of it: run, typed into, or put away', async ({
  page,
}) => {
  const cell = await openCell(page);
  await write(page, cell, scenarioCode('return { ...base, rttMs: 45 };'));
  await pressRun(page);
  await expect(cell).toHaveAttribute('data-status', 'fresh');
  const open = async (theirs: string, at: string): Promise<void> => {
    await page.goto(`first-fin-lost/?${at}${await writeCode('lost-once', theirs)}`);
    await expect(cell.locator('.la-notice')).toContainText('carries someone’s code');
  };
  await test.step('run, it can be given up', async () => {
    await open(scenarioCode('return { ...base, rttMs: 44 };'), 'run');
    await cell.getByRole('button', named('Run')).click();
    await expect(cell).toHaveAttribute('data-status', 'fresh');
    await cell.getByRole('button', named('Use the other')).click();
    await expect(cell.locator('.la-code')).toContainText('rttMs: 45');
    // A page left in the middle of a run keeps the text as one that may not end.
    await expect(cell).toHaveAttribute('data-status', 'fresh');
  });
  await test.step('a key typed into it takes nothing away', async () => {
    await open(scenarioCode('return { ...base, rttMs: 44 };'), 'typed');
    await cell.getByRole('button', named('Edit')).click();
    await page.keyboard.type('// mine too\n');
    await expect(cell.locator('.la-notice')).toContainText('Another text of yours');
    await page.reload();
    await expect(cell.locator('.la-code')).toContainText('// mine too');
    await expect(cell).toHaveAttribute('data-status', 'fresh');
    await cell.getByRole('button', named('Use the other')).click();
    await expect(cell.locator('.la-code')).toContainText('rttMs: 45');
    await expect(cell.locator('.la-notice')).toBeHidden();
    await expect(cell).toHaveAttribute('data-status', 'fresh');
    await page.reload();
    await expect(cell.locator('.la-code')).toContainText('rttMs: 45');
    await expect(cell.locator('.la-notice')).toContainText('Your text from last time');
  });
  await test.step('put away by Reset it comes back unrun, with the reader’s own behind it', async () => {
    await open(scenarioCode('console.log("ran"); return base;'), 'reset');
    await cell.getByRole('button', named('Reset')).click();
    await expect(cell).toHaveAttribute('data-status', 'fresh');
    await expect(cell.locator('.la-notice')).toContainText('Reset.');
    await cell.getByRole('button', named('Undo')).click();
    await expect(cell.locator('.la-code')).toContainText('console.log');
    await expect(cell).toHaveAttribute('data-status', 'stale');
    await expect(cell.locator('.la-log')).toBeEmpty();
    await page.goto('first-fin-lost/');
    await expect(cell.locator('.la-code')).toContainText('rttMs: 45');
  });
});

test('a link turns what it names, and says what of it was left out', async ({ page }) => {
  const cell = await openCell(
    page,
    'lost-once',
    '?rtt=200&colour=red&lose=client.fin.2&lose=client.__proto__.1&utm_source=mail',
  );
  await expect(cell.locator('input[type=number][name=rttMs]')).toHaveValue('200');
  await expect(cell.locator('.la-chip')).toHaveText('client FIN 2 lost');
  await expect(cell.locator('.la-notice')).toContainText('left out: colour=red, lose=client.__proto__.1.');
  // Reset leaves no value of before in the address.
  await cell.getByRole('button', named('Reset')).click();
  await cell.getByRole('button', named('Link')).click();
  await expect(page).toHaveURL(/first-fin-lost\/#cell-lost-once$/);
});

test('a chapter’s cell in the playground runs again from what is kept and from its link', async ({
  page,
}) => {
  const cell = await fromGallery(page, 'cell:030-first-fin-lost/lost-forever');
  await page.reload();
  await expect(cell.locator('.la-notice')).toContainText('Your text from last time');
  await expect(cell).toHaveAttribute('data-status', 'fresh');
  await cell.getByRole('button', named('Link')).click();
  await expect(page).toHaveURL(/#code=/);
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await expect(cell.locator('.la-notice')).toContainText('carries someone’s code');
  await cell.getByRole('button', named('Run')).click();
  await expect(cell).toHaveAttribute('data-status', 'fresh');
});

/** As `doctor-messages.test.ts`, for exercises: their files, their text, and what the goal says of start and solution. */
import { beforeEach, describe, expect, test } from 'vitest';
import { readChapters } from '../../src/chapter/build.ts';
import { eachInAGoodChapter } from './chapter-fixture.ts';

const { chapter, faultAbout, onlyFault, en } = eachInAGoodChapter();

const run = (lost: number) => `import { cell, closing, fins } from 'last-ack';

export default cell({ run: () => closing({ lose: fins('client', ${lost}) }) });
`;
const goal = `import { exercise, text } from 'last-ack';

export default exercise({
  keeps: ['client.script'],
  goal: ({ client }) => [
    [client.finSent > 2, text\`the client sends \${client.finSent} FINs\`],
  ],
});
`;
const texts = {
  en: ['What you can now explain', 'Send more', 'Let the client send more FINs.', 'Lose one more.'],
  zh: ['现在你能解释', '多发几个', '让客户端多发几个 FIN。', '再丢一个。'],
} as const;
const file = (name: string) => `exercises/more-fins/${name}.ts`;
const write = (name: string, text: string) => chapter().write(file(name), text);

beforeEach(() => {
  write('start', run(1));
  write('solution', run(2));
  write('goal', goal);
  const { translate } = chapter();
  translate('the client sends {1} FINs', '客户端发了 {1} 个 FIN');
  for (const lang of ['zh', 'en'] as const) {
    const [before, title, task, hint] = texts[lang];
    const exercise = `<Exercise id="more-fins" title="${title}">\n${task}\n\n<Hint>\n${hint}\n</Hint>\n</Exercise>`;
    chapter().change(`${lang}.mdx`, `## ${before}`, `${exercise}\n\n## ${before}`);
  }
});

test('an exercise by the book has no fault', async () => {
  expect(await chapter().faults()).toEqual([]);
});

describe('start and solution', () => {
  test('a start that reaches the goal', async () => {
    write('start', run(3));
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"exercises/more-fins/start.ts:1:1  the starting text reaches the goal already  let it fall short, or ask for more in exercises/more-fins/goal.ts"`,
    );
  });
  test('a solution that does not', async () => {
    write('solution', run(1));
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"exercises/more-fins/solution.ts:1:1  the solution does not reach the goal: the client sends 2 FINs  mend it, or ask for less in exercises/more-fins/goal.ts"`,
    );
  });
  test('a solution that changes what the goal keeps', async () => {
    write('solution', run(2).replace('closing({ ', 'closing({ bytes: 0, '));
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"exercises/more-fins/solution.ts:1:1  the solution changes client.script, which the goal keeps as it was  mend it, or ask for less in exercises/more-fins/goal.ts"`,
    );
  });
  test('a solution that does not compile', async () => {
    write('solution', run(2).replace("fins('client'", "fin('client'"));
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"exercises/more-fins/solution.ts:3:50  does not compile: Cannot find name 'fin'. Did you mean 'fins'?  import { fins } from 'last-ack', and write fins"`,
    );
  });
  test('a start that draws nothing to judge', async () => {
    const table = `import { cell, table } from 'last-ack';\n\nconst caption = 'ACKs';\n\nexport default cell({ run: () => table(caption, ['ACK'], [[1]]) });\n`;
    write('start', table);
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"exercises/more-fins/start.ts:1:1  draws no figure, so there is no run to judge  return a scenario or figure(…)"`,
    );
  });
  test('an import of another cell', async () => {
    write('start', `import './solution.ts';\n${run(1)}`);
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"exercises/more-fins/start.ts:1:8  an exercise may not import "./solution.ts"  import from 'last-ack' alone: each file of an exercise stands by itself"`,
    );
  });
});

describe('the goal', () => {
  test('is no exercise', async () => {
    write('goal', 'export default {};\n');
    expect(await faultAbout('goal.ts')).toMatchInlineSnapshot(
      `"exercises/more-fins/goal.ts:1:1  has no default export made by exercise(…)  write export default exercise({ goal: ({ client }) => [[client.finSent < 3, "…"]] })"`,
    );
  });
  test('throws, told at its line', async () => {
    const first = '[client.finSent > 2';
    write('goal', goal.replace(first, `[client.path.split(' ')[9]!.length > 2`));
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"exercises/more-fins/goal.ts:6:32  cannot judge: Cannot read properties of undefined (reading 'length')  a goal takes every run a reader can make: what never came is null, and a list may be empty"`,
    );
  });
  test('says what is missing, and nobody has translated it', async () => {
    chapter().write('zh.words.json', chapter().read('zh.words.json').replace('客户端发了 {1} 个 FIN', ''));
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"zh.words.json:4:3  translation wanted: "the client sends {1} FINs" is not translated  write it in Chinese"`,
    );
  });
});

describe('files and text', () => {
  test('a missing file', async () => {
    chapter().remove(file('solution'));
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"exercises/more-fins:1:1  the exercise lacks solution.ts  write exercises/more-fins/solution.ts: a cell that reaches the goal"`,
    );
  });
  test('the name of a cell', async () => {
    const [first] = readChapters(chapter().root);
    for (const name of ['start', 'solution', 'goal'])
      chapter().write(`exercises/first-run/${name}.ts`, chapter().read(file(name)));
    expect(first?.cells.map(({ id }) => id)).toContain('first-run');
    expect((await chapter().faults())[0]).toMatchInlineSnapshot(
      `"exercises/first-run:1:1  no text has the exercise "first-run"  write <Exercise id="first-run" title="…"> in en.mdx and zh.mdx, or remove the folder"`,
    );
  });
  test('an exercise that no text has', async () => {
    for (const name of ['start', 'solution', 'goal'])
      chapter().write(`exercises/other/${name}.ts`, chapter().read(file(name)));
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"exercises/other:1:1  no text has the exercise "other"  write <Exercise id="other" title="…"> in en.mdx and zh.mdx, or remove the folder"`,
    );
  });
  test('a text with an exercise that is not there', async () => {
    for (const lang of ['zh', 'en'] as const)
      chapter().change(`${lang}.mdx`, 'id="more-fins"', 'id="more-fin"');
    expect((await chapter().faults())[0]).toMatchInlineSnapshot(
      `"en.mdx:25:11  there is no exercise "more-fin"  write "more-fins" (exercises: more-fins); exercises are the folders in exercises"`,
    );
  });
  test('no hint', async () => {
    for (const lang of ['zh', 'en'] as const)
      chapter().change(`${lang}.mdx`, `<Hint>\n${texts[lang][3]}\n</Hint>`, '');
    expect((await chapter().faults())[0]).toMatchInlineSnapshot(
      `"en.mdx:25:1  exercise "more-fins" has no hint  write <Hint>…</Hint> behind the task, each in a paragraph of its own, the first one the vaguest"`,
    );
  });
  test('a hint outside', async () => {
    for (const lang of ['zh', 'en'] as const)
      chapter().change(`${lang}.mdx`, '</Exercise>', `</Exercise>\n\n<Hint>\n${texts[lang][2]}\n</Hint>`);
    expect((await chapter().faults())[0]).toMatchInlineSnapshot(
      `"en.mdx:33:1  <Hint> stands in no exercise, so nobody sees it  put it between <Exercise …> and </Exercise>"`,
    );
  });
  test('a title that is not translated', async () => {
    chapter().change('zh.mdx', 'title="多发几个"', 'title="Send more"');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"zh.mdx:26:26  translation wanted: the title "Send more" is not translated  write it in Chinese"`,
    );
  });
  test('no task', async () => {
    en(
      /<Exercise[\s\S]*<\/Exercise>/.exec(chapter().read('en.mdx'))![0],
      '<Exercise id="more-fins" title="Send more" />',
    );
    expect((await chapter().faults())[0]).toMatchInlineSnapshot(
      `"en.mdx:25:1  <Exercise> has no words  write the task between <Exercise …> and </Exercise>"`,
    );
  });
});

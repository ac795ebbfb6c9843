/** The parsers' commonest complaints about a text, in words of what to write. */
const advice: [complaint: RegExp, right: string][] = [
  [
    /^no front matter/,
    'begin the file with a line ---, then title: "…", question: "…", description: "…", then a line ---',
  ],
  [/^the front matter does not end/, 'put a line --- behind its last key'],
  [/^the code block/, 'put a line of three backticks behind its last line'],
  [/^front matter.*mappings/i, 'a text with a colon stands in quotes: title: "One: two"'],
  [/^front matter.*unique/i, 'the key is there twice: remove one'],
  [/^front matter.*tabs/i, 'begin the line with the key, without spaces or tabs before it'],
  [/^front matter/, 'write a line for each key: title: "…"'],
  [/`<(br|hr|img)>`/, 'close it in itself: <br />'],
  [/closing tag|close|mismatch/i, 'close the component: <Cell id="…" />, or <Term id="…">words</Term>'],
  [/expression|oxc|acorn/i, 'a brace in prose is written \\{; code belongs in `code` or in a cell'],
  [/U\+0021/, 'a comment is written {/* … */}'],
  [/character|`<`|tag name/i, 'a "<" in prose is written \\<, and an address as a link: [text](https://…)'],
];

export const endTheMerge = 'end the merge: keep one of the two versions, and remove the lines of <, = and >';

/** @param line the line of the text where the parser gave up */
export function rightSyntax(message: string, line: string): string {
  if (/^(<{7}|={7}|>{7})/.test(line)) return endTheMerge;
  if (/=[“”‘’]/.test(line)) return 'attributes have straight quotes: id="…"';
  return (
    advice.find(([complaint]) => complaint.test(message))?.[1] ??
    'see the Markdown and components of CONTRIBUTING.md'
  );
}

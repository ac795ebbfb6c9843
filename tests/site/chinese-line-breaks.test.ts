import { expect, test } from 'vitest';
import { joinChineseLines } from '../../src/site/build/chinese-line-breaks.ts';

test.each([
  ['第一行。\n第二行。', '第一行。第二行。', 'between sentences'],
  ['客户端\n关闭', '客户端关闭', 'between characters'],
  ['收到 FIN。\nLinux 会等待', '收到 FIN。Linux 会等待', 'after Chinese punctuation'],
  ['发出 FIN\n，然后', '发出 FIN，然后', 'before Chinese punctuation'],
  ['收到\nFIN', '收到\nFIN', 'a break between a character and Latin stays a space'],
  ['one line\nand another', 'one line\nand another', 'Latin text is left alone'],
])('%j', (text, joined) => {
  expect(joinChineseLines(text)).toBe(joined);
});

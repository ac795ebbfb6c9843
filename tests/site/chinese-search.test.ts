import { expect, test } from 'vitest';
import { queriesFor, withoutSpaces } from '../../src/site/scripts/chinese-search.ts';

test.each([
  ['orphan', 'en', ['orphan']],
  ['FIN-WAIT-2', 'en', ['FIN-WAIT-2']],
  ['orphan', 'zh', ['orphan']],
  ['重传', 'zh', ['"重 传"', '重 传']],
  ['FIN-WAIT-2', 'zh', ['"FIN - WAIT - 2"', 'FIN WAIT 2']],
  ['tcp_orphan_retries', 'zh', ['"tcp _ orphan _ retries"', 'tcp orphan retries']],
] as const)('%s, %s', (query, lang, asked) => {
  expect(queriesFor(query, lang)).toEqual(asked);
});

test('an excerpt has neither the spaces of the index nor the full stop of Pagefind', () => {
  expect(withoutSpaces('之 后 ： 一 分 钟. 程 序')).toBe('之后 ： 一分钟。程序');
  expect(withoutSpaces('<mark>孤 </mark><mark>儿 </mark>. 连 接')).toContain('孤儿');
});

import { expect, test } from 'vitest';
import { queriesFor } from '../../src/site/scripts/chinese-search.ts';

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

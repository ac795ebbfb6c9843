import type { MissingWords } from '../words.ts';

export const missing: MissingWords = {
  told: '页面的一部分没能加载。你写的内容已保留。联网后请再按一次，或者：',
  again: '重新加载页面',
};

import type { PresentWords } from '../words.ts';

export const present: PresentWords = {
  leave: '退出',
  back: '上一步',
  forward: '下一步',
};

import type { ProseWords } from '../words.ts';

export const prose: ProseWords = { never: '从不', hint: '提示' };

/** What takes too long, or never comes. */
import type { Question } from './question.ts';

export const waits: readonly Question[] = [
  {
    at: '/guide/close-blocks/',
    asks: {
      en: 'close() blocks for seconds. What is it waiting for?',
      zh: 'close() 卡住好几秒，它在等什么？',
    },
    typed: {
      en: ['close blocks', 'close hangs', 'close takes 5 seconds', 'SO_LINGER 5', 'close() slow'],
      zh: ['close 卡住', 'close 阻塞', 'close 很慢', 'SO_LINGER 5 秒'],
    },
  },
];

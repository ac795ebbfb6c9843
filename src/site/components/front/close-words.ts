/** The words around the front page's close: one line for each of the five ways it can go. */
import type { Lang } from '../../paths.ts';
import type { Outcome } from './close-story.ts';

export interface CloseWords {
  legend: string;
  prompt: string;
  choices: readonly [none: string, ...four: string[]];
  /** By place; 0: nothing was lost. `null` in an outcome never stands in a line, since each names only what its run has. */
  lines: readonly ((o: Outcome) => string)[];
  more: string;
  client: string;
  server: string;
  lostEachTime: (times: number) => string;
  setting: (retries: number) => string;
}

export const closeWords: Record<Lang, CloseWords> = {
  en: {
    legend: 'Which segment is lost',
    prompt: 'Tap one of the four.',
    choices: ['none', 'first FIN', 'its ACK', 'second FIN', 'last ACK'],
    lines: [
      (o) =>
        `Nothing is lost. The server is done ${o.serverLived} after its close(). The client waits in TIME-WAIT for ${o.timeWait} more.`,
      (o) =>
        `You lost the first. The client sends it ${o.again} more times and gives up after ${o.clientLived}. The server stays in ${o.serverState}: it never learns.`,
      (o) =>
        `You lost the second. The client sends its FIN ${o.again} more times and leaves after ${o.clientLived}. The server stays in ${o.serverState}.`,
      (o) =>
        `You lost the third. The server sends it ${o.again} more times and gives up after ${o.serverLived}. The client waits ${o.clientLived}, and never learns.`,
      (o) =>
        `You lost the last. The server sends its FIN ${o.again} more times and leaves after ${o.serverLived}. The client answers each one, and stays ${o.clientLived}.`,
    ],
    more: 'Why?',
    client: 'client',
    server: 'server',
    lostEachTime: (times) => `again ${times} times`,
    setting: (retries) => `Linux with tcp_orphan_retries = ${retries}; every copy is lost`,
  },
  zh: {
    legend: '丢哪一个报文',
    prompt: '点一下四个报文中的一个。',
    choices: ['都不丢', '第一次挥手', '第二次挥手', '第三次挥手', '第四次挥手'],
    lines: [
      (o) =>
        `一个也没丢。服务端在自己 close() 之后 ${o.serverLived} 就结束了，客户端还要在 TIME-WAIT 里等 ${o.timeWait}。`,
      (o) =>
        `你丢了第一个。客户端又发了 ${o.again} 次，${o.clientLived} 之后放弃。服务端停在 ${o.serverState}，永远不会知道。`,
      (o) =>
        `你丢了第二个。客户端把 FIN 又发了 ${o.again} 次，${o.clientLived} 之后离开。服务端停在 ${o.serverState}。`,
      (o) =>
        `你丢了第三个。服务端又发了 ${o.again} 次，${o.serverLived} 之后放弃。客户端等了 ${o.clientLived}，什么也不会知道。`,
      (o) =>
        `你丢了最后一个。服务端把 FIN 又发了 ${o.again} 次，${o.serverLived} 之后离开。客户端每次都回答，一直待了 ${o.clientLived}。`,
    ],
    more: '为什么？',
    client: '客户端',
    server: '服务端',
    lostEachTime: (times) => `又发 ${times} 次`,
    setting: (retries) => `Linux，tcp_orphan_retries = ${retries}，每一份都丢`,
  },
};

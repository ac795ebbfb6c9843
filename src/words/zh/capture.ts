import type { CaptureWords } from '../words.ts';

const time = (ms: number): string =>
  ms >= 1000 ? `${(ms / 1000).toFixed(ms >= 10_000 ? 1 : 2)} s` : `${Math.round(ms)} ms`;
const sides = { client: '客户端', server: '服务端' };

export const capture: CaptureWords = {
  endings: {
    fin: '双方以 FIN 关闭',
    rst: '被重置',
    'rst-after-fin': 'FIN 之后被重置',
    refused: '被拒绝',
    unanswered: 'SYN 无人应答',
    timeout: '重传到放弃',
    'half-closed': '只有一方关闭',
    'cut-off': '抓包提前结束',
    open: '仍未关闭',
  },
  answer: (a) => {
    const after = a.idleMs !== null && a.idleMs >= 1000 ? `静默 ${time(a.idleMs)} 之后，` : '';
    const first =
      a.closedFirst === 'both'
        ? `${after}两端同时关闭，发出 FIN 时都还没有收到对方的 FIN`
        : a.closedFirst
          ? `${after}${sides[a.closedFirst]}先关闭`
          : '';
    const reset = a.resetBy ? sides[a.resetBy] : '对端';
    switch (a.ended) {
      case 'fin':
        return `${first}。两个 FIN 都得到了确认，此时距第一个段 ${time(a.endedMs ?? 0)}。`;
      case 'rst-after-fin':
        return `${first}。随后${reset}发出了 RST。`;
      case 'rst':
        return `${after}${reset}重置了连接，没有发过 FIN。`;
      case 'refused':
        return `${reset}拒绝了连接：SYN 得到的回答是 RST，连接从未建立。`;
      case 'unanswered':
        return '直到抓包结束，SYN 都没有得到应答：连接没有建立。';
      case 'timeout':
        return `${first ? `${first}。` : ''}最后一个段重传了多次，一直没有得到应答。`;
      case 'half-closed':
        return `${first}。直到抓包结束，另一方还没有关闭。`;
      case 'cut-off':
        return `${first}。抓包在应答之前就结束了，后来怎样不得而知。`;
      default:
        return '仍未关闭：抓包里既没有 FIN，也没有 RST。';
    }
  },
};

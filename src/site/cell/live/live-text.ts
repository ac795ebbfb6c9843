/** The words a cell changes while it is turned and lost from; those that only stand there are in `cell-text.ts`. */
import type { Language } from '../../../notebook/index.ts';

const en = {
  play: 'Play',
  pause: 'Pause',
  client: 'client',
  server: 'server',
  stale: 'changed, not run yet',
  running: 'running …',
  failed: 'did not run',
  counted: (percent: number) => `${percent} % counted`,
  lose: 'Lose this segment',
  bring: 'Bring it back',
  lost: 'lost',
  kept: 'delivered',
  delayed: 'delayed by',
  duplicated: 'second copy after',
  remove: 'Remove',
  notDrawn: 'This could not be drawn: ',
  dropped: (what: string) => `Of this link, what this cell does not know was left out: ${what}.`,
};

export type LiveText = typeof en;

const zh: LiveText = {
  play: '播放',
  pause: '暂停',
  client: '客户端',
  server: '服务端',
  stale: '已修改，尚未运行',
  running: '运行中……',
  failed: '没有跑成',
  counted: (percent) => `已统计 ${percent} %`,
  lose: '让它丢失',
  bring: '恢复它',
  lost: '丢失',
  kept: '送达',
  delayed: '延迟',
  duplicated: '再来一份，晚',
  remove: '去掉',
  notDrawn: '画不出来：',
  dropped: (what) => `链接里有些内容这个单元不认识，已略去：${what}。`,
};

export const liveText: Record<Language, LiveText> = { en, zh };

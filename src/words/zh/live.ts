import type { LiveWords } from '../words.ts';

export const live: LiveWords = {
  play: '播放',
  pause: '暂停',
  stale: '已修改，尚未运行',
  running: '运行中……',
  failed: '没有跑成',
  counted: (percent) => `已统计 ${percent} %`,
  lose: '让它丢失',
  bring: '恢复它',
  /** To the segment under the cursor. */
  more: '更多',
  present: '全屏逐步讲解',
  lost: '丢失',
  kept: '送达',
  delayed: '延迟',
  duplicated: '再来一份，晚',
  remove: '去掉',
  notDrawn: '画不出来：',
  dropped: (what) => `链接里有些内容这个单元不认识，已略去：${what}。`,
};

import type { FaultsWords } from '../words.ts';

export const faults: FaultsWords = {
  noName: (name) => `这里没有叫 ${name} 的东西。`,
  closedRoom: '单元在封闭的环境里运行：没有页面、没有网络、没有存储。',
  spelled: '拼写对吗？有没有写进开头的 import？',
  propertyOf: (property, what) => `对 ${what} 取 .${property}：点号前面的值不存在。`,
  noFunction: (name) => `${name} 不是函数，不能调用。`,
  endless: '有函数无休止地调用自己。',
  endlessHint: '递归要有停下来的情况。',
  memory: '它要的内存超过了单元的上限。',
  noWords: '出错了，但没有任何说明。',
  cannotUse: (name) => `单元里不能使用 ${name}。`,
  instead: {
    namespace: '改用普通的函数和对象。',
    decorator: '直接调用那个函数。',
    accessor: '改用普通字段。',
  },
  expected: (what) => `这里应该是 ${what}。`,
  unexpected: '这里的写法不对，前面是不是漏了什么？',
  unterminated: () => '没有写完：缺少结尾的符号。',
  found: (where, found, allowed) => `${where}：得到的是 ${found}；允许的是：${allowed}。`,
  time: (seconds) => `运行 ${seconds} 秒后被停止：代码没有结束。是不是有死循环？`,
  output: '已停止：代码发出的数据超过了结果的上限 2 MB。',
  stopped: '已停止。',
  hung: '已停止：沙箱没有应答，已重新启动。',
  slowStart: '沙箱还没有启动。请再按一次“运行”。',
  noResult: '这次运行送来的不是结果。',
};

import { againstRecording, cell } from 'last-ack';

export default cell({
  run: () =>
    againstRecording('finwait2-timeout-61', {
      en: 'tcp_fin_timeout = 61: Linux 6.18.44 recorded, and the simulator, on one axis.',
      zh: 'tcp_fin_timeout = 61：Linux 6.18.44 的实录与模拟器，画在同一条时间轴上。',
    }),
});

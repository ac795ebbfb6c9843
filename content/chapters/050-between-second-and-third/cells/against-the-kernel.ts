import { againstRecording, cell } from 'last-ack';

export default cell({ run: () => againstRecording('finwait2-timeout-61') });

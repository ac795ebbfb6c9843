import { againstRecording, cell } from 'last-ack';

export default cell({ run: () => againstRecording('ack4-lost-forever-orphan2-rtt20') });

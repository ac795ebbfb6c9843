// The goal of an exercise | 练习的目标
import { type Exercise, exercise, type Kept, type Requirement } from 'last-ack';

// What the reader may not change, and in order what has to hold; each with what is so while it does not.
const keeps: Kept[] = ['rules', 'server.script'];
const gone = (finalState: string | null): Requirement => [
  finalState === 'CLOSED',
  'the client is still there',
];

const leaves: Exercise = exercise({ keeps, goal: ({ client }) => [gone(client.finalState)] });
leaves.keeps; // → ['rules', 'server.script']
gone('FIN_WAIT2')[0]; // → false

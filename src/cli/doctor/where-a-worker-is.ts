/** The line a busy worker is at, asked through the inspector: a thread that never ends answers no message. */
import { Session } from 'node:inspector';
import type { Place } from '../../chapter/build.ts';

/** What the worker's debugger says when it begins: each script, and where the worker was when it was asked. */
interface Said {
  params?: { stackTrace?: { callFrames: { url: string; lineNumber: number; columnNumber: number }[] } };
}

const patienceMs = 5000;

/** Place and file address of the worker that runs `script`; null: they cannot be had. It goes on meanwhile. */
export async function whereAWorkerIs(script: string): Promise<(Place & { url: string }) | null> {
  const session = new Session();
  session.connect();
  const place = await new Promise<(Place & { url: string }) | null>((resolve) => {
    setTimeout(resolve, patienceMs, null).unref();
    session.on('NodeWorker.attachedToWorker', ({ params: { sessionId, workerInfo } }) => {
      if (!workerInfo.url.endsWith(script)) return;
      const message = JSON.stringify({ id: 1, method: 'Debugger.enable' });
      session.post('NodeWorker.sendMessageToWorker', { sessionId, message });
    });
    session.on('NodeWorker.receivedMessageFromWorker', ({ params: { message } }) => {
      const at = (JSON.parse(message) as Said).params?.stackTrace?.callFrames[0];
      if (at) resolve({ url: at.url, line: at.lineNumber + 1, column: at.columnNumber + 1 });
    });
    session.post('NodeWorker.enable', { waitForDebuggerOnStart: false }, (error) => error && resolve(null));
  });
  session.disconnect();
  return place;
}

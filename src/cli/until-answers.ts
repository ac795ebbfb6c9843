/** Waits for a server that has been started to answer. @returns false when it has not within that many seconds */
export async function untilAnswers(url: string, seconds: number): Promise<boolean> {
  const until = Date.now() + seconds * 1000;
  for (;;) {
    const ok = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ok || Date.now() > until) return ok;
    await new Promise((again) => setTimeout(again, 200));
  }
}

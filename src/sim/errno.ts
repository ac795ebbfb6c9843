/** The errors a closing connection can meet: number on Linux, and the C library's words, as recordings have them. */
const known = {
  EBADF: [9, 'Bad file descriptor'],
  EAGAIN: [11, 'Resource temporarily unavailable'],
  EMFILE: [24, 'Too many open files'],
  EPIPE: [32, 'Broken pipe'],
  EADDRINUSE: [98, 'Address already in use'],
  EADDRNOTAVAIL: [99, 'Cannot assign requested address'],
  ECONNABORTED: [103, 'Software caused connection abort'],
  ECONNRESET: [104, 'Connection reset by peer'],
  ENOTCONN: [107, 'Transport endpoint is not connected'],
  ETIMEDOUT: [110, 'Connection timed out'],
  ECONNREFUSED: [111, 'Connection refused'],
  EHOSTUNREACH: [113, 'No route to host'],
} as const;

export type ErrorName = keyof typeof known;

const byNumber = new Map<number, readonly [name: ErrorName, message: string]>(
  Object.entries(known).map(([name, [errno, message]]) => [errno, [name as ErrorName, message]]),
);

/** `ETIMEDOUT` → `110`. */
export const errnoOf = (name: ErrorName): number => known[name][0];

/** `110` → `ETIMEDOUT`; a number without a name here stays a number. */
export const errorName = (errno: number): string => byNumber.get(errno)?.[0] ?? String(errno);

/** `110` → `Connection timed out`, as strerror() says it. */
export const errorMessage = (errno: number): string => byNumber.get(errno)?.[1] ?? errorName(errno);

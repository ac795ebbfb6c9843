/** A paste as lines without what carried it: quoting, code fences, colours, line numbers of a forum. */

export interface Line {
  /** Counted from 1 in what was pasted. */
  number: number;
  text: string;
  /** The command, where the line is a prompt with one. */
  command: string | null;
}

/** Longer lines hold no socket; what is behind this is not read. */
const LONGEST_LINE = 4000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with ESC.
const COLOURS = /\u001b\[[0-9;?]*[A-Za-z]|\u001b[()][A-Z0-9]/g;
const INVISIBLE = /[\u200b-\u200f\u2060\ufeff]/g;
const QUOTE = /^(?:[ \t]*[>│┃](?=[ \t>│┃]|$)[ \t]?)+/;
const TOOLS =
  'ss|netstat|lsof|nstat|conntrack|dmesg|journalctl|sysctl|tcpdump|cat|grep|egrep|watch|curl|date|uptime|uname|hostname|sleep|awk|ip|Get-NetTCPConnection|docker|kubectl|nsenter|strace|tail|head|ulimit';
/** `$ ss -tan`, `[root@web1 ~]# sudo ss -s`, `C:\Users\me>netstat -ano`, or the bare command. */
const COMMAND = new RegExp(
  String.raw`^(?:(?:[^$#%>❯➜]{0,80}[$#%>❯➜]+|➜\s+\S+)\s*)?((?:(?:sudo|time|watch)(?:\s+-\S+(?:\s+\d+(?:\.\d+)?)?)*\s+)*(?:\/?(?:usr\/)?s?bin\/)?(?:${TOOLS})(?:\.exe)?(?:\s+(?:-|\/|[a-z|(']|\d).*)?)$`,
  'i',
);

const commandIn = (text: string): string | null => {
  if (text.length > 400) return null;
  const command = COMMAND.exec(text.trim())?.[1] ?? null;
  // `curl: (56) …` and `ss: command not found` are answers, no commands; and so is a row of lsof, whose program may be curl.
  return command !== null &&
    !/^\S+:\s/.test(command) &&
    !/\bTCP\s.*\(\w+\)\s*$|^\S+\s+\d+\s+\S+\s+\d+\w\s/.test(command)
    ? command
    : null;
};

export const cleanLines = (text: string): Line[] =>
  text.split(/\r\n|\n|\r/).map((raw, index) => {
    const clean = raw
      .slice(0, LONGEST_LINE)
      .replace(COLOURS, '')
      .replace(INVISIBLE, '')
      .replaceAll('\u00a0', ' ')
      .replace(QUOTE, '')
      .trimEnd();
    return { number: index + 1, text: clean, command: commandIn(clean) };
  });

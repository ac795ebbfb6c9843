/**
 * Texts that would be commands, formulas, markup or the end of something, were they not told as what they are. `RUN` is a file
 * that is made where a shell runs them, `RAN` a variable that is set where a page or a program does.
 */
const shell = [
  '$(>RUN)',
  '`>RUN`',
  '"; >RUN; "',
  "'; >RUN; '",
  '\n>RUN\n',
  '\r\n>RUN\r\n',
  '\u2028>RUN\u2028',
  '\\\n>RUN',
  '; >RUN #',
  '&& >RUN',
  '| tee RUN',
  '> RUN',
  '\u0024{IFS+$(>RUN)}',
  '$((a[$(>RUN)]))',
  '<(>RUN)',
  '!>RUN',
  'END_OF_SCENARIO_JSON\n>RUN\n',
  '\nEND_OF_SCENARIO_JSON\n>RUN\ncat <<END_OF_SCENARIO_JSON\n',
  'EOF\n$(>RUN)\nEOF',
  '\u0000#!/bin/sh\n>RUN',
  '*/ `>RUN` /*',
  '\\$(>RUN)\\',
];

const packetdrill = [
  '\n`>RUN`\n',
  '\n%{ import os; os.system(">RUN") }%\n',
  '*/\n0 `>RUN`\n/*',
  '\n+0 > S 0:0(0)\n',
  '\r`>RUN`',
  '`ip link set dev tun0 down; >RUN`',
  '\n--send_omit_free\n',
  '// \\\n`>RUN`',
];

const tables = [
  '=1+1',
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-1+1',
  '@SUM(A1)',
  '\t=1+1',
  '\r=1+1',
  '  =HYPERLINK("http://a.example","b")',
  '=IMPORTXML("http://a.example","//a")',
  '",=1+1,"',
  '"\r\n=1+1,"',
  '\u200b=1+1',
];

const markup = [
  '<script>globalThis.RAN = 1</script>',
  '<img src=x onerror="globalThis.RAN = 1">',
  '</title></style></text></svg><script>RAN = 1</script>',
  ']]><script>RAN = 1</script><![CDATA[',
  '--><script>RAN = 1</script><!--',
  '" onload="globalThis.RAN = 1" x="',
  "' onload='globalThis.RAN = 1' x='",
  '&lt;script&gt; &#60;b&#62; &quot;',
  '<?xml-stylesheet href="http://a.example/a.xsl"?>',
  '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>&b;',
  '<foreignObject><iframe src="javascript:RAN = 1"></iframe></foreignObject>',
  '[a](javascript:RAN=1) ![b](http://a.example/b.png)',
  '{{constructor.constructor("RAN = 1")()}} \u0024{RAN = 1}',
  "'); globalThis.RAN = 1; ('",
  '*/ globalThis.RAN = 1; /*',
  "\\'; globalThis.RAN = 1; //",
  '`\u0024{globalThis.RAN = 1}`',
  '\u202e\u2066gnp.exe\u2069',
  '\u001b[2J\u001b]0;x\u0007\u009b31m',
  '\ud800\udfff\ud800 \ufffe\uffff',
  '../../../../etc/passwd',
  '__proto__',
  'constructor',
  '%n%s%x\u0007\b',
  'a'.repeat(2000),
];

export const hostileTexts: readonly string[] = [...shell, ...packetdrill, ...tables, ...markup];
/** Those that a careless script would run. */
export const shellTexts: readonly string[] = shell;

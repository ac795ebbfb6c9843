"""
What the closing calls of C, Go, Node, Java, Python, Rust and nginx ask of the kernel, and what then goes onto the wire.

    sudo python3 record-language-close.py [LANGUAGE…] > recorded-language-close.jsonl

Each case is a program of `programs/`, run by strace(1) against a peer in this script, over the loopback of a network
namespace of its own. A line for each: the code between its marks, the system calls on its socket from there on, the FINs and
RSTs it sends, what the peer's recv() returns, and what becomes of two late words of the peer. Times are not kept. Takes five minutes.

Needs root, strace, gcc, go, node, a JDK, python3, rustc and nginx; languages without their compiler are left out, and said.
"""
import json, os, re, shutil, signal, socket, struct, subprocess, sys, tempfile, threading, time

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAMS = os.path.join(HERE, "programs")
WORK = tempfile.mkdtemp()
PORT = 8700

# `unread`: the peer has sent eight bytes that the program does not read; `much`: 200,000. `ends`: the peer's FIN comes first.
CASES = {
    "C": ("close.c", ["close", "close+unread", "shutdown-wr", "shutdown-rd", "shutdown-rdwr", "linger-0", "fork",
                      "fork-shutdown", "exit"]),
    "Go": ("close.go", ["close", "close+unread", "close-write", "close-read", "linger-0", "file", "forgotten", "exit"]),
    "Java": ("Close.java", ["close", "close+unread", "with", "linger-0", "shutdown-output", "shutdown-input",
                            "channel-close", "channel-shutdown-output", "exit"]),
    "Node": ("close.mjs", ["end", "end-unread+unread", "destroy", "destroy+unread", "destroy+much", "destroy-soon", "reset-and-destroy", "peer-ends+ends",
                           "peer-ends-half-open+ends", "exit"]),
    "Python": ("close.py", ["close", "close+unread", "with", "makefile", "makefile-both", "dup", "del", "detach",
                            "shutdown-wr", "linger-0", "asyncio-close", "asyncio-write-eof", "asyncio-abort", "exit"]),
    "Rust": ("close.rs", ["drop", "drop+unread", "shutdown-write", "shutdown-both", "try-clone", "forget", "exit"]),
}
REQUEST = "GET / HTTP/1.1\r\nHost: x\r\n\r\n"
LONG = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n"
# A configuration, what the client sends, what it sends 0.3 s later.
NGINX = {
    "keepalive-timeout": ("keepalive_timeout 1s;", "return 200 ok;", REQUEST, ""),
    "return-444": ("", "return 444;", REQUEST, ""),
    "lingering-close-always": ("keepalive_timeout 0;\nlingering_close always;", "return 200 ok;", REQUEST, ""),
    "lingering-close-on": ("client_max_body_size 1k;", "root /;", LONG, "body" * 500),
    "lingering-off-discards": ("client_max_body_size 1k;\nlingering_close off;", "root /;", LONG, "body" * 500),
    "lingering-close-off": ("keepalive_timeout 0;\nlingering_close off;", "return 200 ok;", REQUEST + "more" * 500, ""),
    "client-timeout": ("client_body_timeout 1s;", "proxy_pass http://127.0.0.1:1;", LONG, ""),
    "reset-timedout": ("client_body_timeout 1s;\nreset_timedout_connection on;", "proxy_pass http://127.0.0.1:1;", LONG, ""),
}
VERSIONS = {
    "C": ["gcc", "--version"], "Go": ["go", "version"], "Java": ["java", "-version"],
    "Node": [os.environ.get("NODE", "node"), "--version"], "Python": [sys.executable, "--version"],
    "Rust": ["rustc", "--version"], "nginx": ["nginx", "-v"],
}


def build(language):
    """@returns the command that takes CASE and PORT"""
    source = os.path.join(PROGRAMS, CASES[language][0])
    out = os.path.join(WORK, "close-" + language)
    make = {
        "C": ["gcc", "-O1", "-w", "-o", out, source],
        "Go": ["go", "build", "-o", out, source],
        "Java": ["javac", "-d", WORK, source],
        "Rust": ["rustc", "-O", "-o", out, source],
    }.get(language)
    if make:
        subprocess.run(make, check=True, env={**os.environ, "GOFLAGS": "-mod=mod", "GOCACHE": WORK + "/go"})
    run = {"Java": ["java", "-Xint", "-cp", WORK, "Close"], "Node": [VERSIONS["Node"][0], source],
           "Python": [sys.executable, source]}
    return run.get(language, [out])


def version(language):
    found = subprocess.run(VERSIONS[language], capture_output=True, text=True)
    return re.search(r"\d+\.\d+[\d.]*", (found.stdout + found.stderr).split("\n")[0]).group()


def code(language, case):
    text = open(os.path.join(PROGRAMS, CASES[language][0])).read()
    body = re.search(r"(?://|#)= %s\n(.*?)\n[ \t]*(?://|#)=\n" % re.escape(case), text, re.S).group(1).split("\n")
    margin = min(len(line) - len(line.lstrip()) for line in body)
    return "\n".join(line[margin:].replace("\t", "  ") for line in body)


class Wire(threading.Thread):
    """FINs and RSTs from one port of the loopback, in the order in which they are sent."""

    def __init__(self, port):
        super().__init__(daemon=True)
        self.port, self.sent, self.on = port, [], True
        self.raw = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(0x0800))
        self.raw.bind(("lo", 0))
        self.raw.settimeout(0.2)

    def run(self):
        while self.on:
            try:
                frame = self.raw.recv(65536)
            except socket.timeout:
                continue
            if frame[23] != 6:
                continue
            tcp = frame[14 + (frame[14] & 15) * 4:]
            if self.port not in struct.unpack("!HH", tcp[:4])[:1]:
                continue
            for bit, name in ((4, "RST"), (1, "FIN")):
                if tcp[13] & bit:
                    self.sent.append(name)


def heard(peer, seconds, got):
    """What recv() returns next; of data, only whether there was some."""
    until = time.time() + seconds
    while time.time() < until:
        peer.settimeout(max(0.01, until - time.time()))
        try:
            if peer.recv(65536) == b"":
                return "end"
            got.append(True)
        except socket.timeout:
            return "nothing"
        except OSError as error:
            return {104: "ECONNRESET", 32: "EPIPE"}.get(error.errno, str(error))
    return "nothing"


def write(peer, text):
    try:
        peer.sendall(text)
        return "taken"
    except OSError as error:
        return {104: "ECONNRESET", 32: "EPIPE"}.get(error.errno, str(error))


CALL = re.compile(r"^\d+ +(\d+\.\d+) (\w+)\((.*)$")


def calls_of(trace, begin, accepted):
    """The calls on the socket, from `begin` on. A descriptor is the socket's from connect() or accept() until it is closed."""
    own, found, ahead = set(), [], False
    for line in open(trace, errors="replace"):
        at = CALL.match(line)
        if not at:
            continue
        when, name, rest = float(at.group(1)), at.group(2), at.group(3)
        fd = re.match(r"(\d+)", rest)
        fd = int(fd.group(1)) if fd else None
        back = re.search(r"= (\d+)(?:<|$)", rest)
        if name == "connect" and not accepted and "htons(%d)" % PORT in rest:
            own.add(fd)
        if name in ("accept4", "accept") and accepted and back:
            own.add(int(back.group(1)))
        if when >= begin and name == "exit_group":
            found.append((when, "exit()"))
        if when >= begin and name in ("clone", "clone3", "fork") and "CLONE_THREAD" not in rest:
            found.append((when, "fork()"))
        if fd not in own or (name in ("connect", "accept4", "accept")):
            continue
        said = None
        if name == "shutdown":
            said = "shutdown(%s)" % re.search(r"SHUT_\w+", rest).group()
        elif name == "close":
            own.discard(fd)
            said = "close()"
        elif name == "setsockopt" and "SO_LINGER" in rest:
            on, sec = re.search(r"l_onoff=(\d+), l_linger=(\d+)", rest).groups()
            said = "setsockopt(SO_LINGER, {%s, %s})" % (on, sec)
        elif name in ("dup", "dup2", "dup3") or (name == "fcntl" and "F_DUPFD" in rest):
            if back:
                own.add(int(back.group(1)))
            said = "dup()"
        elif name in ("read", "recvfrom", "recvmsg"):
            said = "read()"
        if said == "read()" and when < begin and re.search(r"= [1-9]", rest):
            ahead = True
        if said and when >= begin:
            found.append((when, said))
    return found, ahead


def tidy(calls, began):
    """Many reads are one; what was read before the first call that ends something is no part of ending."""
    out = []
    for one in calls:
        if one == "read()" and (out[-1] == one if out else not began):
            continue
        out.append(one)
    return out


def strace(trace, command, **more):
    what = "trace=%network,close,read,dup,dup2,dup3,fcntl,exit_group,clone,clone3,fork"
    return subprocess.Popen(["strace", "-f", "-ttt", "-s", "8", "-e", what, "-o", trace, *command],
                            stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, **more)


def result(begin, late, closes, end, trace, wire, soon, got, reads, second, accepted):
    calls, ahead = calls_of(trace, begin, accepted)
    between = lambda start, stop: [what for when, what in calls if start <= when < stop]
    first = tidy(between(0, late), False)
    return {
        "readAhead": ahead,
        "calls": first,
        # With none before, a close() that comes now was waited for.
        "callsAfterALateWord": tidy(between(late, closes), True) if first or "close()" in between(late, closes) else [],
        "callsOnceThePeerHasClosed": [what for what in tidy(between(closes, end), False) if what != "exit()"],
        "wire": wire.sent[:soon],
        "wireAfterALateWord": wire.sent[soon:wire.late],
        "peerGotData": got,
        "peerReads": reads,
        "secondLateWord": second,
    }


def play(language, command, case):
    which, _, more = case.partition("+")
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", PORT))
    listener.listen()
    trace = os.path.join(WORK, "trace")
    program = strace(trace, [*command, which, str(PORT)])
    peer, (_, port) = listener.accept()
    wire = Wire(port)
    wire.start()
    if more == "unread":
        peer.sendall(b"not read")
    if more == "much":
        peer.settimeout(0.2)
        write(peer, bytes(200_000))
    if program.stderr.readline().strip() != "MARK":
        raise SystemExit("%s %s: %s" % (language, case, program.stderr.read()))
    begin = time.time() - 0.05
    if more == "ends":
        peer.shutdown(socket.SHUT_WR)
    got = []
    reads = heard(peer, 0.9, got)
    time.sleep(0.1)
    soon, late = len(wire.sent), time.time()
    write(peer, b"late word") if more != "ends" else None
    time.sleep(0.3)
    second = write(peer, b"another") if more != "ends" else None
    time.sleep(0.3)
    wire.late = len(wire.sent)
    closes = time.time()
    peer.close()
    program.stderr.readline()
    end = time.time()
    program.wait()
    wire.on = False
    listener.close()
    return {"code": code(language, which), **result(begin, late, closes, end, trace, wire, soon, bool(got), reads, second, False)}


def play_nginx(case):
    http, location, first, later = NGINX[case]
    conf = os.path.join(WORK, "nginx.conf")
    with open(conf, "w") as out:
        out.write("pid %s/pid; error_log %s/error.log; daemon off; master_process off; events {} http { access_log off;\n"
                  "client_body_temp_path %s; server { listen 127.0.0.1:%d; %s location / { %s } } }\n"
                  % (WORK, WORK, WORK, PORT, http, location))
    trace = os.path.join(WORK, "trace")
    server = strace(trace, ["nginx", "-p", WORK, "-c", conf])
    peer = None
    for _ in range(100):
        try:
            peer = socket.create_connection(("127.0.0.1", PORT))
            break
        except OSError:
            time.sleep(0.1)
    wire = Wire(PORT)
    wire.start()
    begin = time.time() - 0.05
    peer.sendall(first.encode())
    time.sleep(0.3)
    if later:
        write(peer, later.encode())
    got = []
    reads = heard(peer, 2.5, got)
    time.sleep(0.1)
    soon, late = len(wire.sent), time.time()
    write(peer, b"late word")
    time.sleep(0.3)
    second = write(peer, b"another")
    # lingering_timeout is 5 s: what nginx does by itself is over by then.
    time.sleep(6)
    wire.late = len(wire.sent)
    closes = time.time()
    peer.close()
    time.sleep(0.3)
    child = subprocess.run(["pgrep", "-P", str(server.pid)], capture_output=True, text=True).stdout.split()
    for pid in child:
        os.kill(int(pid), signal.SIGTERM)
    server.wait()
    wire.on = False
    shown = "\n".join(part for part in (http, location if "return" in location and "200" not in location else "") if part)
    return {"code": shown, **result(begin, late, closes, closes + 0.3, trace, wire, soon, bool(got), reads, second, True)}


def main():
    if os.environ.get("IN_NAMESPACE") is None:
        os.execvpe("unshare", ["unshare", "--net", sys.executable, __file__, *sys.argv[1:]], {**os.environ, "IN_NAMESPACE": "1"})
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    asked = sys.argv[1:] or [*CASES, "nginx"]
    for language in asked:
        tool = {"Java": "javac"}.get(language, VERSIONS[language][0])
        if not shutil.which(tool):
            print("%s: left out, %s is not here" % (language, tool), file=sys.stderr)
            continue
        about = {"language": language, "version": version(language), "kernel": os.uname().release.split("-")[0]}
        command = None if language == "nginx" else build(language)
        for case in NGINX if language == "nginx" else CASES[language][1]:
            which, _, more = case.partition("+")
            found = play_nginx(case) if language == "nginx" else play(language, command, case)
            before = "unread" if case == "lingering-close-off" else {
                "unread": "unread", "much": "much-unread", "ends": "peer-ended"}.get(more, "all-read")
            line = {"id": "%s-%s" % (language.lower(), case.replace("+", "-")), **about,
                    "before": before, **found}
            print(json.dumps(line), flush=True)
            print(*(value for key, value in line.items() if key not in ("language", "version", "kernel", "code")), file=sys.stderr)
    shutil.rmtree(WORK)


main()

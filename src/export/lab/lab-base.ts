/** Python, standard library only: what the lab's programs have in common. Written to `lab.py` inside the lab. */
export const labBase = String.raw`
"""What the lab's programs share: the clock, the log of calls, where things are."""
import json, os, socket, sys, time

HERE = os.path.dirname(os.path.abspath(__file__))
SCENARIO = json.load(open(HERE + "/scenario.json"))
CLIENT, SERVER, PORT = "192.0.2.1", "192.0.2.2", 8000

def zero():
    """When the client began, as seconds of the wall clock; waits until it has."""
    while True:
        try:
            return float(open(HERE + "/zero").read())
        except (OSError, ValueError):
            time.sleep(0.001)

class Program:
    """One host's program: every call is made through here and noted with what it returned."""

    def __init__(self, side):
        self.side, self.log, self.kept = side, open(HERE + "/calls." + side, "a", buffering=1), []

    def note(self, **what):
        self.log.write(json.dumps({"time": time.time(), "side": self.side, **what}) + "\n")

    def call(self, name, function, **more):
        called = time.time()
        try:
            result = function()
            if name == "recv":
                more["bytes"] = len(result)
            self.note(do=name, called=called, **more)
            return result
        except OSError as error:
            self.note(do=name, called=called, error=os.strerror(error.errno or 0), errno=error.errno)

    def until_eof(self, sock):
        """read() until it returns 0 or fails."""
        total, called = 0, time.time()
        try:
            while True:
                got = sock.recv(65536)
                if not got:
                    return self.note(do="eof", called=called, bytes=total)
                total += len(got)
        except OSError as error:
            self.note(do="recvUntilEof", called=called, error=os.strerror(error.errno or 0), errno=error.errno)

    def not_before(self, ms):
        left = zero() + ms / 1000 - time.time()
        if left > 0:
            time.sleep(left)

    def socket(self):
        sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.kept.append(sock)
        return sock

    def begin(self):
        """Time zero: the SYN leaves within the next few microseconds."""
        with open(HERE + "/zero.new", "w") as f:
            f.write(repr(time.time()))
        os.rename(HERE + "/zero.new", HERE + "/zero")

    def end(self):
        """The script is over: the process exits, and the kernel closes what it left open, without lingering."""
        os._exit(0)
`.trimStart();

/** Rules, link and jitter: the relay that joins the two hosts where the kernel has no netem. */
export const labRelay = `
"""The wire: carries packets between the two hosts' tun devices, each half the RTT late, and obeys the rules."""
import ctypes, fcntl, heapq, os, select, struct, sys, time
from lab import SCENARIO, PORT

def tun(namespace):
    """The tun device "wire" of a namespace. A thread enters a namespace by setns(2), and comes back the same way."""
    libc, here = ctypes.CDLL(None, use_errno=True), os.open("/proc/self/ns/net", os.O_RDONLY)
    there = os.open("/run/netns/" + namespace, os.O_RDONLY)
    if libc.setns(there, 0):
        raise OSError(ctypes.get_errno(), "setns")
    fd = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(fd, 0x400454CA, struct.pack("16sH22x", b"wire", 0x1001))  # TUNSETIFF: IFF_TUN | IFF_NO_PI
    libc.setns(here, 0)
    return fd

def marked(packet):
    """The packet with CE, congestion experienced, in its IP header, and the header's checksum anew."""
    size, head = (packet[0] & 15) * 4, bytearray(packet)
    head[1] |= 3
    head[10:12] = b"\\0\\0"
    total = sum(struct.unpack_from("!%dH" % (size // 2), head))
    total = (total & 0xFFFF) + (total >> 16)
    struct.pack_into("!H", head, 10, ~(total + (total >> 16)) & 0xFFFF)
    return bytes(head)

class Judge:
    """First rule that matches wins; a rule counts the segments that match it (nth), from 1."""

    def __init__(self, rules):
        self.rules, self.seen, self.fin = rules, [0] * len(rules), {}

    def fate(self, side, packet, ms):
        ihl = (packet[0] & 15) * 4
        sport, dport, seq, ack, offset, flags = struct.unpack_from("!HHIIBB", packet, ihl)
        length = struct.unpack_from("!H", packet, 2)[0] - ihl - (offset >> 4) * 4
        port = sport if side == "client" else dport
        if flags & 2 and side == "client":
            self.fin = {k: v for k, v in self.fin.items() if k[1] != port}
        other = self.fin.get(("server" if side == "client" else "client", port))
        is_ = {
            "fin": bool(flags & 1), "syn": bool(flags & 2), "rst": bool(flags & 4), "data": length > 0,
            "ackOfFin": bool(flags & 16) and other is not None and (ack - other) % 2**32 < 2**31,
        }
        if flags & 1:
            self.fin[(side, port)] = (seq + length + 1) % 2**32
        for i, rule in enumerate(self.rules):
            if rule["from"] != side or any(rule[k] != v for k, v in is_.items() if k in rule):
                continue
            if rule["action"] == "mark" and not packet[1] & 3:
                continue
            if ms < rule.get("afterMs", 0) or ms >= rule.get("beforeMs", 1e18):
                continue
            self.seen[i] += 1
            if rule.get("nth", "all") == "all" or self.seen[i] in rule["nth"]:
                return rule
        return None

def main():
    # No real-time priority: a lab may be late on a busy machine, and must never make the machine late.
    ends = {tun("client"): "client", tun("server"): "server"}
    out = {"client": None, "server": None}
    for fd, side in ends.items():
        out["server" if side == "client" else "client"] = fd
    half, judge, waiting, start, count = SCENARIO["rttMs"] / 2000, Judge(SCENARIO.get("rules") or []), [], None, 0
    print("ready", flush=True)
    while True:
        now = time.monotonic()
        while waiting and waiting[0][0] <= now:
            _, _, fd, packet = heapq.heappop(waiting)
            try:
                os.write(fd, packet)
            except OSError:
                pass
        ready, _, _ = select.select(list(ends), [], [], max(0, waiting[0][0] - now) if waiting else None)
        for fd in ready:
            try:
                packet = os.read(fd, 65536)
            except BlockingIOError:
                continue
            now = time.monotonic()
            if packet[0] >> 4 != 4 or packet[9] != 6:
                continue
            side = ends[fd]
            start = now if start is None else start
            rule = judge.fate(side, packet, (now - start) * 1000)
            action, late = (rule["action"], rule.get("delayMs", 0) / 1000) if rule else (None, 0)
            if action == "mark":
                packet = marked(packet)
            times = {"drop": [], "delay": [now + half + late], "duplicate": [now + half, now + half + late]}.get(action, [now + half])
            for when in times:
                count += 1
                heapq.heappush(waiting, (when, count, out[side], packet))

main()
`.trimStart();

/** What \`ss\` asks the kernel (sock_diag), every few ms; when an answer changes, \`ss\` itself is run for the reader. */
export const labStates = String.raw`
"""Notes every change of state of the lab's sockets on one host. argv: client|server."""
import json, os, shutil, socket, struct, subprocess, sys, time
from lab import HERE, PORT

NAMES = ["", "ESTABLISHED", "SYN_SENT", "SYN_RECV", "FIN_WAIT1", "FIN_WAIT2", "TIME_WAIT", "CLOSED", "CLOSE_WAIT",
         "LAST_ACK", "LISTEN", "CLOSING", "SYN_RECV"]
side = sys.argv[1]
log, shown = open(HERE + "/states." + side, "a", buffering=1), open(HERE + "/ss." + side, "a", buffering=1)
diag = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 4)
# nlmsghdr (SOCK_DIAG_BY_FAMILY, REQUEST|DUMP), inet_diag_req_v2: IPv4, TCP, with tcp_info, every state
ASK = struct.pack("=IHHII", 72, 20, 0x301, 1, 0) + struct.pack("=BBBBI48x", 2, 6, 2, 0, 0xFFFFFFFF)

def sockets():
    diag.send(ASK)
    found = {}
    while True:
        data = diag.recv(65536)
        at = 0
        while at + 16 <= len(data):
            size, kind = struct.unpack_from("=IH", data, at)
            if kind != 20:
                return found
            body = data[at + 16 : at + size]
            at += (size + 3) & ~3
            state = NAMES[body[1]]
            sport, dport = struct.unpack_from("!HH", body, 4)
            if state == "LISTEN" or PORT not in (sport, dport):
                continue
            one = {"state": state}
            attr = 72
            while attr + 4 <= len(body):
                length, name = struct.unpack_from("=HH", body, attr)
                if name == 2 and length >= 76 and state not in ("TIME_WAIT", "SYN_RECV"):
                    one["rtoMs"] = round(struct.unpack_from("=I", body, attr + 12)[0] / 1000, 3)
                    one["srttMs"] = round(struct.unpack_from("=I", body, attr + 72)[0] / 1000, 3)
                if length < 4:
                    break
                attr += (length + 3) & ~3
            port = dport if side == "server" else sport
            # A new connection on the port of one in TIME-WAIT: the full socket is the one to tell of.
            if port not in found or found[port]["state"] == "TIME_WAIT":
                found[port] = one
    return found

was = {}
ss = shutil.which("ss")
print("ready", flush=True)
while True:
    now, seen = time.time(), sockets()
    changed = False
    for port in set(was) | set(seen):
        one = seen.get(port, {"state": "CLOSED"})
        if one["state"] != was.get(port, {}).get("state"):
            log.write(json.dumps({"time": now, "port": port, **one}) + "\n")
            changed = True
    was = {**{p: {"state": "CLOSED"} for p in was}, **seen}
    if changed and ss:
        lines = subprocess.run([ss, "-Htanoi"], capture_output=True, text=True).stdout
        shown.write("%.3f\n%s" % (now, lines or "(no socket)\n"))
    time.sleep(0.004)
`.trimStart();

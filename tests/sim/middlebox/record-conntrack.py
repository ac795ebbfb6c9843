"""
What the connection tracking of a real Linux does, one segment at a time: its verdict, its entry and how long that lasts.

    sudo unshare --net python3 record-conntrack.py > recorded-conntrack.jsonl

The box is a network namespace that forwards between two veth pairs; nft(8) drops what it has no entry for, or answers it
with a RST, and lets only the client open. This program is both hosts: it writes segments to the wire and sees what comes
out. Needs root, ip(8), nft(8) and CONFIG_NF_CONNTRACK_PROCFS; takes a minute.
"""
import json, os, select, socket, struct, subprocess, sys, time

BOX = "la-box"
ISS = {"client": 1000, "server": 5000}
BITS = {"F": 1, "S": 2, "R": 4, "P": 8, "A": 16}
IP = {"client": "10.0.0.2", "server": "10.1.0.2"}
MAC = {"client": bytes.fromhex("020000000002"), "server": bytes.fromhex("020000000003")}


def run(*words, text=None):
    return subprocess.run(words, input=text, text=True, check=True, capture_output=True).stdout


def box(*words, text=None):
    return run("ip", "netns", "exec", BOX, *words, text=text)


def checksum(data):
    if len(data) % 2:
        data += b"\0"
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


class Wire:
    def __init__(self):
        run("ip", "netns", "add", BOX)
        self.mac, self.ends = {}, {}
        for side, net in (("client", "10.0.0"), ("server", "10.1.0")):
            run("ip", "link", "add", side, "type", "veth", "peer", "name", side, "netns", BOX)
            run("ip", "link", "set", side, "up")
            box("ip", "address", "add", f"{net}.1/24", "dev", side)
            box("ip", "link", "set", side, "up")
            box("ip", "neigh", "add", IP[side], "lladdr", MAC[side].hex(":"), "dev", side, "nud", "permanent")
            address = json.loads(box("ip", "-j", "link", "show", side))[0]["address"]
            self.mac[side] = bytes.fromhex(address.replace(":", ""))
            end = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(0x0800))
            end.bind((side, 0))
            self.ends[side] = end
        box("sysctl", "-qw", "net.ipv4.ip_forward=1")

    def rules(self, invalid):
        verdict = "reject with tcp reset" if invalid == "reset" else "drop"
        box("nft", "-f", "-", text=f"""
flush ruleset
table ip box {{
  chain forward {{
    type filter hook forward priority 0; policy accept;
    ct state invalid meta l4proto tcp {verdict}
    iifname "server" ct state new meta l4proto tcp {verdict}
  }}
}}
""")

    def send(self, side, port, s):
        other = "server" if side == "client" else "client"
        ports = (port, 443) if side == "client" else (443, port)
        flags = sum(BITS[c] for c in s["flags"])
        seq = (ISS[side] + s["seq"]) % 2**32
        ack = (ISS[other] + s["ack"]) % 2**32 if s.get("ack") is not None else 0
        tcp = struct.pack("!HHIIBBHHH", *ports, seq, ack, 5 << 4, flags, s.get("win", 60000), 0, 0) + bytes(s.get("len", 0))
        ends = socket.inet_aton(IP[side]) + socket.inet_aton(IP[other])
        pseudo = ends + struct.pack("!BBH", 0, 6, len(tcp))
        tcp = tcp[:16] + struct.pack("!H", checksum(pseudo + tcp)) + tcp[18:]
        ip = struct.pack("!BBHHHBBH", 0x45, 0, 20 + len(tcp), 0, 0x4000, 64, 6, 0) + ends
        ip = ip[:10] + struct.pack("!H", checksum(ip)) + ip[12:]
        self.ends[side].send(self.mac[side] + MAC[side] + b"\x08\x00" + ip + tcp)

    def seen(self, side, port, wait):
        """Of this connection, what comes out at a side's wire: flags, seq and ack."""
        end, found, until = self.ends[side], [], time.monotonic() + wait
        while select.select([end], [], [], max(0, until - time.monotonic()))[0]:
            frame, address = end.recvfrom(2048)
            if address[2] == socket.PACKET_OUTGOING or frame[23] != 6:
                continue
            tcp = frame[14 + (frame[14] & 15) * 4:]
            sport, dport, seq, ack, _, flags = struct.unpack_from("!HHIIBB", tcp)
            if port in (sport, dport):
                found.append({"flags": "".join(c for c in "SFRPA" if flags & BITS[c]), "seq": seq, "ack": ack})
                until = min(until, time.monotonic() + 0.005)
        return found

    def entry(self, port):
        for line in box("cat", "/proc/net/nf_conntrack").splitlines():
            words = line.split()
            if f"sport={port}" in words[6:10]:
                return {
                    "state": words[5],
                    "leftS": int(words[4]),
                    "assured": "[ASSURED]" in words,
                    "replied": "[UNREPLIED]" not in words,
                }
        return None


def step(side, flags, seq=0, ack=None, length=0, win=60000, wait=0):
    return {"from": side, "flags": flags, "seq": seq, "ack": ack, "len": length, "win": win, "waitS": wait}


def client(flags, *more, **named):
    return step("client", flags, *more, **named)


def server(flags, *more, **named):
    return step("server", flags, *more, **named)


opening = [client("S"), server("SA", 0, 1), client("A", 1, 1)]
asked = opening + [client("PA", 1, 1, 100), server("A", 1, 101)]
reach = {
    "NONE": [],
    "SYN_SENT": opening[:1],
    "SYN_RECV": opening[:2],
    "ESTABLISHED": asked,
    "FIN_WAIT": asked + [client("FA", 101, 1)],
    "CLOSE_WAIT": asked + [client("FA", 101, 1), server("A", 1, 102)],
    "LAST_ACK": asked + [client("FA", 101, 1), server("A", 1, 102), server("FA", 1, 102)],
    "TIME_WAIT": asked + [client("FA", 101, 1), server("A", 1, 102), server("FA", 1, 102), client("A", 102, 2)],
    "CLOSE": asked + [client("RA", 101, 1)],
}
sent = {"NONE": (101, 1), "SYN_SENT": (1, 0), "SYN_RECV": (1, 1), "ESTABLISHED": (101, 1), "FIN_WAIT": (102, 1),
        "CLOSE_WAIT": (102, 1), "LAST_ACK": (102, 2), "TIME_WAIT": (102, 2), "CLOSE": (101, 1)}


def one_of_each():
    """Each kind of segment, from each side, in each state."""
    for state, steps in reach.items():
        own, peer = sent[state]
        for side in ("client", "server"):
            seq, ack = (own, peer) if side == "client" else (peer, own)
            for flags in ("S", "SA", "A", "FA", "RA", "R"):
                numbers = (0, ack) if flags == "SA" else (seq, None) if flags in ("S", "R") else (seq, ack)
                yield f"{state}: {flags} of the {side}", {}, "drop", steps + [step(side, flags, *numbers)]


E = "net.netfilter.nf_conntrack_tcp_timeout_established"
LOOSE = "net.netfilter.nf_conntrack_tcp_loose"
again = client("PA", 101, 1, 50)
cases = [
    *one_of_each(),
    ("a whole close, the server first", {}, "drop",
     asked + [server("FA", 1, 101), client("A", 101, 2), client("FA", 101, 2), server("A", 2, 102)]),
    ("a close in three segments", {}, "drop",
     asked + [client("FA", 101, 1), server("FA", 1, 102), client("A", 102, 2)]),
    ("both close at once", {}, "drop",
     asked + [client("FA", 101, 1), server("FA", 1, 101), client("A", 102, 2), server("A", 2, 102)]),
    ("each segment starts the clock again", {E: 20}, "drop",
     asked + [client("A", 100, 1, wait=2), server("A", 1, 101, wait=2)]),
    ("a SYN sent again does not", {}, "drop", [client("S"), client("S", wait=2)]),
    ("data without its ACK", {}, "drop", opening + [client("PA", 1, 1, 100)]),
    ("data without its ACK, a shorter time set", {E: 60}, "drop", opening + [client("PA", 1, 1, 100)]),
    ("the same data four times", {}, "drop", opening + [client("PA", 1, 1, 100)] * 5),
    ("a closed window", {}, "drop", asked + [server("A", 1, 101, win=0)]),
    ("forgotten, not loose, drop", {E: 2, LOOSE: 0}, "drop", asked + [client("PA", 101, 1, 50, wait=2.5), again]),
    ("forgotten, not loose, reset", {E: 2, LOOSE: 0}, "reset", asked + [client("PA", 101, 1, 50, wait=2.5), again]),
    ("forgotten, not loose, a FIN", {E: 2, LOOSE: 0}, "reset", asked + [client("FA", 101, 1, wait=2.5)]),
    ("forgotten, not loose, a RST", {E: 2, LOOSE: 0}, "reset", asked + [client("RA", 101, 1, wait=2.5)]),
    ("forgotten, the server speaks, drop", {E: 2}, "drop", asked + [server("PA", 1, 101, 50, wait=2.5)]),
    ("forgotten, the server speaks, reset", {E: 2}, "reset", asked + [server("PA", 1, 101, 50, wait=2.5)]),
    ("forgotten, loose: data", {E: 2}, "drop",
     asked + [client("PA", 101, 1, 50, wait=2.5), server("A", 1, 151), client("PA", 151, 1, 50), server("A", 1, 201)]),
    ("picked up with the default time", {}, "drop",
     [client("PA", 101, 1, 50), server("A", 1, 151), client("PA", 151, 1, 50), server("A", 1, 201)]),
    ("forgotten, loose: a FIN", {E: 2}, "drop", asked + [client("FA", 101, 1, wait=2.5)]),
    ("a keep-alive probe and its answer", {E: 20}, "drop",
     asked + [client("A", 100, 1, wait=2), server("A", 1, 101)]),
    ("kept alive past its time", {E: 3}, "drop",
     asked + [client("A", 100, 1, wait=2), server("A", 1, 101), client("PA", 101, 1, 50, wait=2), server("A", 1, 151)]),
    ("a RST inside the window, not at its edge", {}, "drop", asked + [client("R", 121, None)]),
    ("a RST from before the edge", {}, "drop", asked + [client("R", 50, None)]),
    ("a RST at the edge", {}, "drop", asked + [client("R", 101, None)]),
    ("a RST behind unacknowledged data", {}, "drop", asked + [client("PA", 101, 1, 50), client("RA", 151, 1)]),
    ("sequence number beyond the window", {}, "drop", asked + [client("PA", 100_000, 1, 50)]),
    ("acknowledges what was never sent", {}, "drop", asked + [client("A", 101, 5000)]),
    ("an old copy", {}, "drop", asked + [client("PA", 1, 1, 100)]),
    ("opened again from TIME_WAIT", {}, "drop", reach["TIME_WAIT"] + [client("S", 70_000), server("SA", 90_000, 70_001)]),
    ("a RST answers the SYN", {}, "drop", [client("S"), server("RA", -5000, 1)]),
    ("the FIN again and again", {}, "drop", asked + [client("FA", 101, 1)] * 3),
    ("close with short times", {"net.netfilter.nf_conntrack_tcp_timeout_fin_wait": 2,
      "net.netfilter.nf_conntrack_tcp_timeout_close_wait": 2, LOOSE: 0}, "drop",
     asked + [client("FA", 101, 1), server("A", 1, 102), server("FA", 1, 102, wait=2.5)]),
]

NAMES = ["syn_sent", "syn_recv", "established", "fin_wait", "close_wait", "last_ack", "time_wait", "close", "max_retrans",
         "unacknowledged"]
defaults = {f"net.netfilter.nf_conntrack_tcp_timeout_{n}": None for n in NAMES} | {
    LOOSE: None, "net.netfilter.nf_conntrack_tcp_max_retrans": None}


def main():
    wire, out = Wire(), []
    wire.rules("drop")
    for name in defaults:
        defaults[name] = int(box("sysctl", "-n", name))
    try:
        for i, (about, settings, invalid, steps) in enumerate(cases):
            port = 20_000 + i
            for name, value in (defaults | settings).items():
                box("sysctl", "-qw", f"{name}={value}")
            wire.rules(invalid)
            did = []
            for s in steps:
                time.sleep(s["waitS"])
                wire.send(s["from"], port, s)
                other = "server" if s["from"] == "client" else "client"
                passed = bool(wire.seen(other, port, 0.02))
                back = wire.seen(s["from"], port, 0.0 if passed else 0.02)
                answer = back[0] if back else None
                if answer:
                    answer["seq"] -= ISS[other]
                    answer["ack"] = answer["ack"] - ISS[s["from"]] if "A" in answer["flags"] else None
                did.append({**s, "passed": passed, "answer": answer, "entry": wire.entry(port)})
            out.append({"about": about, "settings": settings, "invalid": invalid, "steps": did})
            print(about, file=sys.stderr)
        print(json.dumps({"kernel": os.uname().release.split("-")[0], "defaults": defaults}))
        for case in out:
            print(json.dumps(case))
    finally:
        run("ip", "netns", "delete", BOX)


main()

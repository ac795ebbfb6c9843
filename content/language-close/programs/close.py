"""One way for Python to end a connection: close CASE PORT. What stands between two marks is what the page shows."""
import asyncio
import os
import socket
import struct
import sys
import time

which, port = sys.argv[1], int(sys.argv[2])


def say(word):
    os.write(2, f"{word}\n".encode())


async def stream():
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    await asyncio.sleep(0.4)
    say("MARK")
    if which == "asyncio-close":
        #= asyncio-close
        writer.close()
        #=
    elif which == "asyncio-write-eof":
        #= asyncio-write-eof
        writer.write_eof()
        #=
    elif which == "asyncio-abort":
        #= asyncio-abort
        writer.transport.abort()
        #=
    await asyncio.sleep(2.6)
    say("END")
    await asyncio.sleep(0.3)
    os._exit(0)


if which.startswith("asyncio"):
    asyncio.run(stream())

sock = socket.create_connection(("127.0.0.1", port))
time.sleep(0.4)
say("MARK")
if which == "close":
    #= close
    sock.close()
    #=
elif which == "with":
    #= with
    with sock:
        pass
    #=
elif which == "makefile":
    #= makefile
    file = sock.makefile()
    sock.close()
    #=
elif which == "makefile-both":
    #= makefile-both
    file = sock.makefile()
    sock.close()
    file.close()
    #=
elif which == "dup":
    #= dup
    copy = sock.dup()
    sock.close()
    #=
elif which == "shutdown-wr":
    #= shutdown-wr
    sock.shutdown(socket.SHUT_WR)
    #=
elif which == "linger-0":
    #= linger-0
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    sock.close()
    #=
elif which == "del":
    #= del
    del sock
    #=
elif which == "detach":
    #= detach
    sock.detach()
    #=
elif which == "exit":
    #= exit
    sys.exit()
    #=
else:
    sys.exit(1)
time.sleep(2.6)
say("END")
time.sleep(0.3)

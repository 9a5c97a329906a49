#!/usr/bin/env python3
"""Holds connections to a running server open, byte by byte, and fails unless each is closed within 30 seconds.

    Scripts/server/slow.py PORT
"""
import socket
import sys
import threading
import time

PATIENCE = 30
START = b" / HTTP/1.1\r\nHost: localhost\r\n"
CASES = {
    "headers that don't end": (b"GET" + START + b"X: ", b"a"),
    "a body that doesn't end": (b"POST" + START + b"Content-Length: 999999\r\n\r\n", b"a"),
    "nothing": (b"", b""),
}
kept = []


def hold(name, first, piece):
    connection = socket.create_connection(("localhost", int(sys.argv[1])))
    connection.sendall(first)
    connection.settimeout(0.5)
    start = time.monotonic()
    while time.monotonic() - start < PATIENCE:
        try:
            if not connection.recv(4096):
                break
        except TimeoutError:
            pass
        except OSError:
            break
        try:
            connection.sendall(piece)
        except OSError:
            break
    else:
        kept.append(name)
    print(f"{name}: {time.monotonic() - start:.1f} s")


threads = [threading.Thread(target=hold, args=(name, *case)) for name, case in CASES.items()]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
sys.exit(bool(kept))

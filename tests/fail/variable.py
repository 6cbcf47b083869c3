"""Adds an axis of weights to a font: python3 variable.py OLD NEW
SPDX-License-Identifier: MIT"""
import struct
import sys

font = open(sys.argv[1], "rb").read()
kind, count = struct.unpack(">4sH", font[:6])
tables = [struct.unpack(">4sIII", font[12 + 16 * i:28 + 16 * i]) for i in range(count)]
tables = [(tag, font[start:start + size]) for tag, _, start, size in tables]
axis = struct.pack(">4siiiHH", b"wght", 100 << 16, 400 << 16, 900 << 16, 0, 256)
tables.append((b"fvar", struct.pack(">8H", 1, 0, 16, 2, 1, 20, 0, 8) + axis))
tables.sort()
head = struct.pack(">4sHHHH", kind, len(tables), 0, 0, 0)
start, body = 12 + 16 * len(tables), b""
for tag, data in tables:
    head += struct.pack(">4sIII", tag, 0, start + len(body), len(data))
    body += data + bytes(-len(data) % 4)
open(sys.argv[2], "wb").write(head + body)

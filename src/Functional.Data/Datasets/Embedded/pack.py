"""Packs the embedded data sets: python3 pack.py digits.csv.gz iris.csv

Both files are those that scikit-learn carries in sklearn/datasets/data. A packed table is, compressed by gzip:
rows, columns, divisor (three little-endian int32), then a byte per value, row by row, to be divided by the divisor, then a
byte per label.
"""

import gzip
import struct
import sys
from pathlib import Path


def pack(name, rows, divisor):
    """Writes rows of numbers that end in a label."""
    values = bytes(round(float(cell) * divisor) for row in rows for cell in row[:-1])
    labels = bytes(int(float(row[-1])) for row in rows)
    header = struct.pack("<iii", len(rows), len(rows[0]) - 1, divisor)
    packed = gzip.compress(header + values + labels, 9, mtime=0)
    Path(__file__).with_name(name).write_bytes(packed)


def main(digits, iris):
    with gzip.open(digits, "rt") as lines:
        pack("digits.gz", [line.split(",") for line in lines], 1)
    with open(iris) as lines:
        next(lines)  # counts and class names
        pack("iris.gz", [line.split(",") for line in lines], 10)


main(*sys.argv[1:])

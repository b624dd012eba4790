"""Computes the polynomial coefficients of the elementary functions: weighted minimax fits (Remez exchange, 60 digits).

Coefficients are rounded to the element type all at once or, on intervals that begin at 0, one after the other from the lowest
degree with the rest fitted again each time, so that the rounding of one is made good by the others: whichever is better. Needs mpmath. Usage: python3 coefficients.py [name ...]
"""
import struct
import sys

from mpmath import atanh, cos, cospi, erf, erfc, exp, linspace, log, log1p, lu_solve, matrix, mp, mpf, polyval, sin, sqrt

mp.dps = 60


def minimax(f, weight, a, b, fixed, count):
    """The polynomial with the given lowest coefficients and `count` free ones that has the least weighted error on [a, b]."""
    k = len(fixed)
    rest = lambda x: f(x) - polyval(fixed[::-1], x) if k else f(x)
    grid = [(a + b) / 2 - (b - a) / 2 * cospi(t) for t in linspace(0, 1, 24 * (count + 1) + 1)]
    values = [(x, rest(x), weight(x)) for x in grid]
    values = [v for v in values if v[2] != 0]
    step = (len(values) - 1) / mpf(count)
    nodes = [values[int(i * step)] for i in range(count + 1)]
    for _ in range(12):
        rows = [[w * x ** (k + j) for j in range(count)] + [(-1) ** i] for i, (x, _, w) in enumerate(nodes)]
        solution = lu_solve(matrix(rows), matrix([y * w for _, y, w in nodes]))
        free, level = list(solution)[:count], abs(solution[count])
        error = [(w * (y - x**k * polyval(free[::-1], x)), (x, y, w)) for x, y, w in values]
        peaks = []
        for e, point in error:
            if peaks and (e > 0) == (peaks[-1][0] > 0):
                if abs(e) > abs(peaks[-1][0]):
                    peaks[-1] = (e, point)
            else:
                peaks.append((e, point))
        while len(peaks) > count + 1:
            peaks.pop(0 if abs(peaks[0][0]) < abs(peaks[-1][0]) else -1)
        worst = max(abs(e) for e, _ in error)
        if len(peaks) < count + 1 or worst < level * mpf("1.0005"):
            break
        nodes = [point for _, point in peaks]
    return free


def fit(name, f, weight, a, b, count, single):
    a, b = mpf(a), mpf(b)
    rounded = lambda c: mpf(struct.unpack("f", struct.pack("f", float(c)))[0] if single else float(c))
    error = lambda c: max(abs(weight(x) * (f(x) - polyval(c[::-1], x))) for x in linspace(a, b, 1001))
    best = [rounded(c) for c in minimax(f, weight, a, b, [], count)]
    if a == 0:
        fixed = []
        for left in range(count, 0, -1):
            fixed.append(rounded(minimax(f, weight, a, b, fixed, left)[0]))
        best = min(best, fixed, key=error)
    print(f"{name}: error 2^{float(log(error(best), 2)):.1f}")
    for c in best:
        print(f"    {float(c)!r}")


def safe(f, limit):
    """f where it is well conditioned, its limit at 0."""
    return lambda x: limit if x == 0 else f(x)


HALF = log(2) / 2
LOW, HIGH = sqrt(mpf(1) / 2) - 1, sqrt(mpf(2)) - 1
SQUARE = ((sqrt(mpf(2)) - 1) / (sqrt(mpf(2)) + 1)) ** 2

expm1_tail = safe(lambda r: (exp(r) - 1 - r) / r**2, mpf(1) / 2)
expm1_weight = lambda r: max(abs(r), mpf(1) / 16)
log_tail = safe(lambda f: (log1p(f) - f + f**2 / 2) / f**3, mpf(1) / 3)
log_weight = lambda f: max(f**2, mpf(1) / 64)
sin_tail = safe(lambda z: (sin(sqrt(z)) / sqrt(z) - 1) / z, -mpf(1) / 6)
sin_weight = safe(lambda z: z * sqrt(z) / sin(sqrt(z)), mpf(0))
cos_tail = safe(lambda z: (cos(sqrt(z)) - 1 + z / 2) / z**2, mpf(1) / 24)
cos_weight = lambda z: z**2 / cos(sqrt(z))
erf_near = safe(lambda z: erf(sqrt(z)) / sqrt(z) - 1, 2 / sqrt(mp.pi) - 1)
erf_weight = safe(lambda z: sqrt(z) / erf(sqrt(z)), sqrt(mp.pi) / 2)
erf_far = lambda t: -log(erfc(1 + t))
erf_far_weight = lambda t: erfc(1 + t)
atanh_tail = safe(lambda z: (2 * atanh(sqrt(z)) / sqrt(z) - 2) / z, mpf(2) / 3)
pow_tail = safe(lambda z: (atanh(sqrt(z)) / sqrt(z) - 1 - z / 3) / z**2, mpf(1) / 5)

FITS = {
    "ExpSingle": (expm1_tail, expm1_weight, -HALF, HALF, 5, True),
    "ExpDouble": (expm1_tail, expm1_weight, -HALF, HALF, 10, False),
    "LogSingle": (log_tail, log_weight, LOW, HIGH, 8, True),
    "LogDouble": (atanh_tail, lambda z: z / 2, 0, SQUARE, 7, False),
    "SinSingle": (sin_tail, sin_weight, 0, 0.64, 3, True),
    "SinDouble": (sin_tail, sin_weight, 0, 0.618, 6, False),
    "CosSingle": (cos_tail, cos_weight, 0, 0.64, 3, True),
    "CosDouble": (cos_tail, cos_weight, 0, 0.618, 6, False),
    "ErfNearSingle": (erf_near, erf_weight, 0, 1, 7, True),
    "ErfNearDouble": (erf_near, erf_weight, 0, 1, 13, False),
    "ErfFarSingle": (erf_far, erf_far_weight, 0, 3, 7, True),
    "ErfFarDouble": (erf_far, erf_far_weight, 0, 5, 18, False),
    "PowSingle": (pow_tail, lambda z: z**2, 0, SQUARE, 3, True),
    "PowDouble": (pow_tail, lambda z: z**2, 0, SQUARE, 8, False),
}

for name in sys.argv[1:] or FITS:
    fit(name, *FITS[name])

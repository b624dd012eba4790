"""Writes exact_values.csv: results of the elementary functions to 32 digits, for doubles spread over their domains.

A line holds the function, its arguments (0 for an absent second one), and the result as a sum of two doubles. Needs mpmath.
Usage: python3 exact_values.py > exact_values.csv
"""
import random

from mpmath import cos, erf, exp, expm1, inf, log, log1p, mp, mpf, sin, tanh

mp.prec = 200
random.seed(20)
COUNT = 40


def spread(low, high):
    return random.choice([-1, 1]) * 10 ** random.uniform(low, high)


def mixed(*choices):
    return lambda: random.choice(choices)()


near = mixed(lambda: random.uniform(-1, 1), lambda: random.uniform(-4, 4), lambda: spread(-8, 0))
angles = mixed(near, lambda: random.uniform(-100, 100), lambda: spread(0, 308), lambda: random.randint(1, 80000) * 1.5707963267948966)
logistic = mixed(near, lambda: random.uniform(-20, 20), lambda: random.uniform(-740, 40))


def power():
    kind = random.randint(0, 2)
    x = [random.uniform(0.3, 3), abs(spread(-300, 300)), 1 + spread(-12, -1)][kind]
    return x, [random.uniform(-5, 5), random.uniform(-1, 1) * 1000 / abs(float(log(x, 2)))][kind > 0]


FUNCTIONS = {
    "exp": (exp, mixed(near, lambda: random.uniform(-745, 709))),
    "expm1": (expm1, mixed(near, near, lambda: random.uniform(-40, 709))),
    "log": (log, mixed(lambda: abs(spread(-323, 308)), lambda: random.uniform(0.5, 2), lambda: 1 + near() / 100)),
    "log1p": (log1p, mixed(lambda: abs(spread(-30, 38)), lambda: random.uniform(-0.9999, 2), lambda: max(-0.9999, near()))),
    "sin": (sin, angles),
    "cos": (cos, angles),
    "tanh": (tanh, mixed(near, near, lambda: random.uniform(-20, 20), lambda: spread(-30, 0))),
    "sigmoid": (lambda x: 1 / (1 + exp(-x)), logistic),
    "softplus": (lambda x: log1p(exp(x)), logistic),
    "erf": (erf, mixed(near, lambda: random.uniform(-6.5, 6.5), lambda: spread(-30, 0))),
}


def line(name, x, y, value):
    high = float(value)
    if abs(high) != inf:
        print(f"{name},{x!r},{y!r},{high!r},{float(value - mpf(high))!r}")


for name, (f, draw) in FUNCTIONS.items():
    for _ in range(COUNT):
        x = draw()
        line(name, x, 0.0, f(mpf(x)))
for _ in range(2 * COUNT):
    x, y = power()
    line("pow", x, y, mpf(x) ** mpf(y))

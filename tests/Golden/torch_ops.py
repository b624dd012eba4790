"""Records values and gradients of operations in PyTorch, Float64: torch_ops.json.

Each case holds the inputs, the result, and the gradients of sum(result * weights). Usage: python3 torch_ops.py > torch_ops.json
"""
import json

import torch

torch.manual_seed(7)
cases = []


def draw(*shape):
    return torch.round(torch.randn(*shape, dtype=torch.float64) * 1e4) / 1e4


def numbers(x):
    return x.detach().tolist()


def case(op, function, *inputs, **options):
    inputs = [x.clone().requires_grad_() for x in inputs]
    y = function(*inputs)
    weights = draw(*y.shape)
    (y * weights).sum().backward()
    record = {"op": op, **options, "inputs": [numbers(x) for x in inputs], "result": numbers(y)}
    cases.append({**record, "weights": numbers(weights), "gradients": [numbers(x.grad) for x in inputs]})


for name in ["erf", "exp", "expm1", "sigmoid", "tanh", "sin", "cos", "square", "abs", "relu"]:
    case(name, getattr(torch, name), draw(3, 4) * 1.5)
case("softplus", torch.nn.functional.softplus, draw(3, 4) * 3)
for name in ["log", "log1p", "sqrt", "reciprocal"]:
    case(name, getattr(torch, name), draw(3, 4).abs() + 0.1)
case("pow", torch.pow, draw(3, 4).abs() + 0.1, draw(4))
case("remainder", torch.remainder, draw(3, 4) * 5, draw(4).abs() + 0.5)
case("maximum", torch.maximum, draw(3, 4), draw(3, 1))
for axis in [0, 1, 2]:
    case("logsumexp", lambda x: torch.logsumexp(x, axis), draw(2, 3, 4), axis=axis)
    case("softmax", lambda x: torch.softmax(x, axis), draw(2, 3, 4), axis=axis)
    case("log_softmax", lambda x: torch.log_softmax(x, axis), draw(2, 3, 4), axis=axis)
    case("cumsum", lambda x: torch.cumsum(x, axis), draw(2, 3, 4), axis=axis)
    case("prod", lambda x: torch.prod(x, axis), draw(2, 3, 4), axis=axis)
    case("var", lambda x: torch.var(x, axis, unbiased=False), draw(2, 3, 4), axis=axis)
    case("max", lambda x: torch.amax(x, axis), draw(2, 3, 4), axis=axis)
    case("flip", lambda x: torch.flip(x, [axis]), draw(2, 3, 4), axis=axis)
zeros = draw(3, 4)
zeros[0, 1] = zeros[2, 0] = zeros[2, 3] = 0
case("prod", lambda x: torch.prod(x, 1), zeros, axis=1)
case("matmul", torch.matmul, draw(2, 3, 4), draw(2, 4, 2))
case("matmul", torch.matmul, draw(2, 1, 3, 4), draw(3, 4, 2))
case("matmul", torch.matmul, draw(2, 3, 4), draw(4, 2))
for indices in [[2, 0, 2], [1, 1, 1, 3]]:
    case("gather", lambda x: x[torch.tensor(indices)], draw(4, 3), indices=indices)
case("topk", lambda x: torch.topk(x, 2).values, draw(3, 5), k=2)
case("sort", lambda x: torch.sort(x, 0).values, draw(4, 3), axis=0)

note = "gradients are those of sum(result * weights) with respect to the inputs"
print(json.dumps({"made_with": {"torch": torch.__version__}, "note": note, "cases": cases}))

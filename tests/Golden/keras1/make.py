"""Writes small files in the forms of Keras before 2.11, from the layouts of that time, with predictions by numpy.

Needs h5py and numpy. Standalone Keras wrote fixed-length byte strings, `lr` and `decay`, a momentum for every SGD, and behind Adam's
slots one number a weight for the amsgrad that was not asked for; tf.keras wrote all slots of a kind before the next kind.
"""

import json
import os

import h5py
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
random = np.random.RandomState(3)


def f(*shape):
    return random.normal(0, 0.5, shape).astype(np.float32)


def glorot():
    return {"class_name": "VarianceScaling", "config": {"scale": 1.0, "mode": "fan_avg", "distribution": "uniform", "seed": None}}


def dense(name, units, activation, inputs=None, old=True, **more):
    config = {"name": name, "trainable": True}
    if inputs is not None:
        config.update({"batch_input_shape": [None, inputs], "dtype": "float32"})
    config.update({"units": units, "activation": activation, "use_bias": True,
                   "kernel_initializer": glorot() if old else {"class_name": "GlorotUniform", "config": {"seed": None}},
                   "bias_initializer": {"class_name": "Zeros", "config": {}}, "kernel_regularizer": None, "bias_regularizer": None,
                   "activity_regularizer": None, "kernel_constraint": None, "bias_constraint": None})
    config.update(more)
    return {"class_name": "Dense", "config": config}


def text(value, fixed):
    data = value.encode()
    return np.bytes_(data) if fixed else data.decode()


def names(values, fixed):
    return np.array([v.encode() for v in values]) if fixed else np.array(values, dtype=h5py.string_dtype("ascii"))


def write(file, version, config, layers, training, optimizer, fixed, backend="tensorflow"):
    """layers: [(name, [(weight name, value)])]; optimizer: [(name, value)]"""
    with h5py.File(os.path.join(HERE, file), "w") as root:
        root.attrs["keras_version"] = text(version, fixed)
        root.attrs["backend"] = text(backend, fixed)
        root.attrs["model_config"] = text(json.dumps(config), fixed)
        root.attrs["training_config"] = text(json.dumps(training), fixed)
        weights = root.create_group("model_weights")
        weights.attrs["keras_version"] = text(version, fixed)
        weights.attrs["backend"] = text(backend, fixed)
        weights.attrs["layer_names"] = names([name for name, _ in layers], fixed)
        for name, values in layers:
            group = weights.create_group(name)
            group.attrs["weight_names"] = names([n for n, _ in values], fixed) if values else np.zeros(0)
            for n, value in values:
                group[n] = value
        group = root.create_group("optimizer_weights")
        group.attrs["weight_names"] = names([n for n, _ in optimizer], fixed)
        for n, value in optimizer:
            group[n] = value


def relu(x):
    return np.maximum(x, 0)


def softmax(x):
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def sidecar(name, x, y, **more):
    as_list = lambda v: [as_list(i) for i in v] if isinstance(v, list) else v.astype(np.float64).tolist()
    with open(os.path.join(HERE, name + ".json"), "w") as out:
        json.dump({"x": as_list(x), "y": as_list(y), **{k: as_list(v) for k, v in more.items()}}, out)


def standalone():
    """Keras 2.2.4: a row, Adam with its placeholders; and what its next step is."""
    w = [f(5, 4), f(4), f(4, 3), f(3)]
    m, v = [0.1 * f(*a.shape) for a in w], [np.abs(0.1 * f(*a.shape)) for a in w]
    steps = 7
    config = {"class_name": "Sequential", "config": {"name": "sequential_1", "layers": [
        dense("dense_1", 4, "relu", 5), {"class_name": "Dropout", "config": {"name": "dropout_1", "trainable": True, "rate": 0.0,
                                                                             "noise_shape": None, "seed": None}},
        dense("dense_2", 3, "softmax")]}}
    training = {"optimizer_config": {"class_name": "Adam", "config": {"lr": 0.009999999776482582, "beta_1": 0.8999999761581421,
                                     "beta_2": 0.9990000128746033, "decay": 0.0, "epsilon": 1e-07, "amsgrad": False}},
                "loss": "categorical_crossentropy", "metrics": ["acc"], "sample_weight_mode": None, "loss_weights": None}
    layers = [("dense_1", [("dense_1/kernel:0", w[0]), ("dense_1/bias:0", w[1])]), ("dropout_1", []),
              ("dense_2", [("dense_2/kernel:0", w[2]), ("dense_2/bias:0", w[3])])]
    slots = [("Adam/iterations:0", np.int64(steps))]
    for i, value in enumerate(m + v + [np.zeros(1, np.float32)] * 4):
        slots.append((f"training/Adam/Variable{'' if i == 0 else '_' + str(i)}:0", value))
    write("standalone.h5", "2.2.4", config, layers, training, slots, fixed=True)

    x = f(6, 5).astype(np.float64)
    target = np.eye(3)[random.randint(0, 3, 6)]
    k1, b1, k2, b2 = [a.astype(np.float64) for a in w]
    h = relu(x @ k1 + b1)
    p = softmax(h @ k2 + b2)
    out = (p - target) / len(x)
    back = (out @ k2.T) * (h > 0)
    gradients = [x.T @ back, back.sum(0), h.T @ out, out.sum(0)]
    t, beta1, beta2 = steps + 1, 0.8999999761581421, 0.9990000128746033
    rate = 0.009999999776482582 * np.sqrt(1 - beta2 ** t) / (1 - beta1 ** t)
    after = []
    for a, g, first, second in zip([k1, b1, k2, b2], gradients, m, v):
        first = beta1 * first + (1 - beta1) * g
        second = beta2 * second + (1 - beta2) * g * g
        after.append(a - rate * first / (np.sqrt(second) + 1e-7))
    sidecar("standalone", x, p, target=target, after=after)


def bare_list():
    """Keras 2.1: the config is the list of layers, and RMSprop kept no number of steps."""
    w = [f(4, 3), f(3)]
    gamma, beta, mean, variance = 1 + f(3), f(3), f(3), np.abs(f(3)) + 0.5
    normalization = {"class_name": "BatchNormalization", "config": {
        "name": "batch_normalization_1", "trainable": True, "axis": -1, "momentum": 0.9, "epsilon": 0.001, "center": True, "scale": True,
        "beta_initializer": {"class_name": "Zeros", "config": {}}, "gamma_initializer": {"class_name": "Ones", "config": {}},
        "moving_mean_initializer": {"class_name": "Zeros", "config": {}},
        "moving_variance_initializer": {"class_name": "Ones", "config": {}},
        "beta_regularizer": None, "gamma_regularizer": None, "beta_constraint": None, "gamma_constraint": None}}
    penalty = {"class_name": "L1L2", "config": {"l1": 0.0, "l2": 0.009999999776482582}}
    config = {"class_name": "Sequential", "config": [dense("dense_1", 3, "tanh", 4, kernel_regularizer=penalty), normalization]}
    training = {"optimizer_config": {"class_name": "RMSprop", "config": {"lr": 0.001, "rho": 0.9, "decay": 0.0, "epsilon": 1e-07}},
                "loss": "mean_squared_error", "metrics": [], "sample_weight_mode": None, "loss_weights": None}
    layers = [("dense_1", [("dense_1/kernel:0", w[0]), ("dense_1/bias:0", w[1])]),
              ("batch_normalization_1", [("batch_normalization_1/gamma:0", gamma), ("batch_normalization_1/beta:0", beta),
                                         ("batch_normalization_1/moving_mean:0", mean),
                                         ("batch_normalization_1/moving_variance:0", variance)])]
    slots = [(f"training/RMSprop/Variable{'' if i == 0 else '_' + str(i)}:0", np.abs(f(*a.shape)))
             for i, a in enumerate(w + [gamma, beta])]
    write("bare_list.h5", "2.1.6", config, layers, training, slots, fixed=True)
    x = f(5, 4)
    y = (np.tanh(x.astype(np.float64) @ w[0] + w[1]) - mean) / np.sqrt(variance + 0.001) * gamma + beta
    sidecar("bare_list", x, y, slots=[value for _, value in slots])


def two_inputs():
    """tf.keras 2.1: two inputs and outputs, SGD with momentum; the class is Model."""
    k1, b1, k2, b2, k3, b3 = f(3, 4), f(4), f(6, 1), f(1), f(4, 2), f(2)

    def layer(entry, calls):
        return {**entry, "name": entry["config"]["name"], "inbound_nodes": calls}

    def source(name, size):
        return layer({"class_name": "InputLayer", "config": {"batch_input_shape": [None, size], "dtype": "float32", "sparse": False,
                                                             "ragged": False, "name": name}}, [])

    config = {"class_name": "Model", "config": {"name": "model", "layers": [
        source("deep", 3), source("wide", 2),
        layer(dense("dense", 4, "relu", old=False, dtype="float32"), [[["deep", 0, 0, {}]]]),
        layer({"class_name": "Concatenate", "config": {"name": "concatenate", "trainable": True, "dtype": "float32", "axis": -1}},
              [[["wide", 0, 0, {}], ["dense", 0, 0, {}]]]),
        layer(dense("price", 1, "linear", old=False, dtype="float32"), [[["concatenate", 0, 0, {}]]]),
        layer(dense("chance", 2, "sigmoid", old=False, dtype="float32"), [[["dense", 0, 0, {}]]])],
        "input_layers": [["wide", 0, 0], ["deep", 0, 0]], "output_layers": [["price", 0, 0], ["chance", 0, 0]]}}
    training = {"loss": ["mse", "binary_crossentropy"], "metrics": None, "weighted_metrics": None, "loss_weights": [0.9, 0.1],
                "sample_weight_mode": None,
                "optimizer_config": {"class_name": "SGD", "config": {"name": "SGD", "learning_rate": 0.05, "decay": 0.01,
                                                                     "momentum": 0.9, "nesterov": False}}}
    weights = [("dense/kernel", k1), ("dense/bias", b1), ("price/kernel", k2), ("price/bias", b2), ("chance/kernel", k3),
               ("chance/bias", b3)]
    layers = [(name, [(f"{n}:0", value) for n, value in weights if n.startswith(name + "/")])
              for name in ("deep", "wide", "dense", "concatenate", "price", "chance")]
    slots = [(f"SGD/{n}/momentum:0", 0.1 * f(*value.shape)) for n, value in weights]
    write("two_inputs.h5", "2.2.4-tf", config, layers, training, [("SGD/iter:0", np.int64(11))] + slots, fixed=True)
    wide, deep = f(5, 2), f(5, 3)
    h = relu(deep.astype(np.float64) @ k1 + b1)
    y = [np.concatenate([wide, h], 1) @ k2 + b2, 1 / (1 + np.exp(-(h @ k3 + b3)))]
    sidecar("two_inputs", [wide, deep], y, slots=[value for _, value in slots])


def amsgrad():
    """tf.keras 2.9: texts of variable length, metrics as nested objects, Adam with all m, all v, all vhat."""
    w = [f(4, 3), f(3)]
    first = {"class_name": "InputLayer", "config": {"batch_input_shape": [None, 4], "dtype": "float32", "sparse": False, "ragged": False,
                                                    "name": "dense_input"}}
    config = {"class_name": "Sequential", "config": {"name": "sequential", "layers": [
        first, dense("dense", 3, "softmax", 4, old=False)]}}
    metric = {"class_name": "MeanMetricWrapper", "config": {"name": "accuracy", "dtype": "float32", "fn": "sparse_categorical_accuracy"}}
    training = {"loss": {"class_name": "SparseCategoricalCrossentropy",
                         "config": {"reduction": "auto", "name": "sparse_categorical_crossentropy", "from_logits": False,
                                    "ignore_class": None, "fn": "sparse_categorical_crossentropy"}},
                "metrics": [[metric]], "weighted_metrics": None, "loss_weights": None,
                "optimizer_config": {"class_name": "Adam", "config": {
                    "name": "Adam", "learning_rate": {"class_name": "ExponentialDecay", "config": {
                        "initial_learning_rate": 0.01, "decay_steps": 100, "decay_rate": 0.9, "staircase": False, "name": None}},
                    "decay": 0.0, "beta_1": 0.9, "beta_2": 0.999, "epsilon": 1e-07, "amsgrad": True}}}
    slots = [(f"Adam/dense/{n}/{slot}:0", np.abs(f(*a.shape))) for slot in ("m", "v", "vhat") for n, a in zip(("kernel", "bias"), w)]
    layers = [("dense", [("dense/kernel:0", w[0]), ("dense/bias:0", w[1])]), ("top_level_model_weights", [])][:1]
    write("amsgrad.h5", "2.9.0", config, layers, training, [("Adam/iter:0", np.int64(21))] + slots, fixed=False)
    x = f(5, 4)
    sidecar("amsgrad", x, softmax(x.astype(np.float64) @ w[0] + w[1]), slots=[value for _, value in slots])


for make in (standalone, bare_list, two_inputs, amsgrad):
    make()

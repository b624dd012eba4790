"""What the data calls of notebooks give in numpy and scikit-learn; writes notebooks_data.json beside it.

python3 notebooks_data.py FOLDER    # the folder that FUNCTIONAL_DATA names; numpy, scikit-learn and Pillow
"""

import gzip
import json
import pathlib
import sys

import numpy as np
import sklearn
from PIL import Image
from sklearn import datasets, decomposition, linear_model, metrics, model_selection, neighbors, pipeline, preprocessing

folder = pathlib.Path(sys.argv[1])
split = model_selection.train_test_split
out = {"made_with": f"scikit-learn {sklearn.__version__}, numpy {np.__version__}"}


def record(name, **values):
    out[name] = {key: value.tolist() if hasattr(value, "tolist") else value for key, value in values.items()}


def idx(path, header):
    return np.frombuffer(gzip.open(folder / path).read(), np.uint8, offset=header)


digits = datasets.load_digits()
x_train, x_test, y_train, y_test = split(digits.data / 16, digits.target, test_size=0.2, random_state=42)
record(
    "digits_split",
    y_train=y_train[:20],
    y_test=y_test[:20],
    first_train=x_train[0],
    sum_test=x_test.sum(),
    odd=int((digits.target % 2).sum()),
)

random = np.random.RandomState(42)
truth, predicted = random.randint(0, 4, 60), random.randint(0, 4, 60)
record(
    "labels",
    truth=truth,
    predicted=predicted,
    accuracy=metrics.accuracy_score(truth, predicted),
    matrix=metrics.confusion_matrix(truth, predicted),
)

numbers, colors = [[3.0], [1.0], [3.0], [9.0]], [[1.0], [9.0]]
encoder = preprocessing.OneHotEncoder()
record(
    "one_hot",
    x=numbers,
    fitted=encoder.fit_transform(numbers).toarray(),
    other=colors,
    transformed=encoder.transform(colors).toarray(),
    inverse=encoder.inverse_transform(encoder.transform(colors)),
)

rest, held = split(np.arange(60000), test_size=5000, random_state=0)
record("split_5000", train=rest[:10], test=held[:10], sizes=[len(rest), len(held)])
record("split_default", sizes=[len(part) for part in split(np.arange(20640))])

random = np.random.RandomState(812)
record(
    "seed_812",
    rand=random.rand(4),
    randn=random.randn(5),
    randint=random.randint(0, 100, 6),
    permutation=random.permutation(10),
)

p = np.random.RandomState(7).rand(4, 6)
record("order", p=p, first=np.argsort(-p)[:, :3], argmax=p.argmax(axis=1), max=p.max(axis=1), round=p.round(2))

iris = datasets.load_iris()
petals, setosa = iris.data[:, (2, 3)], (iris.target == 0).astype(int)
unit = linear_model.Perceptron(shuffle=False, tol=None, max_iter=5).fit(petals, setosa)
flowers = [[2, 0.5], [5, 1.8]]
record("perceptron", coefficients=unit.coef_[0], intercept=unit.intercept_, new=flowers, predicted=unit.predict(flowers))


class Ratio(preprocessing.FunctionTransformer):
    def __init__(self):
        super().__init__(lambda x: np.c_[x, x[:, 0] / x[:, 1]])


class Centered:
    def fit(self, x, y=None):
        self.mean = x.mean(axis=0)
        return self

    def transform(self, x):
        return np.abs(x - self.mean)


steps = pipeline.Pipeline([("ratio", Ratio()), ("center", Centered()), ("scale", preprocessing.MinMaxScaler())])
train, test = iris.data[::2], iris.data[1::2]
record("pipeline", train=steps.fit(train).transform(train)[:4], test=steps.transform(test)[:4])

blobs, clouds = datasets.make_blobs(2000, n_features=5, centers=7, cluster_std=3, random_state=0)
pca = decomposition.PCA(2).fit(blobs)
signs = np.sign([row[np.abs(row).argmax()] for row in pca.components_])
record("blobs", x=blobs[:3], y=clouds[:20], mean=blobs.mean(axis=0), counts=np.bincount(clouds))
record("pca", ratio=pca.explained_variance_ratio_, points=(pca.transform(blobs) * signs)[:5])

x, y = datasets.make_regression(4000, 100, n_informative=90, noise=20, random_state=0)
record("regression", x=x[0, :8], y=y[:8], mean=y.mean(), std=y.std())
nearest = neighbors.KNeighborsRegressor(100).fit(x[:3000], y[:3000])
record("neighbors", predicted=nearest.predict(x[3000:3008]), r2=nearest.score(x[3000:], y[3000:]))

houses = np.loadtxt(folder / "california-housing" / "california_housing.csv", delimiter=",", skiprows=1)
rest, held = split(houses, random_state=42)
scaler = preprocessing.StandardScaler().fit(rest[:, :8])
record(
    "housing",
    sizes=[len(rest), len(held)],
    mean=scaler.mean_,
    scale=scaler.scale_,
    first=scaler.transform(held[:2, :8]),
    y=held[:5, 8],
)

for name in ("mnist", "fashion-mnist"):
    images = idx(f"{name}/train-images-idx3-ubyte.gz", 16).reshape(60000, 28, 28)
    labels = idx(f"{name}/train-labels-idx1-ubyte.gz", 8)
    flat = images.reshape(60000, 784).astype("float32") / 255
    record(
        name,
        labels=labels[:10],
        test_labels=idx(f"{name}/t10k-labels-idx1-ubyte.gz", 8)[:10],
        sum=int(images.sum(dtype=np.int64)),
        row=int(images[0].sum()),
        some=flat[0, 400:420].astype(float),
    )

pets = folder / "images" / "cats-dogs" / "training_set"
files = [str(path.relative_to(pets)) for kind in ("cats", "dogs") for path in sorted((pets / kind).iterdir())]
pixels = [np.asarray(Image.open(pets / file).convert("RGB").resize((64, 64), Image.NEAREST)) for file in files]
record("pets", files=files, sums=[int(one.sum()) for one in pixels])
china = np.asarray(Image.open(folder / "sample-images" / "china.jpg"))
record("china", shape=china.shape, first=china[0, 0], mean=china.mean(axis=(0, 1)))

pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(out) + "\n")

"""What scipy's affine_transform, on which Keras' augmentation stands, shows beyond the edges; writes fill_modes.json beside it."""

import json
import pathlib

import numpy as np
import scipy
from scipy import ndimage

rows, columns, channels = np.mgrid[0:5, 0:7, 0:2]
image = ((7 * rows * rows + 13 * columns + 50 * channels * rows) % 256).astype(np.float64)
cases = []
for mode in ("nearest", "constant", "reflect", "wrap"):
    for angle, row_shift, column_shift, row_zoom, column_zoom in (
        (0, 2.25, -3.5, 1, 1),
        (0, 4, -6, 1, 1),
        (35, 0, 0, 1, 1),
        (-70, 9.5, -16, 1.7, 2.5),
    ):
        t = np.deg2rad(angle)
        matrix = np.array([[np.cos(t), -np.sin(t), 0], [np.sin(t), np.cos(t), 0], [0, 0, 1]])
        matrix = matrix @ np.array([[1, 0, row_shift], [0, 1, column_shift], [0, 0, 1]])
        matrix = matrix @ np.diag([row_zoom, column_zoom, 1])
        center = np.array([[1, 0, 2], [0, 1, 3], [0, 0, 1]])
        matrix = center @ matrix @ np.linalg.inv(center)
        pixels = [
            ndimage.affine_transform(image[..., c], matrix[:2, :2], matrix[:2, 2], order=1, mode=mode, cval=12.5) for c in range(2)
        ]
        cases.append(
            {
                "mode": mode,
                "theta": angle,
                "tx": row_shift,
                "ty": column_shift,
                "zx": row_zoom,
                "zy": column_zoom,
                "pixels": np.stack(pixels, axis=-1).tolist(),
            }
        )
record = {"scipy": scipy.__version__, "image": image.tolist(), "cases": cases}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(record) + "\n")

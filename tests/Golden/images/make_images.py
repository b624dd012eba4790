"""Writes the images of this folder sample by sample, and images.json: what Pillow 9.4 reads from them and makes of them.

python3 make_images.py [FOLDER OF PHOTOGRAPHS IN MANY FORMATS]   (needs Pillow, numpy and scipy)
"""
import binascii, glob, hashlib, json, os, struct, sys, zlib
import numpy as np
import PIL
from PIL import Image
from scipy import ndimage

rng = np.random.RandomState(0)
SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
ADAM7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", binascii.crc32(kind + data))


def pack(row, depth):
    if depth == 16:
        return row.astype(">u2").tobytes()
    if depth == 8:
        return row.astype(np.uint8).tobytes()
    bits = "".join(format(int(v), "0%db" % depth) for v in row)
    bits += "0" * (-len(bits) % 8)
    return bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits), 8))


def paeth(a, b, c):
    p = a + b - c
    d = [abs(p - a), abs(p - b), abs(p - c)]
    return (a, b, c)[d.index(min(d))]


def filtered(rows, step):
    """Rows with every filter in turn."""
    out, above = b"", None
    for y, row in enumerate(rows):
        above = above or bytes(len(row))
        kind = y % 5
        line = bytearray()
        for i, v in enumerate(row):
            a = row[i - step] if i >= step else 0
            b = above[i]
            c = above[i - step] if i >= step else 0
            line.append((v - (0, a, b, (a + b) // 2, paeth(a, b, c))[kind]) & 255)
        out, above = out + bytes([kind]) + bytes(line), row
    return out


def png(pixels, depth, color, interlaced, extra=b"", pieces=1):
    height, width = pixels.shape[:2]
    step = max(1, SAMPLES[color] * depth // 8)
    passes = ADAM7 if interlaced else [(0, 0, 1, 1)]
    data = b""
    for x0, y0, dx, dy in passes:
        part = pixels[y0::dy, x0::dx]
        if part.size:
            data += filtered([pack(row.reshape(-1), depth) for row in part], step)
    data = zlib.compress(data)
    size = -(-len(data) // pieces)
    header = struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, int(interlaced))
    parts = [chunk(b"IDAT", data[i:i + size]) for i in range(0, len(data), size)]
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra + b"".join(parts) + chunk(b"IEND", b"")


def expected(image, depth, color):
    """What Pillow reads; gray of 16 bits, which it holds as such, by the upper 8; gray is one channel."""
    if color == 0 and depth == 16:
        return (np.asarray(image).astype(np.int64) >> 8).astype(np.uint8)[..., None]
    if color == 3:
        image = image.convert("RGBA" if "transparency" in image.info else "RGB")
    elif image.mode == "1":
        image = image.convert("L")
    a = np.asarray(image)
    if color == 4 and image.mode == "RGBA":
        a = a[..., [0, 3]]
    return a[..., None] if a.ndim == 2 else a


files = {}
for color in DEPTHS:
    for depth in DEPTHS[color]:
        for interlaced in (False, True):
            width, height = (13, 11) if interlaced else (11, 7)
            pixels = rng.randint(0, 1 << depth, (height, width, SAMPLES[color]))
            palette = rng.randint(0, 256, (1 << min(depth, 8), 3)).astype(np.uint8)
            extra = chunk(b"PLTE", palette.tobytes()) if color == 3 else b""
            name = "color%d_depth%d%s" % (color, depth, "_interlaced" if interlaced else "")
            files[name] = (png(pixels, depth, color, interlaced, extra, 3), depth, color, pixels)
            if interlaced or color in (4, 6):
                continue
            key = pixels[2, 3].reshape(-1)
            if color == 3:
                extra += chunk(b"tRNS", bytes(rng.randint(0, 256, (1 << depth) // 2 + 1).astype(np.uint8)))
            else:
                extra += chunk(b"tRNS", key.astype(">u2").tobytes())
            files[name + "_transparent"] = (png(pixels, depth, color, False, extra), depth, color, pixels)

for width in range(1, 10):
    for height in (1, 2, 3, 5, 9):
        pixels = rng.randint(0, 256, (height, width, 1))
        if width in (1, 3, 5, 9):
            files["interlaced_%dx%d" % (width, height)] = (png(pixels, 8, 0, True), 8, 0, pixels)

recorded = []
for name, (data, depth, color, raw) in files.items():
    with open(name + ".png", "wb") as file:
        file.write(data)
    image = Image.open(name + ".png")
    image.load()
    values = expected(image, depth, color)
    if "transparency" in image.info and color != 3:
        # By definition: clear where all samples are those of the transparent colour.
        alpha = np.where((raw == raw[2, 3]).all(axis=2, keepdims=True), 0, 255)
        assert depth != 8 or (alpha[..., 0] == np.asarray(image.convert("RGBA"))[..., 3]).all()
        values = np.concatenate([values, alpha], axis=2)
    recorded.append(dict(name=name, shape=list(values.shape), pixels=values.reshape(-1).tolist()))

gradient = rng.randint(0, 256, (9, 14, 4)).astype(np.uint8)
conversions, sizes = [], []
modes = {"L": 1, "LA": 2, "RGB": 3, "RGBA": 4}
for source in modes:
    image = Image.fromarray(gradient[..., :modes[source]].squeeze(), source)
    for target in modes:
        if source != target:
            converted = np.asarray(image.convert(target)).reshape(-1).tolist()
            conversions.append(dict(source=modes[source], target=modes[target], pixels=converted))
    for name in ("nearest", "bilinear", "bicubic", "lanczos", "box", "hamming"):
        for width, height in ((5, 4), (14, 3), (6, 9), (31, 20), (1, 1), (14, 9)):
            resized = image.resize((width, height), getattr(Image.Resampling, name.upper()))
            sizes.append(dict(channels=modes[source], interpolation=name, width=width, height=height,
                              pixels=np.asarray(resized).reshape(-1).tolist()))


def affine(x, theta, tx, ty, shear, zx, zy):
    """apply_affine_transform of Keras, fill_mode nearest, order 1."""
    matrix = np.eye(3)
    if theta:
        t = np.deg2rad(theta)
        matrix = np.array([[np.cos(t), -np.sin(t), 0], [np.sin(t), np.cos(t), 0], [0, 0, 1]])
    if tx or ty:
        matrix = matrix @ np.array([[1, 0, tx], [0, 1, ty], [0, 0, 1]])
    if shear:
        s = np.deg2rad(shear)
        matrix = matrix @ np.array([[1, -np.sin(s), 0], [0, np.cos(s), 0], [0, 0, 1]])
    if zx != 1 or zy != 1:
        matrix = matrix @ np.array([[zx, 0, 0], [0, zy, 0], [0, 0, 1]])
    h, w = x.shape[:2]
    ox, oy = h / 2 - 0.5, w / 2 - 0.5
    matrix = np.array([[1, 0, ox], [0, 1, oy], [0, 0, 1]]) @ matrix @ np.array([[1, 0, -ox], [0, 1, -oy], [0, 0, 1]])
    return np.stack([ndimage.affine_transform(x[..., c], matrix[:2, :2], matrix[:2, 2], order=1, mode="nearest")
                     for c in range(x.shape[2])], axis=-1)


transforms = []
for arguments in ((30, 0, 0, 0, 1, 1), (0, 2, -3, 0, 1, 1), (0, 1.5, 0.25, 0, 1, 1), (0, 0, 0, 20, 1, 1), (0, 0, 0, 0, 0.7, 1.3),
                  (-47, 1.2, -2.4, 15, 0.8, 1.1)):
    x = gradient[..., :3].astype(np.float64)
    transforms.append(dict(zip(("theta", "tx", "ty", "shear", "zx", "zy"), arguments), pixels=affine(x, *arguments).reshape(-1).tolist()))

jpegs = []
y, x = np.mgrid[0:19, 0:27]
smooth = np.stack([9 * x, 13 * y, 6 * x + 5 * y], axis=-1).clip(0, 255).astype(np.uint8)
for name, mode, options in (("baseline", "RGB", {}), ("progressive", "RGB", dict(progressive=True)), ("444", "RGB", dict(subsampling=0)),
                            ("gray", "L", {}), ("cmyk", "CMYK", {})):
    path = "jpeg_%s.jpg" % name
    Image.fromarray(smooth, "RGB").convert(mode).save(path, quality=90, **options)
    image = Image.open(path)
    values = np.asarray(image if mode == "L" else image.convert("RGB"))
    jpegs.append(dict(name=path, shape=[19, 27, 1 if mode == "L" else 3], pixels=values.reshape(-1).tolist()))

photographs = []
if len(sys.argv) > 1:
    for path in sorted(glob.glob(os.path.join(sys.argv[1], "*.*"))):
        image = Image.open(path)
        if image.mode == "I":
            image = Image.fromarray((np.asarray(image) >> 8).astype(np.uint8), "L")
        hashes = {mode: hashlib.sha256(np.asarray(image.convert(mode)).tobytes()).hexdigest() for mode in ("L", "RGB", "RGBA")}
        small = image.convert("RGB").resize((64, 48), Image.Resampling.BILINEAR)
        photographs.append(dict(name=os.path.basename(path), bands=len(image.getbands()), width=image.width, height=image.height,
                                sha256=hashes, resized=hashlib.sha256(np.asarray(small).tobytes()).hexdigest()))

noise = dict(shape=list(gradient.shape), pixels=gradient.reshape(-1).tolist())
record = dict(pillow=PIL.__version__, numpy=np.__version__, gradient=noise,
              files=recorded, conversions=conversions, sizes=sizes, transforms=transforms, jpegs=jpegs, photographs=photographs)
with open("images.json", "w") as file:
    json.dump(record, file, separators=(",", ":"))
    file.write("\n")

"""Writes the .h5 files beside it with h5py, compressed, and expected.json.gz: what is in them. Recorded with h5py 3.7, HDF5 1.10."""
import collections
import gzip
import json
import os

import h5py
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
expected = {}


def said(value, kind):
    if isinstance(value, h5py.Empty):
        return {"kind": kind, "shape": [0], "values": []}
    a = np.asarray(value)
    if kind == "text":
        flat = [x.decode() if isinstance(x, bytes) else str(x) for x in a.reshape(-1)]
    elif kind == "other":
        flat = []
    else:
        flat = [x if np.isfinite(x) else repr(float(x)).replace("inf", "Infinity").replace("nan", "NaN") for x in a.reshape(-1).tolist()]
    if len(flat) <= 3000:
        return {"kind": kind, "shape": list(a.shape), "values": flat}
    usual = collections.Counter(flat).most_common(1)[0][0]
    return {"kind": kind, "shape": list(a.shape), "usual": usual, "others": {i: x for i, x in enumerate(flat) if x != usual}}


def kind_of(dtype):
    if h5py.check_string_dtype(dtype) is not None:
        return "text"
    if dtype == np.bool_:
        return "bool"
    if dtype.kind not in "iuf":
        return "other"
    return dtype.newbyteorder("=").name


def whole(file):
    nodes, seen = {}, {}

    def walk(path, node):
        address = h5py.h5o.get_info(node.id).addr
        if address in seen:
            nodes[path] = {"same": seen[address]}
            return
        seen[address] = path
        attributes = {k: said(v, kind_of(node.attrs.get_id(k).dtype)) for k, v in node.attrs.items()}
        if isinstance(node, h5py.Group):
            nodes[path or "/"] = {"attributes": attributes, "children": sorted(k for k in node if node.get(k) is not None)}
            for key in node:
                if node.get(key) is not None:
                    walk(path + "/" + key, node[key])
        else:
            nodes[path] = {"attributes": attributes, "data": said(node[()], kind_of(node.dtype))}

    walk("", file)
    return nodes


def make(name, write, **options):
    path = os.path.join(HERE, name + ".h5")
    with h5py.File(path, "w", **options) as f:
        write(f)
    with h5py.File(path, "r") as f:
        expected[name] = whole(f)
    with open(path, "rb") as plain, open(path + ".gz", "wb") as packed:
        packed.write(gzip.compress(plain.read(), mtime=0))
    os.remove(path)


def types(f):
    for t in ["i1", "u1", "<i2", ">i2", "<u2", ">u2", "<i4", ">i4", "<u4", ">u4", "<i8", ">i8", "<u8", ">u8"]:
        info = np.iinfo(t)
        top = min(int(info.max), 2**53)
        f.create_dataset("n" + t.replace("<", "l").replace(">", "b"), data=np.array([0, 1, 7, max(int(info.min), -(2**53)), top]).astype(t))
    for t in ["<f2", ">f2", "<f4", ">f4", "<f8", ">f8"]:
        f.create_dataset("f" + t.replace("<", "l").replace(">", "b"), data=np.array([0, -1.5, 0.1, np.inf, -np.inf, np.nan], t))
    f["bool"] = np.array([[True, False], [False, True]])
    f["scalar"] = np.float32(2.5)
    f["empty"] = np.zeros((0, 3), "f4")
    f["null"] = h5py.Empty("f4")
    f["complex"] = np.array([1 + 2j])
    f["vlen_rows"] = np.zeros(0, "i4")
    f["fixed"] = np.array([b"one", b"three", b""])
    f.create_dataset("fixed_utf8", data=np.array(["é".encode(), b"ab"], h5py.string_dtype("utf-8", 5)))
    f.create_dataset("ascii", data=["alpha", "", "beta"], dtype=h5py.string_dtype("ascii"))
    f.create_dataset("utf8", data=[["größer", "学习"], ["", "🙂"]], dtype=h5py.string_dtype())
    f["text"] = "only one"
    a = f["scalar"].attrs
    a["text"], a["utf8"], a["bytes"] = "plain", "größer", np.bytes_(b"bytes")
    a["fixed"], a["several"] = np.array([b"kernel:0", b"bias:0"]), ["x", "yy", ""]
    a["number"], a["numbers"], a["big"] = 3, np.arange(6.0).reshape(2, 3), np.arange(3, dtype=">i2")
    a["bool"], a["half"], a["null"] = True, np.float16(0.5), h5py.Empty("i8")
    a["none"] = np.zeros(0, "f4")


def chunks(f):
    n = np.arange(7 * 11, dtype="f4").reshape(7, 11)
    f.create_dataset("edge", data=n, chunks=(3, 4))
    f.create_dataset("gzip", data=n, chunks=(3, 4), compression="gzip")
    f.create_dataset("all", data=n.astype("f8"), chunks=(4, 4), compression=9, shuffle=True, fletcher32=True)
    f.create_dataset("fletcher", data=n.astype("i2"), chunks=(7, 5), fletcher32=True)
    f.create_dataset("odd", data=np.frombuffer(bytes(range(13)), "u1"), chunks=(5,), fletcher32=True)
    f.create_dataset("shuffled", data=n.astype(">i4"), chunks=(2, 11), shuffle=True)
    f.create_dataset("one", data=n, chunks=(7, 11))
    f.create_dataset("one_gzip", data=n, chunks=(7, 11), compression="gzip")
    f.create_dataset("larger", data=n[:2, :2], chunks=(5, 5), maxshape=(9, 9))
    part = f.create_dataset("partly", (9, 10), "f4", chunks=(3, 3), fillvalue=-1.5, compression="gzip")
    part[4:5, 2:8] = 7
    f.create_dataset("never", (4, 3), "i4", chunks=(2, 2), fillvalue=42)
    f.create_dataset("never_contiguous", (5,), "f8", fillvalue=0.25)
    grown = f.create_dataset("grown", data=n, chunks=(3, 4), maxshape=(None, 20))
    grown.resize((10, 13))
    grown[8:, 9:] = 5
    shrunk = f.create_dataset("shrunk", data=n, chunks=(2, 2), maxshape=(None, None))
    shrunk.resize((3, 5))
    both = f.create_dataset("both", data=n, chunks=(2, 3), maxshape=(None, None), compression="gzip")
    both.resize((9, 12))
    f.create_dataset("cube", data=np.arange(4 * 5 * 6, dtype="i4").reshape(4, 5, 6), chunks=(3, 2, 4), maxshape=(8, 9, 11))
    f.create_dataset("middle", data=np.arange(4 * 5 * 6, dtype="i4").reshape(4, 5, 6), chunks=(3, 2, 4), maxshape=(7, None, 9))
    f.create_dataset("texts", data=["a", "bb", "ccc", "dddd", "eeeee"], chunks=(2,), dtype=h5py.string_dtype())
    plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    plist.set_chunk((2, 2))
    plist.set_alloc_time(h5py.h5d.ALLOC_TIME_EARLY)
    early = h5py.h5d.create(f.id, b"early", h5py.h5t.IEEE_F32LE, h5py.h5s.create_simple((5, 3), (7, 9)), plist)
    early.write(h5py.h5s.ALL, h5py.h5s.ALL, np.arange(15, dtype="f4").reshape(5, 3))
    plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    plist.set_layout(h5py.h5d.COMPACT)
    compact = h5py.h5d.create(f.id, b"compact", h5py.h5t.STD_I32BE, h5py.h5s.create_simple((3,)), plist)
    compact.write(h5py.h5s.ALL, h5py.h5s.ALL, np.array([1, -2, 3], "i4"))


def many(f):
    f.create_dataset("paged", data=(np.arange(2500) % 200).astype("u1"), chunks=(1,), maxshape=(2600,))
    sparse = f.create_dataset("sparse", (3000,), "u1", chunks=(1,), fillvalue=9)
    sparse[2500:2503] = 1
    f.create_dataset("unlimited", data=(np.arange(1100) % 100).astype("u1"), chunks=(2,), maxshape=(None,))
    gz = f.create_dataset("unlimited_gzip", data=np.arange(90, dtype="i2"), chunks=(4,), maxshape=(None,), compression="gzip")
    gz.resize((120,))
    f.create_dataset("deep", data=(np.arange(1200) % 50).astype("u1").reshape(1, -1), chunks=(1, 1), maxshape=(None, None))
    hole = f.create_dataset("hole", (600000,), "u1", chunks=(1,), maxshape=(None,), fillvalue=3)
    hole[7:13], hole[5000:5003], hole[300000:300002], hole[599990:] = 1, 2, 4, 5


def groups(f):
    for i in range(300):
        f.create_group(f"g{i:03d}")
    f["deep/a/b/c/value"] = 1
    f["deep"].attrs["name"] = "deep"
    f["value"] = np.arange(3)
    f["again"] = f["value"]
    f["deep/hard"] = f["deep/a/b"]
    f["soft"] = h5py.SoftLink("deep/a")
    f["deep/absolute"] = h5py.SoftLink("/value")
    f["deep/a/chain"] = h5py.SoftLink("/deep/absolute")
    f["deep/a/dotted"] = h5py.SoftLink("./b/c")
    f["dangling"] = h5py.SoftLink("/nowhere")
    for i in range(60):
        f["value"].attrs[f"a{i:02d}"] = i
    f["value"].attrs["long"] = "x" * 70000 + "é"
    f["value"].attrs["lines"] = "\n".join(str(i) for i in range(20))


def heap(f):
    g = f.create_group("links")
    target = f.create_dataset("target", data=np.float32(1))
    for i in range(1100):
        g[f"a name that takes some room {i:04d}"] = target
    for i in range(40):
        f["target"].attrs[f"attribute {i}"] = np.full(100, i, "i4")
    f["target"].attrs["large"] = np.eye(1, 20000, 77)
    f["target"].attrs["large too"] = np.eye(1, 9000, 88)
    g.attrs["few"] = 1


make("types", types, libver="earliest")
make("types_latest", types, libver="latest")
make("chunks", chunks, libver="earliest")
make("chunks_latest", chunks, libver="latest")
make("many", many, libver="earliest")
make("many_latest", many, libver="latest")
make("groups", groups, libver="earliest")
make("groups_latest", groups, libver="latest")
make("groups_v108", groups, libver=("earliest", "v108"), track_order=True)
make("heap_latest", heap, libver="latest")
make("user_block", lambda f: f.create_dataset("x", data=np.arange(4.0)), userblock_size=1024, libver="earliest")
make("user_block_latest", lambda f: f.create_dataset("x", data=np.arange(4.0)), userblock_size=512, libver="latest")
said_all = json.dumps({"made_with": f"h5py {h5py.__version__}, HDF5 {h5py.version.hdf5_version}", "files": expected})
with open(os.path.join(HERE, "expected.json.gz"), "wb") as out:
    out.write(gzip.compress(said_all.encode(), mtime=0))

# Writes indexes.h5: what h5py makes with libver="latest" where a dataset or an object grows. Run with h5py 3.7 on HDF5 1.10.8.
import h5py
import numpy as np

with h5py.File("indexes.h5", "w", libver="latest") as f:
    def dataset(name, shape, maxshape, chunks, dtype="<i2", **options):
        values = np.arange(np.prod(shape)).reshape(shape)
        f.create_dataset(name, data=values.astype(dtype), maxshape=maxshape, chunks=chunks, **options)

    packed = {"compression": "gzip", "shuffle": True, "fletcher32": True}
    dataset("single", (5, 6), None, (5, 6), **packed)
    dataset("fixed", (9, 7), None, (4, 3), dtype=">f4", fletcher32=True)
    dataset("room", (9, 7), (20, 30), (4, 3), dtype="<f2", **packed)
    dataset("pages", (3000,), None, (2,))
    dataset("rows", (9, 7), (None, 7), (4, 3), dtype=">i4", **packed)
    dataset("columns", (9, 7), (9, None), (4, 3))
    dataset("both", (9, 7), (None, None), (4, 3), **packed)

    holes = f.create_dataset("holes", (70000,), "u1", maxshape=(None,), chunks=(2,), fillvalue=7)
    holes[3] = 1
    holes[60000:60100] = np.arange(100)

    large = f.create_group("large")
    large.attrs["a"] = np.arange(600, dtype="f8")
    two = f.create_group("two")
    for i in range(10):
        two.attrs[f"small{i}"] = i
    two.attrs["a"] = np.arange(600, dtype="f8")
    two.attrs["b"] = np.arange(700, dtype="f8")

    f["link"] = h5py.SoftLink("/sub/rows")
    f["sub/rows"] = h5py.SoftLink("../rows")  # leads nowhere: there is no ".." in HDF5
    f["sub/fixed"] = h5py.SoftLink("/fixed")
    f["again"] = h5py.SoftLink("sub/fixed")

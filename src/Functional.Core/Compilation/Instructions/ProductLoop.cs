using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Functional;

/// <summary>
/// A matrix product with a loop behind it, some rows at a time: bias and activation of a layer, or an optimizer's update, run while
/// the rows are still in a cache. The product takes no memory of the plan: every thread has room for the rows of one block.
/// </summary>
internal static class ProductLoop
{
    private const int Grain = ProductWork.Grain;

    /// <summary>Bytes of the rows that are handed over at a time: little of a second cache.</summary>
    private const int BlockBytes = 64 * 1024;

    /// <summary>Rows at a time where the right factor is packed anew for every block: fewer packings are worth more than a cache.</summary>
    private const int PackedRows = 512;

    /// <summary>Binds a product and a loop to memory.</summary>
    /// <param name="sizes">The product.</param>
    /// <param name="factors">Memory of the two factors.</param>
    /// <param name="loop">The loop; it takes the product block by block.</param>
    /// <param name="products">A native matrix product or null.</param>
    public static Work Bind<T>(ProductSizes sizes, (Tensor A, Tensor B) factors, FusedLoop loop, ProductProvider? products)
        where T : unmanaged
    {
        var (m, k, n) = (sizes.M, sizes.K, sizes.N);
        var compute = ProductWork.Rows<T>(sizes.Flags, factors.A, factors.B, m, k, n, products);
        var packs = sizes.Flags.Right || MatrixProduct.Aliases<T>(n);
        var atATime = packs ? PackedRows : Math.Clamp(BlockBytes / (n * Unsafe.SizeOf<T>() * Grain), 1, 8) * Grain;
        return new(
            (m + Grain - 1) / Grain,
            ProductWork.Cost(m, k, n, Unsafe.SizeOf<T>()) + loop.Cost,
            (first, end) =>
            {
                var last = Math.Min(end * Grain, m);
                for (var row = first * Grain; row < last; row += atATime)
                {
                    var rows = Math.Min(atATime, last - row);
                    var block = KernelScratch.Get<T>(ScratchSlot.ProductBlock, rows * n);
                    compute(row, rows, block);
                    loop.RunStretch(row * n, (row + rows) * n, AddressOf(block));
                }
            }
        );
    }

    /// <summary>Where pinned memory starts.</summary>
    private static unsafe nint AddressOf<T>(Span<T> pinned)
        where T : unmanaged => (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(pinned));
}

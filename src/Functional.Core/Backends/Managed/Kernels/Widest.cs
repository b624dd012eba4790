using System.Runtime.CompilerServices;

namespace Functional;

/// <summary>Work written for registers of any width. It names its own element type, which has the size and meaning of <c>E</c>.</summary>
internal interface IWidthAction
{
    void Run<V, E>()
        where V : unmanaged, IVector<V, E>
        where E : unmanaged;
}

/// <summary>Runs an action with the widest registers of this process: one decision per call of a kernel driver.</summary>
internal static class Widest
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<T, TAction>(scoped in TAction action)
        where T : unmanaged
        where TAction : IWidthAction, allows ref struct => Run<T, TAction>(in action, VectorWidth.Bits);

    /// <summary>As above with registers of at most the given width, for rows shorter than the widest register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<T, TAction>(scoped in TAction action, int bits)
        where T : unmanaged
        where TAction : IWidthAction, allows ref struct
    {
        if (typeof(T) == typeof(float))
        {
            RunSingle(in action, bits);
        }
        else if (typeof(T) == typeof(double))
        {
            RunDouble(in action, bits);
        }
        else if (typeof(T) == typeof(bool))
        {
            action.Run<Scalar<byte>, byte>();
        }
        else
        {
            action.Run<Scalar<T>, T>();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RunSingle<TAction>(scoped in TAction action, int bits)
        where TAction : IWidthAction, allows ref struct
    {
        switch (bits)
        {
            case 512:
                action.Run<Single512, float>();
                break;
            case 256:
                action.Run<Single256, float>();
                break;
            case 128:
                action.Run<Single128, float>();
                break;
            default:
                action.Run<Scalar<float>, float>();
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RunDouble<TAction>(scoped in TAction action, int bits)
        where TAction : IWidthAction, allows ref struct
    {
        switch (bits)
        {
            case 512:
                action.Run<Double512, double>();
                break;
            case 256:
                action.Run<Double256, double>();
                break;
            case 128:
                action.Run<Double128, double>();
                break;
            default:
                action.Run<Scalar<double>, double>();
                break;
        }
    }
}

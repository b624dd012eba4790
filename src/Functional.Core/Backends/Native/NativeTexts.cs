using System.Runtime.InteropServices;

namespace Functional;

/// <summary>Texts and room in native memory for the time of a call.</summary>
internal sealed unsafe class NativeTexts : IDisposable
{
    private readonly List<nint> blocks = [];

    /// <summary>A text as C reads it.</summary>
    public byte* Of(string text)
    {
        nint block = Marshal.StringToCoTaskMemUTF8(text);
        blocks.Add(block);
        return (byte*)block;
    }

    /// <summary>Room for anything else.</summary>
    public void* Room(int bytes)
    {
        nint block = Marshal.AllocCoTaskMem(bytes);
        blocks.Add(block);
        return (void*)block;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        blocks.ForEach(Marshal.FreeCoTaskMem);
        blocks.Clear();
    }
}

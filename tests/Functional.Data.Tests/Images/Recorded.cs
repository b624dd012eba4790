using System.Security.Cryptography;
using System.Text.Json;
using Functional.Testing;

namespace Functional.Tests;

/// <summary>What another library read and computed: <c>tests/Golden/images</c>.</summary>
static class Recorded
{
    public static JsonElement Root { get; } = Golden.Load("images/images.json");

    /// <summary>The first channels of a small picture of noise.</summary>
    public static Image Noise(int channels)
    {
        var shape = Root.GetProperty("gradient").GetProperty("shape").Numbers();
        var pixels = Bytes(Root.GetProperty("gradient"));
        byte[] kept = [.. pixels.Where((_, i) => i % 4 < channels)];
        return Image.Of((int)shape[1], (int)shape[0], (ColorMode)channels, kept);
    }

    public static byte[] Bytes(JsonElement element) => [.. element.GetProperty("pixels").Numbers().Select(v => (byte)v)];

    public static byte[] File(string name) => System.IO.File.ReadAllBytes(Golden.PathOf($"images/{name}.png"));

    public static string Hash(Image image) => Convert.ToHexStringLower(SHA256.HashData(image.Pixels));
}

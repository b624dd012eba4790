using Functional.Testing;

namespace Functional.Tests;

public class FuzzTests
{
    [Fact]
    public void It_finds_a_reader_that_throws_something_else()
    {
        var error = Assert.Throws<FuzzException>(() =>
            Fuzz.Check<InvalidDataException>(
                [3, 1, 2, 3],
                bytes => _ = bytes.Length == 0 ? throw new InvalidDataException() : bytes.AsSpan(1, bytes[0]).Length
            )
        );

        Assert.Contains("ArgumentOutOfRangeException", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_finds_a_reader_that_allocates_what_a_file_says()
    {
        var error = Assert.Throws<FuzzException>(() =>
            Fuzz.Check<InvalidDataException>([0, 0], bytes => _ = new byte[bytes.Length < 2 ? 0 : bytes[1] << 16], mostBytes: 8 << 20)
        );

        Assert.Contains("more than 8 MB", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_finds_a_slow_reader()
    {
        var error = Assert.Throws<FuzzException>(() =>
            Fuzz.Check<InvalidDataException>([0], bytes => Thread.Sleep(bytes is [255] ? 100 : 0), mostSeconds: 0.05)
        );

        Assert.Contains("longer than the limit", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_content_with_a_reader_that_refuses_damage()
    {
        var refused = 0;
        Fuzz.Check<InvalidDataException>(
            [1, 2, 3],
            bytes =>
            {
                if (bytes is not [1, 2, 3])
                {
                    refused++;
                    throw new InvalidDataException();
                }
            },
            seconds: 0.2
        );

        Assert.True(refused > 30);
    }
}

using System.Globalization;

/// <summary>What the examples that read data take on the command line.</summary>
/// <param name="Data">The folder with the data.</param>
/// <param name="Epochs">How long to train.</param>
/// <param name="Seed">The seed of weights and shuffles.</param>
internal sealed record ExampleOptions(string Data, int Epochs, long Seed)
{
    /// <summary>The options, or null after a word on how to give them.</summary>
    public static ExampleOptions? Parse(string[] args, string example, int epochs, string files)
    {
        var options = new ExampleOptions("", epochs, 0);
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            ExampleOptions? next = args[i] switch
            {
                "--data" when value.Length > 0 => options with { Data = value },
                "--epochs" when int.TryParse(value, CultureInfo.InvariantCulture, out var n) && n > 0 => options with { Epochs = n },
                "--seed" when long.TryParse(value, CultureInfo.InvariantCulture, out var n) => options with { Seed = n },
                _ => null,
            };
            if (next is null)
            {
                Console.Error.WriteLine($"not understood: {args[i]} {value}");
                return Usage();
            }
            options = next;
        }
        if (options.Data.Length == 0)
        {
            return Usage();
        }
        if (!Directory.Exists(options.Data))
        {
            Console.Error.WriteLine($"there is no folder {options.Data}");
            return Usage();
        }
        return options;

        ExampleOptions? Usage()
        {
            Console.Error.WriteLine($"usage: {example} --data DIR [--epochs N] [--seed N]");
            Console.Error.WriteLine(
                $"DIR holds {files}; N epochs, {epochs} unless given; the same seed, 0 unless given, gives the same numbers."
            );
            return null;
        }
    }
}

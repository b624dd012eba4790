// Takes models from format to format: trains small ones and writes each in every format, or checks files from anywhere.
switch (args)
{
    case ["export", var folder]:
        Export.To(folder);
        return 0;
    case ["check", var folder] when Directory.Exists(folder):
        return Check.In(folder) ? 0 : 1;
    case ["check", var folder]:
        Console.Error.WriteLine($"there is no folder {folder}");
        return 2;
    default:
        Console.Error.WriteLine(args.Length == 0 ? "nothing is asked for" : $"not understood: {string.Join(' ', args)}");
        Console.Error.WriteLine("usage: Interop export DIR    trains small models and writes each in every format, NAME.json beside it");
        Console.Error.WriteLine("       Interop check DIR     predicts with every model file under DIR that has a NAME.json");
        Console.Error.WriteLine("NAME.json is {\"x\": inputs, \"y\": predictions}; of several inputs or outputs it is a list of them.");
        Console.Error.WriteLine("A file passes where each |ours − theirs| is at most 0.00001 · max(1, |theirs|); the largest is printed.");
        return 2;
}

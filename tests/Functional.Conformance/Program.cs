using Functional.Conformance;
using Functional.Testing;

// Replays what Keras and scikit-learn computed and printed: dotnet run -c Release --project tests/Functional.Conformance -- [FOLDER]
if (args is ["--help"] or ["-h"] || args.Length > 1)
{
    Console.WriteLine("usage: Functional.Conformance [FOLDER]    recordings; tests/Golden of this repository unless given");
    return args.Length > 1 ? 2 : 0;
}
var folder = args is [var given] ? given : Repository.PathOf("tests", "Golden");
if (!Directory.Exists(folder))
{
    Console.Error.WriteLine($"there is no folder {folder}");
    return 2;
}
return Report.Write(new Recordings(folder), Console.Out) ? 0 : 1;

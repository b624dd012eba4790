using System.Globalization;

namespace Functional;

/// <summary>What every rung of the course asks for: how long to train, where files go, and data that may not be here.</summary>
public static class Course
{
    /// <summary>The variable that shortens every training of the course to so many epochs, to see quickly that a rung runs.</summary>
    public const string EpochsVariable = "FUNCTIONAL_EPOCHS";

    /// <summary>The variable with the folder for pictures and other files; <c>course</c> in the current one unless set.</summary>
    public const string FolderVariable = "FUNCTIONAL_COURSE";

    /// <summary>The variable with the folder that holds data sets.</summary>
    public const string DataVariable = "FUNCTIONAL_DATA";

    /// <summary>How many epochs, or steps, to train.</summary>
    /// <param name="usual">What the lesson needs to show its point.</param>
    /// <returns>That, or what <c>FUNCTIONAL_EPOCHS</c> says where it is less.</returns>
    public static int Epochs(int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(EpochsVariable), CultureInfo.InvariantCulture, out var most) && most > 0
            ? Math.Min(usual, most)
            : usual;

    /// <summary>Where a rung writes a file, whose name it prints.</summary>
    /// <param name="name">The name of the file, such as <c>03-activations.svg</c>.</param>
    /// <returns>The path, in a folder that exists.</returns>
    public static string File(string name)
    {
        var folder = Directory.CreateDirectory(Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } set ? set : "course");
        Console.WriteLine($"→ {name}");
        return Path.Combine(folder.FullName, name);
    }

    /// <summary>A data set from files, or a smaller one that is always there, and a word on which of them it is.</summary>
    /// <typeparam name="T">What is loaded: a data set, or two.</typeparam>
    /// <param name="name">What is wanted, such as <c>MNIST</c>.</param>
    /// <param name="load">Reads it from the folder that <c>FUNCTIONAL_DATA</c> names.</param>
    /// <param name="smaller">What is taken in its place, in words.</param>
    /// <param name="instead">Makes that.</param>
    /// <returns>What was loaded.</returns>
    /// <exception cref="IOException">The folder is named and does not hold the data.</exception>
    public static T Data<T>(string name, Func<T> load, string smaller, Func<T> instead)
    {
        if (Environment.GetEnvironmentVariable(DataVariable) is { Length: > 0 })
        {
            Console.WriteLine($"Data: {name}.\n");
            return load();
        }
        Console.WriteLine($"{name} is not here: set {DataVariable} to the folder that has it. In its place: {smaller}.\n");
        return instead();
    }
}

namespace Functional;

/// <summary>
/// The training doctor: looks at data, model and history, and says what looks wrong and what to try.
/// <c>Console.WriteLine(Doctor.Examine(trained, train, test))</c> Rules of thumb, not proofs: it stays silent about what is usual.
/// </summary>
public static class Doctor
{
    /// <summary>The rules, in the order in which they are asked: data, model, training.</summary>
    public static Sequence<string> Rules { get; } = [.. All.Select(rule => rule.Name)];

    /// <summary>What the rules find.</summary>
    /// <param name="model">A model, trained or not.</param>
    /// <param name="train">What it is or was trained on.</param>
    /// <param name="test">Data for the test, to be compared with those to learn from; null for none.</param>
    /// <exception cref="ArgumentException">The data do not fit the model; the message says where.</exception>
    public static Diagnosis Examine(Model model, Dataset train, Dataset? test = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(train);
        var patient = new Patient(model, train, test);
        return new([.. All.SelectMany(rule => rule.Ask(patient).Select(found => new Finding(rule.Name, found.What, found.Try)))]);
    }

    private static IReadOnlyList<DoctorRule> All => [.. DataRules.All, .. ModelRules.All, .. TrainingRules.All, .. HealthRules.All];
}

/// <summary>What the doctor found.</summary>
/// <param name="Findings">The findings; none for a model that looks well.</param>
public sealed record Diagnosis(Sequence<Finding> Findings)
{
    /// <summary>Whether nothing looks wrong.</summary>
    public bool IsHealthy => Findings.Count == 0;

    /// <summary>A line for every finding.</summary>
    public override string ToString() => IsHealthy ? "nothing looks wrong" : string.Join('\n', Findings);
}

/// <summary>One rule.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Ask">What it finds: usually nothing or one thing.</param>
internal sealed record DoctorRule(string Name, Func<Patient, IEnumerable<(string What, string Try)>> Ask)
{
    /// <summary>A rule that finds one thing or nothing.</summary>
    public static DoctorRule Of(string name, Func<Patient, (string What, string Try)?> ask) =>
        new(name, patient => ask(patient) is { } found ? [found] : []);
}

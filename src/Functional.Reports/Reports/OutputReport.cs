namespace Functional;

/// <summary>What a report says about one output: classes or numbers.</summary>
internal abstract record OutputReport(string Heading)
{
    /// <summary>The page with this part at its end.</summary>
    public abstract HtmlPage AddTo(HtmlPage page);

    /// <summary>One for every output that is trained: classes where the loss reads probabilities or signs, else numbers.</summary>
    public static IEnumerable<OutputReport> All(Model model, Dataset test)
    {
        var predicted = model.Predict(test.Inputs);
        var names = model.Network.Outputs.Select(port => port.Name).ToList();
        return model.Objectives.Select(
            (objective, i) =>
            {
                var heading = model.Objectives.Count == 1 ? "" : objective.Output + ": ";
                var (output, target) = (predicted[names.IndexOf(objective.Output)], test.Targets[i]);
                return IsOfClasses(objective.Loss, output)
                    ? (OutputReport)new ClassReport(heading, test, target, output)
                    : new NumberReport(heading, test, target, output);
            }
        );
    }

    private static bool IsOfClasses(Loss loss, Tensor output) =>
        output.Rank == 2 && (loss.TakesLabels || loss.LinkedOperation is not null || loss.Name.Contains("hinge", StringComparison.Ordinal));
}

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
                return IsOfClasses(objective.Loss, output, target)
                    ? (OutputReport)new ClassReport(heading, test, target, Shares(objective.Loss, output))
                    : new NumberReport(heading, test, target, output);
            }
        );
    }

    /// <summary>One class for every row; several labels of a row are shown as numbers.</summary>
    private static bool IsOfClasses(Loss loss, Tensor output, Tensor target) =>
        output.Rank == 2
        && (Patient.IsOfClasses(loss) || IsHinge(loss))
        && (loss.TakesLabels || target.Rank < 2 || target.Shape[1] == 1 || Patient.AreOneHot(target));

    private static bool IsHinge(Loss loss) => loss.Name.Contains("hinge", StringComparison.Ordinal);

    /// <summary>Logits as probabilities; what a hinge judges by its sign as numbers around a half.</summary>
    private static Tensor Shares(Loss loss, Tensor output) =>
        loss.Name.EndsWith("from_logits", StringComparison.Ordinal) ? (output.Shape[1] > 1 ? Ops.Softmax(output) : Ops.Sigmoid(output))
        : IsHinge(loss) && output.Shape[1] == 1 ? Ops.Clip((output + 1) * 0.5, 0, 1)
        : output;
}

namespace Functional;

/// <summary>Pages about trained models: <c>Report.Of(trained, test).Save("report.html")</c>.</summary>
public static class Report
{
    private const string Validation = "val_";

    /// <summary>
    /// A model on one page: scores on test data, learning curves, confusion matrix and scores per class with the worst mistakes (or, for
    /// numbers, predictions against the truth), the layers, how it was trained, and on what machine.
    /// </summary>
    /// <param name="model">A model, trained or not.</param>
    /// <param name="test">Data that it has not seen.</param>
    /// <param name="title">What stands at the top; the name of the data unless given.</param>
    /// <exception cref="ArgumentException">The data do not fit the model; the message says where.</exception>
    public static HtmlPage Of(Model model, Dataset test, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(test);
        var scores = model.Evaluate(test);
        var page = new HtmlPage(title ?? $"Report: {(test.Name.Length > 0 ? test.Name : "model")}")
            .Text($"{model}.")
            .Heading("Scores")
            .Text(FormattableString.Invariant($"On {test.Count} examples that are not used for training:"))
            .Table(["score", "value"], scores.Keys.Select(key => (string[])[key, Numerals.Short(scores[key])]));
        if (model.History.Epochs > 0)
        {
            page = page.Heading("Learning curves").Picture(Chart.LearningCurves(model.History));
        }
        page = OutputReport.All(model, test).Aggregate(page, (sum, part) => part.AddTo(sum));
        return page.Heading("Layers")
            .Picture(Drawing.Of(model))
            .Preformatted(model.Summary())
            .Heading("Configuration")
            .Table(["what", "value"], RunFacts.Of(model))
            .Heading("Environment")
            .Table(["what", "value"], RunFacts.Machine());
    }

    /// <summary>
    /// Several trainings on one page: best and last numbers side by side, their curves in common charts, and how each was configured.
    /// <c>Report.Compare(("Adam", adam), ("SGD", sgd)).Save("compare.html")</c>
    /// </summary>
    /// <param name="runs">Names and trained models.</param>
    /// <exception cref="ArgumentException">There is no run, or one without epochs.</exception>
    public static HtmlPage Compare(params (string Name, Model Model)[] runs) => Compare(null, runs);

    /// <summary>The same with the scores of each on test data.</summary>
    /// <param name="test">Data that none of them has seen; null for none.</param>
    /// <param name="runs">Names and trained models.</param>
    /// <exception cref="ArgumentException">There is no run, one without epochs, or the data do not fit a model.</exception>
    public static HtmlPage Compare(Dataset? test, params (string Name, Model Model)[] runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        if (runs.Length == 0 || Array.Find(runs, run => run.Model is null || run.Model.History.Epochs == 0) is { Name: not null })
        {
            throw new ArgumentException(
                Messages.Of(
                    "compare",
                    "every run is a model that was trained",
                    "Give what Fit returned: (\"Adam\", model.Fit(…)).",
                    ("runs", string.Join(", ", runs.Select(run => run.Name)))
                ),
                nameof(runs)
            );
        }
        var page = new HtmlPage("Comparison of " + string.Join(", ", runs.Select(run => run.Name)));
        if (test is not null)
        {
            var scores = runs.Select(run => run.Model.Evaluate(test)).ToArray();
            string[] names = [.. scores.SelectMany(s => s.Keys).Distinct()];
            page = page.Heading("On test data")
                .Table(
                    ["run", .. names],
                    runs.Zip(
                        scores,
                        (run, s) => (string[])[run.Name, .. names.Select(n => s.Keys.Contains(n) ? Numerals.Short(s[n]) : "–")]
                    )
                );
        }
        string[] keys = [.. runs.SelectMany(run => run.Model.History.Keys).Distinct().Where(key => key != "lr")];
        page = page.Heading("Best numbers and their epochs")
            .Table(
                ["run", "epochs", "seconds", .. keys],
                runs.Select(run => (string[])[run.Name, .. RunFacts.Best(run.Model.History, keys)])
            );
        page = page.Heading("Curves");
        var metrics = keys.Select(key => key.StartsWith(Validation, StringComparison.Ordinal) ? key[Validation.Length..] : key).Distinct();
        foreach (var metric in metrics.Where(metric => runs.All(run => run.Model.History.Keys.Contains(metric))))
        {
            page = page.Picture(Chart.Compare(metric, [.. runs.Select(run => (run.Name, run.Model.History))]));
        }
        var facts = runs.Select(run => RunFacts.Of(run.Model).ToDictionary(fact => fact[0], fact => fact[1])).ToArray();
        string[] whats = [.. facts.SelectMany(f => f.Keys).Distinct()];
        return page.Heading("Configurations")
            .Table(
                ["what", .. runs.Select(run => run.Name)],
                whats.Select(what => (string[])[what, .. facts.Select(f => f.GetValueOrDefault(what, "–"))])
            )
            .Heading("Environment")
            .Table(["what", "value"], RunFacts.Machine());
    }
}

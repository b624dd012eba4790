using Functional.Testing;

namespace Functional.Tests;

/// <summary>What the page about tables shows, as it is written there.</summary>
public sealed class TablesPageTests : IDisposable
{
    sealed record Person(string Name, int Age, double Income);

    readonly string folder = Directory.CreateTempSubdirectory("functional").FullName;
    readonly string before = Directory.GetCurrentDirectory();

    public TablesPageTests()
    {
        Directory.SetCurrentDirectory(folder);
        File.WriteAllText(
            "people.csv",
            "name,age,city,income,happy\nAnna,31,Oslo,50000.5,true\nBert,54,Bern,,false\nCleo,20,Rome,1e4,true\n"
        );
        File.WriteAllText("other.csv", "a;b;c\nAnna;31;0150\nBert;?;9990\n");
    }

    public void Dispose()
    {
        Directory.SetCurrentDirectory(before);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void From_a_file_to_the_data_of_a_model()
    {
        // csharpier-ignore-start
        var table = Table.Read("people.csv");              // .csv, .tsv, .gz; the types of the columns are inferred
        Console.WriteLine(table);                          // the first five rows

        var adults = table
            .Where(row => row.Number("age") >= 18)
            .DropMissing("income")
            .With("income per year of age", row => row.Number("income") / row.Number("age"))
            .WithCategories("city");                       // texts to codes 0, 1, … in ordinal order

        Dataset data = adults.ToDataset(["age", "city", "income per year of age"], target: "happy");
        Tensor x = adults.Select("age", "income").ToTensor(DType.Float64);
        // csharpier-ignore-end

        Assert.Equal([31, 0, (float)(50000.5 / 31), 20, 1, 500], data.X.ToArray());
        Assert.Equal([31, 50000.5, 20, 10000], x.ToArray<double>());
        Assert.Equal(["Oslo", "Rome"], adults["city"].Categories);
    }

    [Fact]
    public void What_can_be_said_about_a_file()
    {
        // csharpier-ignore-start
        var options = new TableOptions
        {
            Separator = ';',                               // default: a tab for .tsv, else a comma
            Names = ["name", "age", "zip"],                // instead of those in the file
            Types = [("zip", ColumnType.Text)],            // instead of the inferred ones
            Missing = ["", "?"],                           // default: as pandas, "", NA, NaN, null and their kin
            DateFormats = ["dd.MM.yyyy"],                  // default: ISO 8601
        };
        var strict = Table.Read("other.csv", options);
        // csharpier-ignore-end

        Assert.Equal("0150", strict["zip"][0]);
        Assert.Null(strict["age"][1]);
    }

    [Fact]
    public void Larger_than_memory()
    {
        // csharpier-ignore-start
        var file = TableFile.Open("people.csv");           // gone through once, for the types and the number of rows
        var parts = file.ToDatasets(["age"], target: "happy");
        var batches = parts.ShuffleRows(window: 10_000, seed: 1).InBatches(32);    // for model.Fit(batches, options)
        // csharpier-ignore-end

        Assert.Equal(Table.Read("people.csv").ToDataset(["age"], "happy").Shuffle(Key.Of(1).Fold(0)), Assert.Single(batches));
    }

    [Fact]
    public void From_values_in_memory()
    {
        Person[] people = [new("Anna", 31, 50_000), new("Bert", 54, 0)];

        // csharpier-ignore-start
        var fromRecords = Table.Of(people, p => p.Name, p => p.Age);
        var workedOut = Table.Of(people.Select(p => new { p.Age, Thousands = p.Income / 1000 }));
        var byHand = Table.Of(Column.Of("age", [31, 54]), Column.Of("name", ["Anna", "Bert"]));
        // csharpier-ignore-end

        Assert.Equal(byHand["name"].Values(), fromRecords["Name"].Values());
        Assert.Equal([50.0, 0.0], workedOut["Thousands"].Values());
    }

    [Fact]
    public void The_classics()
    {
        // csharpier-ignore-start
        var (train, test) = Datasets.Iris().Split(test: 0.2, seed: 42);

        var line = LinearRegression.Fit(train.X[.., ..3], train.X[.., 3]);
        var odds = LogisticRegression.Fit(train);
        var nearest = KNearestNeighbors.Classification(train.X, train.Y, neighbors: 5);
        var unit = Perceptron.Fit(train, key: Key.Of(1));
        Tensor widths = line.Predict(test.X[.., ..3]);
        Tensor probabilities = odds.PredictProbabilities(test.X);
        Console.WriteLine(ConfusionMatrix.Of(test.Y, nearest.Predict(test.X), test.ClassNames));

        Tensor plane = Pca.Fit(train.X, components: 2).Transform(test.X);
        Tensor map = TSne.Fit(train.X, perplexity: 20, iterations: 300, key: Key.Of(1)).Embedding;
        // csharpier-ignore-end

        Assert.True(Ops.Mean(Ops.Square(widths - test.X[.., 3])).ToDouble() < 0.1);
        Assert.Equal(Shape.Of(30, 3), probabilities.Shape);
        Assert.Equal(Shape.Of(30), unit.Predict(test.X).Shape);
        Assert.Equal(Shape.Of(30, 2), plane.Shape);
        Assert.Equal(Shape.Of(120, 2), map.Shape);
    }

    [Fact]
    public void The_code_of_the_page_stands_here_word_for_word()
    {
        string[] test = Trimmed(File.ReadAllText(Repository.PathOf("tests", "Functional.Tabular.Tests", "Docs", "TablesPageTests.cs")));
        var page = File.ReadAllText(Repository.PathOf("docs", "tables.md"));
        string[] blocks = [.. page.Split("```csharp\n").Skip(1).Select(block => block.Split("```")[0])];

        Assert.Equal(5, blocks.Length);
        Assert.All(blocks, block => Assert.Contains(string.Join('\n', Trimmed(block)), string.Join('\n', test), StringComparison.Ordinal));
    }

    static string[] Trimmed(string text) => [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];
}

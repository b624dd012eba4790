using System.Data;

namespace Functional.Tests;

public sealed class TableTests
{
    enum Size
    {
        Small,
        Large,
    }

    sealed record Person(string Name, int Age, double? Income, Size Size, bool Happy, DateOnly Born);

    static readonly Person[] People =
    [
        new("Anna", 31, 50_000.5, Size.Large, true, new(1993, 1, 2)),
        new("Bert", 54, null, Size.Small, false, new(1970, 5, 6)),
        new("Cleo", 7, 0, Size.Large, true, new(2017, 3, 4)),
    ];

    static Table Sample => Table.Of(People);

    [Fact]
    public void Items_without_properties_make_no_table()
    {
        var error = Assert.Throws<ArgumentException>(() => Table.Of([new object()]));

        Assert.Contains("Object has no public property", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Records_become_rows_and_properties_columns()
    {
        Assert.Equal(["Name", "Age", "Income", "Size", "Happy", "Born"], Sample.Names);
        Assert.Equal([31L, 54L, 7L], Sample["Age"].Values());
        Assert.Equal([50_000.5, null, 0.0], Sample["Income"].Values());
        Assert.Equal(["Large", "Small", "Large"], Sample["Size"].Values());
        Assert.Equal([1, 0, 1], Sample["Size"].ToDoubles());
        Assert.Equal(["Small", "Large"], Sample["Size"].Categories);
        Assert.Equal(new DateTime(1970, 5, 6), Sample["Born"][1]);
    }

    [Fact]
    public void Expressions_choose_properties()
    {
        var table = Table.Of(People, p => p.Name, p => p.Happy);

        Assert.Equal(Sample.Select("Name", "Happy"), table);
        Assert.Equal(["Age", "Thousands"], Table.Of(People.Select(p => new { p.Age, Thousands = p.Income / 1000 })).Names);
    }

    [Fact]
    public void An_expression_that_is_worked_out_has_no_name()
    {
        var error = Assert.Throws<ArgumentException>(() => Table.Of(People, p => p.Age + 1));

        Assert.Contains("must be a property", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_property_of_another_type_is_refused() =>
        Assert.Contains(
            "'Ages' is of type Int32[]",
            Assert.Throws<ArgumentException>(() => Table.Of(People.Select(p => new { Ages = new[] { p.Age } }))).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Data_tables_keep_names_and_types()
    {
        using var data = new DataTable();
        data.Columns.Add("n", typeof(int));
        data.Columns.Add("x", typeof(decimal));
        data.Columns.Add("t", typeof(string));
        data.Rows.Add(1, 2.5m, "a");
        data.Rows.Add(DBNull.Value, 3m, DBNull.Value);

        var table = Table.Of(data);

        Assert.Equal([1L, null], table["n"].Values());
        Assert.Equal([2.5, 3.0], table["x"].Values());
        Assert.Equal(["a", null], table["t"].Values());
    }

    [Fact]
    public void Columns_are_chosen_dropped_renamed_and_added()
    {
        Assert.Equal(["Happy", "Age"], Sample.Select("Happy", "Age").Names);
        Assert.Equal(["Age", "Income", "Happy", "Born"], Sample.Drop("Name", "Size").Names);
        Assert.Equal(["Name", "Years"], Sample.Select("Name", "Age").Rename("Age", "Years").Names);
        Assert.Equal([32.0, 55.0, 8.0], Sample.With("Next", row => row.Number("Age") + 1)["Next"].Values());
        Assert.Equal(Sample.Names, Sample.With("Age", row => 0).Names);
        Assert.Equal(3, Sample.Drop(Sample.Names).Count);
    }

    [Fact]
    public void Rows_are_filtered_and_cut()
    {
        Assert.Equal(["Bert"], Sample.Where(row => row.Number("Age") > 40)["Name"].Values());
        Assert.Equal(["Cleo", "Anna"], Sample.Rows([2, 0])["Name"].Values());
        Assert.Equal(["Bert", "Cleo"], Sample.Rows(1..)["Name"].Values());
        Assert.Equal(["Anna"], Sample.Take(1)["Name"].Values());
        Assert.Equal(["Cleo"], Sample.Skip(2)["Name"].Values());
        Assert.Equal(["Anna", "Cleo"], Sample.DropMissing()["Name"].Values());
        Assert.Equal(3, Sample.DropMissing("Name", "Age").Count);
    }

    [Fact]
    public void A_row_reads_its_cells()
    {
        var row = Sample[1];

        Assert.Equal("Bert", row.Text("Name"));
        Assert.Equal(double.NaN, row.Number("Income"));
        Assert.True(row.IsMissing("Income"));
        Assert.Equal(54L, row["Age"]);
        Assert.Equal("Name: Bert, Age: 54, Income: , Size: Small, Happy: false, Born: 1970-05-06", row.ToString());
        Assert.Throws<InvalidOperationException>(() => row.Number("Name"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sample[3]);
    }

    [Fact]
    public void Categories_by_value_or_in_a_given_order()
    {
        var letters = Column.Of("letter", ["b", null, "a", "b"]);

        Assert.Equal([1, double.NaN, 0, 1], letters.ToCategories().ToDoubles());
        Assert.Equal([0, double.NaN, 1, 0], letters.ToCategories("b", "a").ToDoubles());
        Assert.Equal(["2", "10"], Column.Of("n", [10, 2]).ToCategories().Categories);
        Assert.Throws<ArgumentException>(() => letters.ToCategories("a"));
        Assert.Throws<ArgumentException>(() => letters.ToCategories("a", "b", "a"));
        Assert.Equal(ColumnType.Category, Sample.WithCategories()["Name"].Type);
    }

    [Fact]
    public void Tensors_hold_the_numbers_row_by_row()
    {
        var x = Sample.Select("Age", "Income", "Size", "Happy").ToTensor(DType.Float64);

        Assert.Equal(Shape.Of(3, 4), x.Shape);
        Assert.Equal([31, 50_000.5, 1, 1, 54, double.NaN, 0, 0, 7, 0, 1, 1], x.ToArray<double>());
        var error = Assert.Throws<InvalidOperationException>(() => Sample.ToTensor());
        Assert.Contains("table.WithCategories(\"Name\")", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_sets_know_what_their_columns_and_labels_mean()
    {
        var labelled = Sample.ToDataset(["Age", "Happy"], "Size");

        Assert.Equal(["Age", "Happy"], labelled.FeatureNames);
        Assert.Equal(["Small", "Large"], labelled.ClassNames);
        Assert.Equal(Tensor.Of(1, 0, 1), labelled.Y);
        Assert.Equal([31, 1, 54, 0, 7, 1], labelled.X.ToArray());
        Assert.Equal(["Anna", "Bert", "Cleo"], Sample.ToDataset(["Age"], "Name").ClassNames);
        Assert.Equal(["false", "true"], Sample.ToDataset(["Age"], "Happy").ClassNames);
        Assert.Equal(DType.Int32, Sample.ToDataset(["Happy"], "Age").Y.DType);
        Assert.Equal(["Age", "Size", "Happy"], Sample.Drop("Name", "Born").DropMissing().ToDataset("Income").FeatureNames);
    }

    [Fact]
    public void A_missing_target_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => Sample.ToDataset(["Age"], "Income"));

        Assert.Contains("'Income' is missing in row 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_are_equal_by_value()
    {
        Assert.Equal(Sample, Table.Of(People));
        Assert.Equal(Sample.GetHashCode(), Table.Of(People).GetHashCode());
        Assert.NotEqual(Sample, Sample.Take(2));
        Assert.True(Sample != Sample.Rename("Age", "Years"));
    }

    [Fact]
    public void Columns_must_fit_together()
    {
        Assert.Throws<ArgumentException>(() => Table.Of(Column.Of("a", [1, 2]), Column.Of("a", [3, 4])));
        Assert.Throws<ArgumentException>(() => Table.Of(Column.Of("a", [1, 2]), Column.Of("b", [3])));
        Assert.Contains("'Name', 'Age'", Assert.Throws<ArgumentException>(() => Sample["name"]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_prints_its_head()
    {
        const string expected = """
               Name  Age   Income  Size   Happy        Born
            0  Anna   31  50000.5  Large   true  1993-01-02
            1  Bert   54        –  Small  false  1970-05-06
            2  Cleo    7        0  Large   true  2017-03-04
            3 rows × 6 columns
            """;

        Assert.Equal(expected, Sample.ToString());
    }

    [Fact]
    public void Wide_and_long_tables_are_cut()
    {
        var table = Table.Of(Enumerable.Range(0, 20).Select(i => Column.Of($"c{i}", Enumerable.Range(0, 100))));

        string[] lines = table.ToString().Split('\n');

        Assert.Equal("   c0  c1  c2  c3  c4  c5  …  c14  c15  c16  c17  c18  c19", lines[0]);
        Assert.Equal(8, lines.Length);
        Assert.Equal("100 rows × 20 columns", lines[^1]);
        Assert.Equal("age: Number, 2 rows, 1 missing", Column.Of("age", [1, double.NaN]).ToString());
    }
}

using System.IO.Compression;
using System.Text;

namespace Functional.Tests;

public sealed class TableFileTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("functional").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // The type of every column shows in a later row only.
    const string Mixed = """
        id,price,name,sold,empty,city,on,kind
        1,2,7,true,,Rome,2024-01-01,1
        2,3.5,x,,,Bern,2024-01-02,true
        3,NA,y,false,,Rome,,2
        4,1,"a,b",true,NA,Oslo,2024-01-04,
        5,2,,false,,Bern,2024-01-05,9
        """;

    string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    static byte[] Compressed(string text)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }
        return target.ToArray();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(1000)]
    public void Parts_are_what_the_whole_table_is(int rows)
    {
        foreach (var path in new[] { Write("a.csv", Encoding.UTF8.GetBytes(Mixed)), Write("a.csv.gz", Compressed(Mixed)) })
        {
            var whole = Table.Read(path);
            var file = TableFile.Open(path, partRows: rows);
            Table[] parts = [.. file];

            Assert.Equal(5, file.Count);
            Assert.Equal(whole.Columns.Select(column => (column.Name, column.Type)), file.Columns);
            Assert.All(parts.SkipLast(1), part => Assert.Equal(Math.Min(rows, 5), part.Count));
            foreach (var column in whole.Columns)
            {
                Assert.Equal(column.ToStrings(), parts.SelectMany(part => part[column.Name].ToStrings()));
            }
            Assert.Equal(parts, file);
        }
    }

    [Fact]
    public void Labels_have_the_codes_of_the_whole_table()
    {
        var path = Write("a.csv", Encoding.UTF8.GetBytes(Mixed));
        var options = new TableOptions { Types = [("city", ColumnType.Category)] };
        foreach (var target in new[] { "city", "price", "id" })
        {
            var table = Table.Read(path, options).DropMissing("price");
            var expected = table.ToDataset(["id"], target);
            var batches = TableFile.Open(path, options, partRows: 2).Select(part => part.DropMissing("price"));

            Dataset[] found =
            [
                .. target == "city"
                    ? TableFile.Open(path, options, partRows: 2).ToDatasets(["id"], target)
                    : batches.Select(part => part.ToDataset(["id"], target)),
            ];

            var joined = found[0].Concat(found[1..]);
            Assert.Equal(target == "city" ? Table.Read(path, options).ToDataset(["id"], target) : expected, joined);
        }
        Assert.Equal(["Bern", "Oslo", "Rome"], TableFile.Open(path, partRows: 2).CategoriesOf("city"));
        Assert.Equal(["false", "true"], TableFile.Open(path, partRows: 1).CategoriesOf("sold"));
    }

    [Fact]
    public void Category_columns_have_the_codes_of_the_whole_table_in_every_part()
    {
        var path = Write("c.csv", "city,y\nOslo,1\nRome,2\n,3\nBern,4\nRome,5\nOslo,6\n"u8.ToArray());
        var options = new TableOptions { Types = [("city", ColumnType.Category)] };
        var whole = Table.Read(path, options);
        var file = TableFile.Open(path, options, partRows: 2);

        Assert.All(file, part => Assert.Equal(["Bern", "Oslo", "Rome"], part["city"].Categories));
        Assert.Equal(whole["city"].ToDoubles(), file.SelectMany(part => part["city"].ToDoubles()));
        Dataset[] parts = [.. file.ToDatasets(["city"], "y")];
        Assert.Equal(whole.ToDataset(["city"], "y"), parts[0].Concat(parts[1..]));

        File.AppendAllText(path, "Paris,7\n");
        Assert.Contains("has changed", Assert.Throws<TableFormatException>(() => file.Last()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_target_of_large_whole_numbers_has_one_type_in_all_parts(bool isGiven)
    {
        var path = Write("w.csv", "x,y\n1,1\n2,2\n3,9999999999\n4,4\n"u8.ToArray());
        var options = new TableOptions { Types = isGiven ? [("y", ColumnType.Whole)] : [] };

        Dataset[] parts = [.. TableFile.Open(path, options, partRows: 2).ToDatasets(["x"], "y")];

        Assert.Equal(Table.Read(path).ToDataset("y"), parts[0].Concat(parts[1..]));
    }

    [Fact]
    public void A_file_of_several_parts_feeds_batches()
    {
        var text = "x,y\n" + string.Concat(Enumerable.Range(0, 1000).Select(i => $"{i},{(i % 3 == 0 ? "fizz" : "none")}\n"));
        var file = TableFile.Open(Write("b.csv.gz", Compressed(text)), partRows: 64);

        Dataset[] batches = [.. file.ToDatasets(["x"], "y").InBatches(100)];

        Assert.Equal(10, batches.Length);
        Assert.All(batches, batch => Assert.Equal(["fizz", "none"], batch.ClassNames));
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => i % 3 == 0 ? 0 : 1), batches.SelectMany(batch => batch.Y.ToArray<int>()));
        Assert.Equal("b.csv.gz: 1000 rows × 2 columns, in parts of 64 rows", file.ToString());
    }

    [Fact]
    public void A_compressed_file_that_was_cut_is_found_out_wherever_it_was_cut()
    {
        var whole = Compressed("x,y\n" + string.Concat(Enumerable.Range(0, 500).Select(i => $"{i},{i * i}\n")));
        for (var length = 20; length < whole.Length; length += 7)
        {
            var path = Write("cut.csv.gz", whole[..length]);

            Assert.Throws<TableFormatException>(() => TableFile.Open(path, partRows: 10));
        }
    }

    [Fact]
    public void A_bad_cell_of_a_later_part_names_its_line()
    {
        var path = Write("c.csv", Encoding.UTF8.GetBytes("x,y\n1,2\n3,4\n5,six\n"));
        var file = TableFile.Open(path, new() { Types = [("y", ColumnType.Whole)] }, partRows: 1);

        var error = Assert.Throws<TableFormatException>(() => file.Count(part => part.Count > 0));

        Assert.Contains("line 4, column 'y'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_that_are_not_there_and_numbers_without_categories_are_refused()
    {
        var file = TableFile.Open(Write("d.csv", "x,y\n1,2\n"u8.ToArray()));

        Assert.Throws<ArgumentException>(() => file.ToDatasets(["x", "z"], "y"));
        Assert.Contains(
            "holds no categories",
            Assert.Throws<ArgumentException>(() => file.CategoriesOf("x")).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => TableFile.Open(file.Path, partRows: 0));
        Assert.Throws<TableFormatException>(() => TableFile.Open(Write("e.csv", [])));
        Assert.Equal(0, Assert.Single(TableFile.Open(Write("f.csv", "x,y\n"u8.ToArray()))).Count);
    }
}

using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Functional.Tests;

public sealed class TableReadingTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("functional").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    static byte[] Compressed(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }
        return target.ToArray();
    }

    // What Germany writes; the culture itself is not there where globalization is invariant.
    static CultureInfo German()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NumberGroupSeparator) = (",", ".");
        culture.DateTimeFormat.ShortDatePattern = "dd.MM.yyyy";
        culture.DateTimeFormat.DateSeparator = ".";
        return culture;
    }

    [Theory]
    [InlineData("inf", double.PositiveInfinity)]
    [InlineData("+Inf", double.PositiveInfinity)]
    [InlineData("-inf", double.NegativeInfinity)]
    [InlineData("-Infinity", double.NegativeInfinity)]
    public void Infinity_is_a_number(string cell, double expected)
    {
        var column = Table.Parse($"a\n1.5\n{cell}\n")["a"];

        Assert.Equal(ColumnType.Number, column.Type);
        Assert.Equal(expected, column[1]);
        Assert.Equal(ColumnType.Text, Table.Parse("a\n1.5\n-\n")["a"].Type);
    }

    [Fact]
    public void A_header_in_another_encoding_is_said()
    {
        using var stream = new MemoryStream([(byte)'a', (byte)',', 0xe4, (byte)'\n', (byte)'1', (byte)',', (byte)'2', (byte)'\n']);

        var error = Assert.Throws<TableFormatException>(() => Table.Read(stream));

        Assert.Contains("line 1: the name of column 1 is not text in UTF-8. Give the Encoding", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_column_gets_the_first_type_that_fits_all_of_its_cells()
    {
        var table = Table.Parse(
            """"
            id,price,name,sold,on,at,mixed
            1,1.5,Anna,true,2024-02-29,2024-02-29T18:30:05.25Z,1
            -2,2e3,"Bert ""B""",False,2024-03-01,2024-02-29T20:30:05+02:00,x
            """"
        );

        ColumnType[] types = [.. table.Columns.Select(column => column.Type)];
        Assert.Equal([.. "Whole Number Text Truth Date Date Text".Split(' ').Select(Enum.Parse<ColumnType>)], types);
        Assert.Equal([1L, 1.5, "Anna", true, new DateTime(2024, 2, 29), new DateTime(2024, 2, 29, 18, 30, 5, 250), "1"], Row(table, 0));
        Assert.Equal(
            [-2L, 2000.0, "Bert \"B\"", false, new DateTime(2024, 3, 1), new DateTime(2024, 2, 29, 18, 30, 5), "x"],
            Row(table, 1)
        );
    }

    static object?[] Row(Table table, int row) => [.. table.Columns.Select(column => column[row])];

    [Fact]
    public void Missing_values_are_known_by_rule_and_do_not_change_the_type()
    {
        var table = Table.Parse("a,b,c,d\n1,NA,x,\n,null,NaN,\n3,true, N/A ,\n");

        Assert.Equal([1L, null, 3L], table["a"].Values());
        Assert.Equal([null, null, true], table["b"].Values());
        Assert.Equal(["x", null, null], table["c"].Values());
        Assert.Equal([double.NaN, double.NaN, double.NaN], table["d"].ToDoubles());
        Assert.Equal(3, table["d"].MissingCount);
        Assert.Equal([1, double.NaN, 3], table["a"].ToDoubles());
    }

    [Fact]
    public void One_says_what_is_missing()
    {
        var table = Table.Parse("a,b\n?,NA\n2,x\n", new() { Missing = ["?"] });

        Assert.Equal([null, 2L], table["a"].Values());
        Assert.Equal(["NA", "x"], table["b"].Values());
    }

    [Fact]
    public void Types_can_be_given()
    {
        var table = Table.Parse(
            "zip,size,kind,n\n0150,L,b,1\n9990,S,a,2\n",
            new() { Types = [("zip", ColumnType.Text), ("kind", ColumnType.Category), ("n", ColumnType.Number)] }
        );

        Assert.Equal(["0150", "9990"], table["zip"].Values());
        Assert.Equal([1.0, 2.0], table["n"].Values());
        Assert.Equal(["a", "b"], table["kind"].Categories);
        Assert.Equal([1, 0], table["kind"].ToDoubles());
    }

    [Fact]
    public void Quoted_cells_hold_separators_quotes_and_line_ends()
    {
        var table = Table.Parse("a,b\n\"x,y\",\"say \"\"hi\"\"\"\n\"two\nlines\",\" kept \"\n");

        Assert.Equal(["x,y", "two\nlines"], table["a"].Values());
        Assert.Equal(["say \"hi\"", " kept "], table["b"].Values());
    }

    [Fact]
    public void Blank_lines_and_either_line_end_do_not_matter() =>
        Assert.Equal(Table.Parse("a,b\n1,2\n3,4"), Table.Parse("a,b\r\n1 , 2\r\n\r\n3,4\r\n\r\n"));

    [Fact]
    public void Quotes_may_mean_nothing()
    {
        var table = Table.Parse("a\tb\n5\" pipe\t1\n", new() { Quote = null, Separator = '\t' });

        Assert.Equal("5\" pipe", table["a"][0]);
    }

    [Fact]
    public void Names_may_be_absent_or_replaced()
    {
        Assert.Equal(["column_0", "column_1"], Table.Parse("1,2\n3,4\n", new() { HasHeader = false }).Names);
        Assert.Equal(2, Table.Parse("1,2\n3,4\n", new() { HasHeader = false }).Count);
        Assert.Equal(["x", "y"], Table.Parse("1,2\n3,4\n", new() { HasHeader = false, Names = ["x", "y"] }).Names);
        Assert.Equal(["x", "y"], Table.Parse("a,a\n3,4\n", new() { Names = ["x", "y"] }).Names);
        Assert.Equal(["column_0", "a"], Table.Parse(",a\n0,4\n").Names);
    }

    [Fact]
    public void A_header_alone_is_a_table_without_rows()
    {
        var table = Table.Parse("a,b\n");

        Assert.Equal(0, table.Count);
        Assert.Equal(["a", "b"], table.Names);
    }

    [Fact]
    public void Files_by_their_names_and_compressed()
    {
        var expected = Table.Parse("a,b\n1,x y\n");
        byte[] tabs = Encoding.UTF8.GetBytes("a\tb\n1\tx y\n");

        Assert.Equal(expected, Table.Read(Write("a.csv", "a,b\n1,x y\n")));
        Assert.Equal(expected, Table.Read(Write("a.tsv", tabs)));
        Assert.Equal(expected, Table.Read(Write("a.tsv.gz", Compressed(tabs))));
        Assert.Equal(expected, Table.Read(Write("a.txt", tabs), new() { Separator = '\t' }));
    }

    [Fact]
    public void Numbers_and_dates_of_a_culture()
    {
        var options = new TableOptions
        {
            Culture = German(),
            Thousands = true,
            Types = [("am", ColumnType.Date)],
        };
        var table = Table.Parse("preis;am;menge\n1.234,5;29.02.2024;1.000\n-0,25;01.03.2024;7\n", options);

        Assert.Equal([1234.5, -0.25], table["preis"].Values());
        Assert.Equal([1000L, 7L], table["menge"].Values());
        Assert.Equal([new DateTime(2024, 2, 29), new DateTime(2024, 3, 1)], table["am"].Values());
    }

    [Fact]
    public void Dates_of_a_format_of_ones_own()
    {
        var table = Table.Parse("on\n02/29/2024\n", new() { DateFormats = ["MM/dd/yyyy"] });

        Assert.Equal(new DateTime(2024, 2, 29), table["on"][0]);
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("latin1", false)]
    public void Encodings_and_the_marks_of_them(string name, bool mark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes("naïve,b\nå,2\n")];

        var table = Table.Read(Write("a.csv", bytes), new() { Encoding = encoding });

        Assert.Equal(["naïve", "b"], table.Names);
        Assert.Equal(["å"], table["naïve"].Values());
    }

    [Fact]
    public void A_bad_cell_names_file_line_column_and_text()
    {
        var path = Write("people.csv", "name,age\nAnna,31\n\"Bert\nBob\",30\nCleo,old\n");

        var error = Assert.Throws<TableFormatException>(() => Table.Read(path, new() { Types = [("age", ColumnType.Whole)] }));

        Assert.Equal((path, 5L, "age", "old"), (error.File, error.Line, error.Column, error.Text));
        Assert.Equal(
            $"{path}, line 5, column 'age': \"old\" is not a whole number. "
                + "Give the column another type, or name \"old\" among the Missing values.",
            error.Message
        );
    }

    [Theory]
    [InlineData("", "text: there are no rows in it.")]
    [InlineData("a,b\n1,2\n3\n", "text, line 3: 1 cells in a table of 2 columns.")]
    [InlineData("a,b\n1,2,3\n", "text, line 2: 3 cells in a table of 2 columns.")]
    [InlineData("a,a\n1,2\n", "text, line 1: two columns are called 'a'.")]
    [InlineData("a,b\n1,\"2\n", "text, line 2: the quotes do not fit")]
    [InlineData("a,b\n1,\"2\"3\n", "text, line 2: the quotes do not fit")]
    public void What_is_no_table_says_where(string text, string message) =>
        Assert.StartsWith(message, Assert.Throws<TableFormatException>(() => Table.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Damaged_bytes_are_said_to_be_damaged()
    {
        var whole = Compressed(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a,b\n", 1000))));
        var text = Write("a.csv", [.. "a\n"u8, 0xff, 0xfe, .. "\n"u8]);

        Assert.Equal(2, Assert.Throws<TableFormatException>(() => Table.Read(text)).Line);
        Assert.Throws<TableFormatException>(() => Table.Read(Write("a.csv.gz", whole[..^10])));
        Assert.Throws<TableFormatException>(() => Table.Read(Write("b.csv.gz", [0x1f, 0x8b, 1, 2, 3])));
    }

    [Fact]
    public void A_type_for_a_column_that_is_not_there()
    {
        var error = Assert.Throws<ArgumentException>(() => Table.Parse("a,b\n1,2\n", new() { Types = [("c", ColumnType.Text)] }));

        Assert.Contains("'c' that is not there; got columns 'a', 'b'", error.Message, StringComparison.Ordinal);
    }
}

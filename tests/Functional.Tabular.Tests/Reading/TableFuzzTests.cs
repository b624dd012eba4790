using System.Text;
using Functional.Testing;

namespace Functional.Tests;

/// <summary>Damaged files are read, or refused with the one exception that is for it.</summary>
public sealed class TableFuzzTests
{
    const string Text =
        "id,price,name,sold,on\n1,1.5,\"An\"\"na, \u00e5\",true,2024-02-29\n2,NA,Bert,false,2024-03-01T10:00:00Z\n3,2e3,,,\n";

    public static TheoryData<string> Encodings => ["utf-8", "utf-16", "latin1"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Damaged_text(string encoding)
    {
        var options = new TableOptions { Encoding = Encoding.GetEncoding(encoding) };

        Fuzz.Check<TableFormatException>(options.Encoding.GetBytes(Text), bytes => Use(bytes, options));
    }

    [Fact]
    public void Damaged_text_of_given_types()
    {
        var types = new TableOptions
        {
            Types = [("column_0", ColumnType.Text), ("column_1", ColumnType.Category), ("column_4", ColumnType.Date)],
            HasHeader = false,
        };

        Fuzz.Check<TableFormatException>(
            Encoding.UTF8.GetBytes(Text[(Text.IndexOf('\n', StringComparison.Ordinal) + 1)..]),
            bytes => Use(bytes, types with { Names = ["column_0", "column_1", "column_2", "column_3", "column_4"] })
        );
    }

    static void Use(byte[] bytes, TableOptions options)
    {
        using var stream = new MemoryStream(bytes);
        var table = Table.Read(stream, options);
        GC.KeepAlive(table.ToString());
        GC.KeepAlive(table.WithCategories().Columns.Select(column => column.ToStrings()).ToList());
    }
}

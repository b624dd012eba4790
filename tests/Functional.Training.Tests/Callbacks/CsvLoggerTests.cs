namespace Functional.Tests;

public sealed class CsvLoggerTests : IDisposable
{
    readonly string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(path);

    static EventScript Script(Callback callback)
    {
        var script = new EventScript(callback, 3, keys: ["loss"]);
        script.Started();
        return script;
    }

    [Fact]
    public void Every_epoch_is_a_line_in_Keras_form()
    {
        var script = Script(Callback.CsvLogger(path));
        script.EpochEnded(0, new Logs([("loss", 0.5), ("accuracy", 1), ("val_loss", 1e-05), ("val_accuracy", double.NaN)]));
        script.EpochEnded(1, new Logs([("loss", 0.1 + 0.2), ("accuracy", 0)]));
        Assert.Equal(
            "epoch,accuracy,loss,val_accuracy,val_loss\r\n0,1.0,0.5,nan,1e-05\r\n1,0.0,0.30000000000000004,NA,NA\r\n",
            File.ReadAllText(path)
        );
    }

    [Fact]
    public void Without_validation_its_columns_are_there_and_empty()
    {
        Script(Callback.CsvLogger(path, ';')).EpochEnded(0, new Logs([("loss", 2)]));
        Assert.Equal("epoch;loss;val_loss\r\n0;2.0;NA\r\n", File.ReadAllText(path));
    }

    [Fact]
    public void Appending_keeps_what_is_there_and_writes_no_second_header()
    {
        Script(Callback.CsvLogger(path, append: true)).EpochEnded(0, new Logs([("loss", 2)]));
        Script(Callback.CsvLogger(path, append: true)).EpochEnded(1, new Logs([("loss", 1)]));
        Assert.Equal("epoch,loss,val_loss\r\n0,2.0,NA\r\n1,1.0,NA\r\n", File.ReadAllText(path));
        Script(Callback.CsvLogger(path)).EpochEnded(2, new Logs([("loss", 3)]));
        Assert.Equal("epoch,loss,val_loss\r\n2,3.0,NA\r\n", File.ReadAllText(path));
    }

    [Fact]
    public void Keys_with_the_separator_are_quoted()
    {
        Script(Callback.CsvLogger(path)).EpochEnded(0, new Logs([("a,\"b\"", 1), ("val_x", 2)]));
        Assert.Equal("epoch,\"a,\"\"b\"\"\",val_x\r\n0,1.0,2.0\r\n", File.ReadAllText(path));
    }

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(-2, "-2.0")]
    [InlineData(0, "0.0")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00012345, "0.00012345")]
    [InlineData(-0.00001234, "-1.234e-05")]
    [InlineData(1e15, "1000000000000000.0")]
    [InlineData(123456789012345680.0, "1.2345678901234568e+17")]
    [InlineData(1e-300, "1e-300")]
    [InlineData(9.999999999999999e-05, "9.999999999999999e-05")]
    [InlineData(double.NegativeInfinity, "-inf")]
    [InlineData(0.0010000000474974513, "0.0010000000474974513")]
    public void Numbers_are_written_as_Python_does(double value, string expected) => Assert.Equal(expected, PythonText.Number(value));
}

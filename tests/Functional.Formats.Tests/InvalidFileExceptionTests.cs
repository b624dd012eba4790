namespace Functional.Tests;

public class InvalidFileExceptionTests
{
    [Fact]
    public void Its_message_names_file_place_cause_and_what_to_try()
    {
        var e = new InvalidFileException("model.h5", "/dense/kernel", "the filter 32000 is not known", "Write it with gzip.");

        Assert.Equal("model.h5: /dense/kernel: the filter 32000 is not known. Write it with gzip.", e.Message);
        Assert.Equal(("model.h5", "/dense/kernel", "the filter 32000 is not known"), (e.File, e.Place, e.Cause));
        Assert.IsAssignableFrom<FormatException>(e);
    }

    [Fact]
    public void Without_place_and_advice_nothing_stands_for_them()
    {
        var inner = new InvalidOperationException();
        var e = new InvalidFileException("model.h5", "", "there is no signature", inner: inner);

        Assert.Equal("model.h5: there is no signature.", e.Message);
        Assert.Same(inner, e.InnerException);
    }
}

namespace Functional.Tests;

public sealed class ExecutionTests
{
    [Fact]
    public void An_execution_is_a_value_and_each_change_makes_another()
    {
        var execution = Execution.Default.WithThreads(4).WithBlas(BlasLibrary.Mkl).Eager();
        Assert.Equal(4, execution.Threads);
        Assert.Equal(BlasLibrary.Mkl, execution.Blas);
        Assert.True(execution.IsEager);
        Assert.False(Execution.Default.IsEager);
        Assert.Equal(execution, Execution.Default.Eager().WithBlas(BlasLibrary.Mkl).WithThreads(4));
        Assert.NotEqual(execution, execution.WithThreads(3));
        Assert.NotEqual(execution, execution.Compiled());
        Assert.Equal("4 threads, mkl, eager", execution.ToString());
        Assert.Equal("1 thread, managed", execution.Compiled().WithThreads(1).WithBlas(BlasLibrary.Managed).ToString());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1025)]
    public void A_number_of_threads_that_cannot_be_is_refused(int threads)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Execution.Default.WithThreads(threads));
        Assert.Contains($"An execution runs on 1 to 1024 threads, not {threads}", error.Message);
    }

    [Fact]
    public void A_library_that_is_none_is_refused()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Execution.Default.WithBlas((BlasLibrary)17));
        Assert.Contains("17 is no BLAS library; the members of BlasLibrary are Managed, Mkl", error.Message);
    }

    [Theory]
    [InlineData("3", 3)]
    [InlineData("1024", 1024)]
    [InlineData("0", 0)]
    [InlineData("1025", 0)]
    [InlineData("-2", 0)]
    [InlineData("two", 0)]
    [InlineData(null, 0)]
    public void The_environment_sets_the_number_of_threads_if_it_names_one(string? text, int threads)
    {
        var settings = new BlasSettings(null, null, text);
        Assert.Equal(threads == 0 ? Environment.ProcessorCount : threads, settings.ThreadCount);
    }

    [Fact]
    public void The_default_is_what_the_environment_asks_for()
    {
        Assert.Equal(BlasSettings.Process.ThreadCount, Execution.Default.Threads);
        Assert.Equal(Blas.Default, Execution.Default.Blas);
    }
}

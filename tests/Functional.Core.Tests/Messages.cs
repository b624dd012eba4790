namespace Functional.Tests;

/// <summary>Error messages, word for word: they are part of what a user gets.</summary>
static class Messages
{
    public static void Are<TException>(string expected, Func<object?> action)
        where TException : Exception => Assert.Equal(expected, Assert.Throws<TException>(() => action()).Message);
}

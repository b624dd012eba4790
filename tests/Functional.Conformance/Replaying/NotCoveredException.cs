namespace Functional.Conformance;

/// <summary>A case asks for something that the library does not have.</summary>
public sealed class NotCoveredException(string reason) : Exception(reason)
{
    /// <summary>Reads what a recording describes; what is not supported is not covered.</summary>
    public static T Unless<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (NotSupportedException e)
        {
            // What there is instead is long, and the same for every case.
            throw new NotCoveredException(e.Message.Split("; there are:")[0]);
        }
    }
}

using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace Functional;

/// <summary>Brings a file here once: into one beside its place, which goes on where it stopped, is checked, and then renamed.</summary>
internal static class Download
{
    private const double Mega = 1e6;
    private const int BufferBytes = 1 << 16;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Downloads a file.</summary>
    /// <param name="path">Where it shall be.</param>
    /// <param name="file">What it is.</param>
    /// <param name="progress">Told a line now and then.</param>
    /// <param name="patience">How long to wait for the next bytes; a minute unless given.</param>
    /// <returns>The path.</returns>
    /// <exception cref="IOException">It cannot be had, is another file, or cannot be written; the message says where to put it.</exception>
    public static string To(string path, DataFile file, Action<string> progress, TimeSpan? patience = null)
    {
        var part = path + ".part";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            Fetch(file, part, progress, patience ?? Patience);
            if (Checksum(part) is var sum && !sum.Equals(file.Sha256, StringComparison.OrdinalIgnoreCase))
            {
                File.Delete(part);
                throw new IOException($"what {file.Url} gives has the checksum {sum}, and {file.Sha256} is expected");
            }
            File.Move(part, path, overwrite: true);
            return path;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                Messages.Of(
                    file.Set,
                    $"{file.Name} is not here and could not be downloaded: {e.Message.TrimEnd('.')}",
                    $"Put the file into {Path.GetDirectoryName(path)}, or into a folder that {DataFile.Variable} names, or give its folder."
                ),
                e
            );
        }
    }

    private static void Fetch(DataFile file, string part, Action<string> progress, TimeSpan patience)
    {
        using var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        using var request = new HttpRequestMessage(HttpMethod.Get, file.Url);
        var had = File.Exists(part) ? new FileInfo(part).Length : 0;
        if (had > 0)
        {
            request.Headers.Range = new RangeHeaderValue(had, null);
        }
        using var response = Within(patience, limit => client.Send(request, HttpCompletionOption.ResponseHeadersRead, limit));
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            // All of it is here already; the checksum decides.
            return;
        }
        response.EnsureSuccessStatusCode();
        var goesOn = response.StatusCode == HttpStatusCode.PartialContent;
        var whole = (goesOn ? had : 0) + (response.Content.Headers.ContentLength ?? 0);
        progress(Line(file, goesOn ? had : 0, whole));
        using var from = response.Content.ReadAsStream();
        using var to = new FileStream(part, goesOn ? FileMode.Append : FileMode.Create, FileAccess.Write);
        var buffer = new byte[BufferBytes];
        var told = DateTime.UtcNow;
        for (int read; (read = Within(patience, limit => from.ReadAsync(buffer, limit).AsTask().GetAwaiter().GetResult())) > 0; )
        {
            to.Write(buffer, 0, read);
            if (DateTime.UtcNow - told > TimeSpan.FromSeconds(2))
            {
                progress(Line(file, to.Position, whole));
                told = DateTime.UtcNow;
            }
        }
    }

    /// <summary>What the server answers next, its headers or some bytes; a silent one would be waited for for ever.</summary>
    /// <exception cref="IOException">None came in time; those that did stay, and the next download goes on behind them.</exception>
    private static T Within<T>(TimeSpan patience, Func<CancellationToken, T> next)
    {
        using var limit = new CancellationTokenSource(patience);
        try
        {
            return next(limit.Token);
        }
        catch (OperationCanceledException e)
        {
            throw new IOException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the server has sent nothing for {patience.TotalSeconds} s. What came before is kept: try again, and it goes on"
                ),
                e
            );
        }
    }

    private static string Checksum(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static string Line(DataFile file, long had, long whole) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{file.Set}: downloading {file.Name}, {had / Mega:F1}{(whole > 0 ? $" of {whole / Mega:F1}" : "")} MB"
        );
}

namespace Functional.Tests;

public sealed class AtomicFileTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("atomic").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    string Target => Path.Combine(folder, "model");

    [Fact]
    public void The_old_file_stays_until_the_new_one_is_complete()
    {
        AtomicFile.Write(Target, stream => stream.Write("old"u8));

        AtomicFile.Write(
            Target,
            stream =>
            {
                stream.Write("new"u8);
                Assert.Equal("old", File.ReadAllText(Target));
            }
        );

        Assert.Equal("new", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.GetFiles(folder));
    }

    [Fact]
    public void A_symbolic_link_stays_and_what_it_leads_to_is_written()
    {
        var real = Path.Combine(folder, "real");
        File.WriteAllText(real, "old");
        File.CreateSymbolicLink(Target, "real");

        AtomicFile.Write(Target, stream => stream.Write("new"u8));

        Assert.Equal("real", new FileInfo(Target).LinkTarget);
        Assert.Equal("new", File.ReadAllText(real));
        File.Delete(real);
        AtomicFile.Write(Target, stream => stream.Write("again"u8));
        Assert.Equal("again", File.ReadAllText(real));
    }

    [Fact]
    public void A_failure_leaves_nothing_behind()
    {
        AtomicFile.Write(Target, stream => stream.Write("old"u8));

        Assert.Throws<InvalidOperationException>(() =>
            AtomicFile.Write(
                Target,
                stream =>
                {
                    stream.Write("half"u8);
                    throw new InvalidOperationException();
                }
            )
        );

        Assert.Equal("old", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.GetFiles(folder));
    }

    [Fact]
    public void A_folder_is_no_file()
    {
        Assert.ThrowsAny<Exception>(() => AtomicFile.Write(folder, _ => { }));
        Assert.Throws<DirectoryNotFoundException>(() => AtomicFile.Write(Path.Combine(folder, "none", "x"), _ => { }));
    }
}

using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Functional.Tests;

/// <summary>Data sets in files: found where they are, checked, and downloaded once where they are not.</summary>
public sealed class FilesTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [DataFact("california-housing")]
    public void California_housing_is_that_of_scikit_learn()
    {
        var data = Datasets.CaliforniaHousing(dtype: DType.Float64);

        Assert.Equal("california_housing, 20640 rows: float64[20640, 8] → float64[20640]", data.ToString());
        Assert.Equal(
            [8.3252, 41, 6.984126984126984, 1.0238095238095237, 322, 2.5555555555555554, 37.88, -122.23],
            data.X[0].ToArray<double>()
        );
        Assert.Equal(4.526, data.Y[0].ToDouble());
        double[] means = [3.870671, 28.639486, 5.429000, 1.096675, 1425.476744, 3.070655, 35.631861, -119.569704];
        Assert.All(means.Zip(data.X.Mean(0).ToArray<double>()), p => Assert.Equal(p.First, p.Second, 1e-5));
        Assert.Equal(965, data.Y.ToArray<double>().Count(v => v == 5.00001));
        Assert.Equal("MedInc", data.FeatureNames[0]);
        Assert.Equal(DType.Float32, Datasets.CaliforniaHousing().X.DType);
    }

    [DataFact("california-housing")]
    public void California_housing_is_the_same_from_its_source()
    {
        File.Copy(
            Path.Combine(DataFactAttribute.Folder!, "california-housing", "cal_housing.data"),
            Path.Combine(folder, "cal_housing.data")
        );

        var (source, table) = (Datasets.CaliforniaHousing(folder, DType.Float64), Datasets.CaliforniaHousing(null, DType.Float64));

        Assert.Equal(table.X, source.X);
        Assert.Equal(table.Y, source.Y);
    }

    [DataFact("sklearn-other")]
    public void Wine_and_breast_cancer_are_those_of_scikit_learn()
    {
        var (wine, cancer) = (Datasets.Wine(), Datasets.BreastCancer());

        Assert.Equal([59, 71, 48], Counts(wine));
        Assert.Equal([212, 357], Counts(cancer));
        Assert.Equal([178, 13], wine.X.Shape);
        Assert.Equal([569, 30], cancer.X.Shape);
        Assert.Equal(
            ("malignant", "mean radius", "worst fractal dimension"),
            (cancer.ClassNames[0], cancer.FeatureNames[0], cancer.FeatureNames[29])
        );
        Assert.Equal(14.23f, wine.X[0, 0].ToDouble(), 1e-6);
    }

    [DataFact("mnist")]
    public void Mnist_is_found_by_the_variable()
    {
        var (train, test) = Datasets.Mnist();

        Assert.Equal((60000, 10000), (train.Count, test.Count));
        Assert.Equal([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949], Counts(train));
        Assert.Equal(0.130660, train.X.Cast(DType.Float64).Mean().ToDouble() / 255, 1e-6);
    }

    [DataFact("fashion-mnist")]
    public void Fashion_mnist_is_found_by_the_variable()
    {
        var (train, test) = Datasets.FashionMnist();

        Assert.All(Counts(train), c => Assert.Equal(6000, c));
        Assert.Equal([9, 2, 1, 1, 6, 1, 4, 6, 5, 7], test.Y.ToArray<int>()[..10]);
        Assert.Equal(0.286041, train.X.Cast(DType.Float64).Mean().ToDouble() / 255, 1e-6);
    }

    [Fact]
    public void A_file_that_is_not_in_the_folder_is_named()
    {
        var error = Assert.Throws<FileNotFoundException>(() => Datasets.Wine(folder));

        Assert.Contains("wine_data.csv", error.Message, StringComparison.Ordinal);
        Assert.Contains(folder, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2,13,a,b\n1,2,x,4\n", "line 2: \"x\" in column 3")]
    [InlineData("2,13,a,b\n1,2\n1,2,3\n", "line 3: there are 3 numbers, and 2")]
    [InlineData("2,13,a,b\n", "there are no rows")]
    [InlineData("2,2,a,b\n1,2,0\n1,2,1\n", "2 rows of 3 numbers")]
    public void A_damaged_file_says_where(string text, string says)
    {
        File.WriteAllText(Path.Combine(folder, "wine_data.csv"), text);

        var error = Assert.Throws<InvalidDataException>(() => Datasets.Wine(folder));

        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("wine_data.csv", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void California_housing_is_read_by_the_names_of_its_columns()
    {
        var path = Path.Combine(folder, "california_housing.csv");
        File.WriteAllText(
            path,
            "Latitude,price,MedInc,HouseAge,AveRooms,AveBedrms,Population,AveOccup,Longitude\n37,4.5,8,41,6,1,322,2,-122\n"
        );

        var data = Datasets.CaliforniaHousing(folder);

        Assert.Equal([8, 41, 6, 1, 322, 2, 37, -122], data.X.ToArray());
        Assert.Equal([4.5f], data.Y.ToArray());
        File.WriteAllText(path, "a,b,c,d,e,f,g,h,i\n1,2,3,4,5,6,7,8,9\n");
        Assert.Contains(
            "line 1: the columns are a, b, c",
            Assert.Throws<InvalidDataException>(() => Datasets.CaliforniaHousing(folder)).Message,
            StringComparison.Ordinal
        );
        File.WriteAllText(path, "a,b,c,d,e,f,g,h,i\n1,2,3,4,5,6,7,8,9\nNaN,2,3,4,5,6,7,8,9\n");
        Assert.Contains(
            "line 3: \"NaN\" in column 1 is no finite number",
            Assert.Throws<InvalidDataException>(() => Datasets.CaliforniaHousing(folder)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_server_that_falls_silent_is_given_up_and_what_came_stays()
    {
        var content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("some data. ", 20_000)));
        using var server = new Server(content, stallAfter: 100_000);
        var file = new DataFile("set", "file.bin", Convert.ToHexStringLower(SHA256.HashData(content)), server.Url);
        var path = Path.Combine(folder, "file.bin");

        var error = Assert.Throws<IOException>(() => Download.To(path, file, _ => { }, TimeSpan.FromSeconds(3)));

        Assert.Contains("sent nothing for 3 s", error.Message, StringComparison.Ordinal);
        Assert.Equal(content[..100_000], File.ReadAllBytes(path + ".part"));
    }

    [Fact]
    public void A_server_that_never_answers_is_given_up()
    {
        using var silent = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var file = new DataFile("set", "file.bin", "", $"http://{silent.LocalEndpoint}/");

        var error = Assert.Throws<IOException>(() =>
            Download.To(Path.Combine(folder, "file.bin"), file, _ => { }, TimeSpan.FromSeconds(0.2))
        );

        Assert.Contains("sent nothing for 0.2 s", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_download_is_checked_and_goes_on_where_it_stopped()
    {
        var content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("some data. ", 20_000)));
        using var server = new Server(content);
        var file = new DataFile("set", "file.bin", Convert.ToHexStringLower(SHA256.HashData(content)), server.Url);
        var path = Path.Combine(folder, "set", "file.bin");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path + ".part", content[..70_000]);
        var lines = new List<string>();

        Assert.Equal(path, Download.To(path, file, lines.Add));

        Assert.Equal(content, File.ReadAllBytes(path));
        Assert.Equal("bytes=70000-", server.Ranges.Single());
        Assert.Equal("set: downloading file.bin, 0.1 of 0.2 MB", lines[0]);
        Assert.Equal([path], Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Another_file_than_expected_is_not_kept()
    {
        using var server = new Server([1, 2, 3]);
        var path = Path.Combine(folder, "file.bin");

        var error = Assert.Throws<IOException>(() => Download.To(path, new("set", "file.bin", new string('0', 64), server.Url), _ => { }));

        Assert.Contains("checksum", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public void Without_a_network_it_is_said_where_to_put_the_file()
    {
        var error = Assert.Throws<IOException>(() =>
            Download.To(Path.Combine(folder, "file.bin"), new("set", "file.bin", "", "http://localhost:1/file.bin"), _ => { })
        );

        Assert.Contains("set: file.bin is not here", error.Message, StringComparison.Ordinal);
        Assert.Contains($"Put the file into {folder}", error.Message, StringComparison.Ordinal);
        Assert.Contains("FUNCTIONAL_DATA", error.Message, StringComparison.Ordinal);
    }

    static IEnumerable<int> Counts(Dataset data) => data.Y.ToArray<int>().CountBy(y => y).OrderBy(c => c.Key).Select(c => c.Value);

    /// <summary>Serves one file, whole or from a byte on.</summary>
    sealed class Server : IDisposable
    {
        readonly HttpListener listener = new();

        public Server(byte[] content, int? stallAfter = null)
        {
            for (var port = 20_000 + (Environment.ProcessId % 20_000); ; port++)
            {
                try
                {
                    listener.Prefixes.Clear();
                    listener.Prefixes.Add(Url = $"http://localhost:{port}/");
                    listener.Start();
                    break;
                }
                catch (HttpListenerException) when (port < 65_000) { }
            }
            // A thread of its own: one of the pool may come late where other tests keep it busy.
            new Thread(Serve) { IsBackground = true }.Start();

            void Serve()
            {
                while (listener.IsListening)
                {
                    HttpListenerContext context;
                    try
                    {
                        context = listener.GetContext();
                    }
                    catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
                    {
                        return;
                    }
                    var range = context.Request.Headers["Range"];
                    Ranges.Add(range ?? "");
                    var from = range is null ? 0 : int.Parse(range.Split('=', '-')[1], System.Globalization.CultureInfo.InvariantCulture);
                    context.Response.StatusCode = range is null ? 200 : 206;
                    context.Response.ContentLength64 = content.Length - from;
                    context.Response.OutputStream.Write(content.AsSpan(from..(stallAfter ?? content.Length)));
                    if (stallAfter is null)
                    {
                        context.Response.Close();
                    }
                }
            }
        }

        public string Url { get; } = "";

        public List<string> Ranges { get; } = [];

        public void Dispose() => listener.Close();
    }
}

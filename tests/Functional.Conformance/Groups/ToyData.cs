using System.Text.Json;

namespace Functional.Conformance;

/// <summary>Data made from a formula and a <c>random_state</c>.</summary>
static class ToyData
{
    public static Kind[] Kinds { get; } =
    [
        Toy(
            "make_blobs",
            "n_samples n_features centers cluster_std",
            (args, random) =>
                Datasets.Blobs(
                    args.Whole("n_samples", 100),
                    args.Whole("n_features", 2),
                    args.Whole("centers", 3),
                    args.Number("cluster_std", 1),
                    random,
                    DType.Float64
                ),
            "center_box=[-10.0,10.0]|[-10,10]"
        ),
        Toy(
            "make_moons",
            "n_samples noise",
            (args, random) => Datasets.Moons(args.Whole("n_samples", 100), args.Number("noise", 0), random, DType.Float64)
        ),
        Toy(
            "make_circles",
            "n_samples noise factor",
            (args, random) =>
                Datasets.Circles(args.Whole("n_samples", 100), args.Number("noise", 0), args.Number("factor", 0.8), random, DType.Float64)
        ),
        Toy(
            "make_regression",
            "n_samples n_features n_informative noise bias",
            (args, random) =>
                Datasets.Regression(
                    args.Whole("n_samples", 100),
                    args.Whole("n_features", 100),
                    args.Whole("n_informative", 10),
                    args.Number("noise", 0),
                    args.Number("bias", 0),
                    random,
                    DType.Float64
                ),
            "n_targets=1 coef=false tail_strength=0.5"
        ),
    ];

    static Kind Toy(string what, string arguments, Func<Arguments, NumpyRandom, Dataset> make, string usual = "") =>
        new(
            what,
            $"{arguments} random_state x y",
            (recorded, measure) =>
            {
                var seed = recorded.Find("random_state") ?? throw new NotCoveredException("no random_state");
                var data = make(new(recorded), new(seed.GetInt64()));
                measure.Check(recorded, "x", data.X);
                measure.Check(recorded, "y", data.Y);
            },
            $"{usual} shuffle=true".Trim()
        );

    /// <summary>Arguments that are numbers.</summary>
    readonly record struct Arguments(JsonElement Recorded)
    {
        public double Number(string name, double usual) =>
            Recorded.Find(name) is not { } given ? usual
            : given.ValueKind == JsonValueKind.Number ? given.GetDouble()
            : throw new NotCoveredException($"{name} as a list");

        public int Whole(string name, int usual) => checked((int)Number(name, usual));
    }
}

using FsCheck;
using FsCheck.Fluent;

namespace Functional.Tests;

public sealed class LayeredLayoutTests
{
    static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue).ToArbitrary();

    /// <summary>A graph drawn from a seed: every box takes up to three of those before it.</summary>
    static LayoutBox[] Boxes(int seed)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable
                .Range(0, random.Next(1, 30))
                .Select(i => new LayoutBox(
                    random.Next(20, 120),
                    random.Next(20, 60),
                    [.. Enumerable.Range(0, Math.Min(i, random.Next(0, 4))).Select(_ => random.Next(i)).Distinct()]
                )),
        ];
    }

    [Fact]
    public void Nothing_stands_on_anything_else() => Prop.ForAll(Seeds, IsApart).Check(Config.QuickThrowOnFailure);

    static bool IsApart(int seed)
    {
        var boxes = Boxes(seed);
        var places = LayeredLayout.Of(boxes).Places;
        bool Apart(int i, int j) =>
            places[i].X + boxes[i].Width <= places[j].X + 1e-6
            || places[j].X + boxes[j].Width <= places[i].X + 1e-6
            || places[i].Y + boxes[i].Height <= places[j].Y
            || places[j].Y + boxes[j].Height <= places[i].Y;
        return Enumerable.Range(0, boxes.Length).All(i => Enumerable.Range(0, i).All(j => Apart(i, j)));
    }

    [Fact]
    public void Every_box_stands_below_all_that_lead_into_it() => Prop.ForAll(Seeds, IsBelow).Check(Config.QuickThrowOnFailure);

    static bool IsBelow(int seed)
    {
        var boxes = Boxes(seed);
        var places = LayeredLayout.Of(boxes).Places;
        return boxes.Select((box, i) => (box, i)).All(p => p.box.Inputs.All(from => places[from].Y + boxes[from].Height < places[p.i].Y));
    }

    [Fact]
    public void Everything_lies_inside_and_edges_join_their_boxes() => Prop.ForAll(Seeds, IsInside).Check(Config.QuickThrowOnFailure);

    static bool IsInside(int seed)
    {
        var boxes = Boxes(seed);
        var layout = LayeredLayout.Of(boxes);
        bool Joins(LayoutEdge e) =>
            Math.Abs(e.Points[0].Y - (layout.Places[e.From].Y + boxes[e.From].Height)) < 1e-6
            && Math.Abs(e.Points[^1].X - (layout.Places[e.To].X + (boxes[e.To].Width / 2))) < 1e-6;
        return layout.Places.Select((place, i) => place.X >= 0 && place.X + boxes[i].Width <= layout.Width + 1e-6).All(inside => inside)
            && layout.Edges.Count == boxes.Sum(box => box.Inputs.Count)
            && layout.Edges.All(Joins);
    }

    [Fact]
    public void A_chain_is_straight_and_a_pair_of_chains_does_not_cross()
    {
        LayoutBox[] chain = [new(40, 20, []), new(90, 20, [0]), new(40, 20, [1])];
        var places = LayeredLayout.Of(chain).Places;
        Assert.Equal(places[0].X, places[2].X, 6);
        Assert.Equal(places[1].X + 45, places[0].X + 20, 6);

        LayoutBox[] crossed = [new(40, 20, []), new(40, 20, []), new(40, 20, [1]), new(40, 20, [0]), new(40, 20, [2, 3])];
        var straight = LayeredLayout.Of(crossed).Places;
        Assert.Equal(straight[0].X < straight[1].X, straight[3].X < straight[2].X);
    }

    [Fact]
    public void No_boxes_take_no_room() => Assert.Equal((0, 0), (LayeredLayout.Of([]).Width, LayeredLayout.Of([]).Height));
}

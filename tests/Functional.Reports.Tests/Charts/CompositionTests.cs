using System.Xml.Linq;

namespace Functional.Tests;

public sealed class CompositionTests
{
    static readonly Picture Small = new Square("small");
    static readonly Picture Large = Chart.Line([1.0, 2]).With(width: 200, height: 100);

    [Fact]
    public void Rows_and_columns_take_the_room_of_their_pictures()
    {
        Assert.Equal(new PictureSize(200, 140), Chart.Rows(Small, Large).Size);
        Assert.Equal(new PictureSize(250, 100), Chart.Columns(Small, Large).Size);
        Assert.Equal(new PictureSize(250, 210), Chart.Rows(Chart.Columns(Small, Large), Large).Size);
    }

    [Fact]
    public void A_grid_is_one_picture()
    {
        var grid = Chart.Rows(Small, Chart.Columns(Large, Small));

        Assert.Equal("small, Line chart, small", grid.Caption);
        Assert.Equal(2, XDocument.Parse(grid.ToSvg()).Descendants().Count(e => e.Name.LocalName == "title" && e.Value == "small"));
        Assert.Equal(grid, Chart.Rows(Small, Chart.Columns(Large, Small)));
        Assert.Throws<ArgumentException>(() => Chart.Rows());
    }
}

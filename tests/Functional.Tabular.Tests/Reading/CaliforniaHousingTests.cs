namespace Functional.Tests;

public sealed class CaliforniaHousingTests
{
    static string PathOf => Path.Combine(DataFactAttribute.Folder!, "california-housing", "california_housing.csv");

    [DataFact("california-housing")]
    public void It_is_read_to_the_last_digit()
    {
        var table = Table.Read(PathOf);
        var data = table.ToDataset("MedHouseVal");

        Assert.Equal((20_640, 9), (table.Count, table.Columns.Count));
        Assert.All(table.Columns, column => Assert.Equal((ColumnType.Number, 0), (column.Type, column.MissingCount)));
        Assert.Equal(6.984126984126984, table["AveRooms"][0]);
        Assert.Equal(2.0685581690891843, table["MedHouseVal"].ToDoubles().Average(), 12);
        Assert.Equal(35.63186143410853, table["Latitude"].ToDoubles().Average(), 12);
        Assert.Equal(Shape.Of(20_640, 8), data.X.Shape);
        Assert.Equal("Longitude", data.FeatureNames[^1]);
    }
}

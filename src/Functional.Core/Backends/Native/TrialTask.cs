namespace Functional;

/// <summary>Everything that the child of a <see cref="Trial"/> needs, in native memory.</summary>
internal readonly unsafe ref struct TrialTask
{
    public readonly byte* Name;
    public readonly double* Room;
    public readonly int Messages;
    public readonly int SettingCount;
    public readonly int ProductCount;
    public readonly Setting* Settings;
    public readonly Product* Products;

    public TrialTask(NativeTexts texts, string name, double* room, int messages)
    {
        Name = texts.Of(name);
        Room = room;
        Messages = messages;
        SettingCount = BlasTable.Settings.Length;
        ProductCount = BlasTable.Products.Length;
        Settings = (Setting*)texts.Room(SettingCount * sizeof(Setting));
        Products = (Product*)texts.Room(ProductCount * sizeof(Product));
        for (int i = 0; i < SettingCount; i++)
        {
            Settings[i] = new Setting(texts.Of(BlasTable.Settings[i].Name), BlasTable.Settings[i].Value);
        }

        for (int i = 0; i < ProductCount; i++)
        {
            ProductSymbols symbols = BlasTable.Products[i];
            Products[i] = new Product(symbols.Style, texts.Of(symbols.Single), texts.Of(symbols.Double));
        }
    }

    /// <summary>A function to call with one number.</summary>
    public readonly struct Setting(byte* name, int value)
    {
        public readonly byte* Name = name;
        public readonly int Value = value;
    }

    /// <summary>The names of the products of one style.</summary>
    public readonly struct Product(ProductStyle style, byte* single, byte* twice)
    {
        public readonly ProductStyle Style = style;
        public readonly byte* Single = single;
        public readonly byte* Double = twice;
    }
}

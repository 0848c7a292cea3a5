namespace SchemaRunner.EngineTests.Properties;

/// <summary>A column of a model's table.</summary>
internal sealed class ModelColumn(string name, string type, string change = "")
{
    /// <summary>Its name at this point of the script.</summary>
    public string Name { get; set; } = name;

    /// <summary>Its type.</summary>
    public string Type { get; } = type;

    /// <summary>What changes its value, whatever it is.</summary>
    public string Change => string.Format(System.Globalization.CultureInfo.InvariantCulture, change, Name);
}

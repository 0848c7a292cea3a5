namespace SchemaRunner.EngineTests.Properties;

/// <summary>A column of a model's table.</summary>
internal sealed class ModelColumn(string name, string type)
{
    /// <summary>Its name at this point of the script.</summary>
    public string Name { get; set; } = name;

    /// <summary>Its type.</summary>
    public string Type { get; } = type;
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace SchemaRunner.Cli.Json;

/// <summary>Writes an enum as its name in camel case, as reports do.</summary>
internal sealed class Word<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;

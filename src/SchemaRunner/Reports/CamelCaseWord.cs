using System.Text.Json;
using System.Text.Json.Serialization;

namespace SchemaRunner.Reports;

/// <summary>Writes an enum as its name in camel case; the generator's own switch for words keeps the C# spelling.</summary>
internal sealed class CamelCaseWord<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;

using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SchemaRunner.Tests.Reports;

/// <summary>
/// The part of JSON Schema 2020-12 that <c>docs/report.schema.json</c> uses; a keyword outside it throws, so that no
/// rule of the schema is passed over.
/// </summary>
internal sealed class JsonSchemaValidator(JsonElement root)
{
    private static readonly HashSet<string> Annotations = new(StringComparer.Ordinal)
    {
        "$schema", "$defs", "title", "description",
    };

    /// <summary>What is wrong, each with its place; empty when the value is valid.</summary>
    public IReadOnlyList<string> Validate(JsonElement value) => [.. Check(root, value, "$")];

    private IEnumerable<string> Check(JsonElement schema, JsonElement value, string at)
    {
        if (schema.ValueKind == JsonValueKind.False) return [$"{at}: nothing is allowed here"];
        return schema.EnumerateObject()
            .Where(keyword => !Annotations.Contains(keyword.Name))
            .SelectMany(keyword => CheckKeyword(keyword, schema, value, at));
    }

    private IEnumerable<string> CheckKeyword(JsonProperty keyword, JsonElement schema, JsonElement value, string at) =>
        keyword.Name switch
        {
            "type" => Types(keyword.Value).Any(type => IsOfType(value, type)) ? [] : [$"{at}: is no {keyword.Value}"],
            "enum" => keyword.Value.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)) ? [] : [$"{at}: is none of {keyword.Value}"],
            "required" => value.ValueKind != JsonValueKind.Object ? [] : keyword.Value.EnumerateArray()
                .Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{at}: {name} is missing"),
            "properties" => value.ValueKind != JsonValueKind.Object ? [] : keyword.Value.EnumerateObject()
                .Where(property => value.TryGetProperty(property.Name, out _))
                .SelectMany(property => Check(property.Value, value.GetProperty(property.Name), $"{at}.{property.Name}")),
            "additionalProperties" => value.ValueKind != JsonValueKind.Object ? [] : value.EnumerateObject()
                .Where(property => !schema.TryGetProperty("properties", out var known) || !known.TryGetProperty(property.Name, out _))
                .SelectMany(property => Check(keyword.Value, property.Value, $"{at}.{property.Name}")),
            "items" => value.ValueKind != JsonValueKind.Array ? [] : value.EnumerateArray()
                .SelectMany((item, index) => Check(keyword.Value, item, $"{at}[{index}]")),
            "anyOf" => keyword.Value.EnumerateArray().Any(one => !Check(one, value, at).Any()) ? [] : [$"{at}: fits none of anyOf"],
            "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(
                value.GetString()!, keyword.Value.GetString()!, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
                ? [] : [$"{at}: does not match {keyword.Value}"],
            "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= keyword.Value.GetDouble()
                ? [] : [$"{at}: is below {keyword.Value}"],
            "$ref" => Check(Resolve(keyword.Value.GetString()!), value, at),
            _ => throw new NotSupportedException($"the validator does not know the keyword '{keyword.Name}'"),
        };

    private JsonElement Resolve(string reference) => reference.Split('/') is ["#", "$defs", var name]
        ? root.GetProperty("$defs").GetProperty(name)
        : throw new NotSupportedException($"the validator does not follow '{reference}'");

    private static IEnumerable<string> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()!) : [type.GetString()!];

    private static bool IsOfType(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number
            && decimal.IsInteger(decimal.Parse(value.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture)),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => throw new NotSupportedException($"the validator does not know the type '{type}'"),
    };
}

using System.Text.Json;

namespace SchemaRunner.Tests.Reports;

public sealed class JsonSchemaValidatorTests
{
    [Theory]
    [InlineData("""{ "maxLength": 3 }""")]
    [InlineData("""{ "$ref": "other.json" }""")]
    [InlineData("""{ "type": "date" }""")]
    public void Validate_SchemaBeyondTheValidator_Throws(string schema)
    {
        var validator = new JsonSchemaValidator(JsonDocument.Parse(schema).RootElement);

        Should.Throw<NotSupportedException>(() => validator.Validate(JsonDocument.Parse("\"x\"").RootElement));
    }
}

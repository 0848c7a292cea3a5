using System.Text;
using System.Text.Json;

namespace SchemaRunner.Sqlite.Canonical;

/// <summary>Writes JSON as PostgreSQL writes a <c>jsonb</c>.</summary>
internal static class JsonText
{
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 1000 };

    /// <summary>Writes a text as JSON; of a text that is none it writes nothing.</summary>
    public static bool TryWrite(Scratch to, ReadOnlySpan<byte> text)
    {
        var start = to.Length;
        try
        {
            var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = s_options.MaxDepth });
            using var document = JsonDocument.ParseValue(ref reader);
            if (!reader.Read() && TryWrite(to, document.RootElement)) return true;
        }
        catch (Exception refusal) when (refusal is JsonException or InvalidOperationException or DecoderFallbackException)
        {
            // No JSON, or half a surrogate pair in it: it is compared as it stands
        }

        to.CutTo(start);
        return false;
    }

    private static bool TryWrite(Scratch to, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                return TryWriteObject(to, element);
            case JsonValueKind.Array:
                return TryWriteArray(to, element);
            case JsonValueKind.String:
                WriteText(to, Encoding.UTF8.GetBytes(element.GetString()!));
                return true;
            case JsonValueKind.Number:
                return NumberText.TryWrite(to, Encoding.UTF8.GetBytes(element.GetRawText()), keepsZeros: true);
            default:
                to.Add(element.ValueKind == JsonValueKind.True ? "true"u8 : element.ValueKind == JsonValueKind.False ? "false"u8 : "null"u8);
                return true;
        }
    }

    private static bool TryWriteArray(Scratch to, JsonElement array)
    {
        to.Add((byte)'[');
        var isFirst = true;
        foreach (var item in array.EnumerateArray())
        {
            if (!isFirst) to.Add(", "u8);
            isFirst = false;
            if (!TryWrite(to, item)) return false;
        }

        to.Add((byte)']');
        return true;
    }

    // Shorter keys first, and among keys of one length by their bytes; of two alike the last one stays
    private static bool TryWriteObject(Scratch to, JsonElement item)
    {
        var keys = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in item.EnumerateObject()) keys[property.Name] = property.Value;
        var sorted = keys.Select(pair => (Key: Encoding.UTF8.GetBytes(pair.Key), pair.Value)).ToList();
        sorted.Sort((a, b) => a.Key.Length != b.Key.Length ? a.Key.Length.CompareTo(b.Key.Length) : a.Key.AsSpan().SequenceCompareTo(b.Key));

        to.Add((byte)'{');
        var isFirst = true;
        foreach (var (key, value) in sorted)
        {
            if (!isFirst) to.Add(", "u8);
            isFirst = false;
            WriteText(to, key);
            to.Add(": "u8);
            if (!TryWrite(to, value)) return false;
        }

        to.Add((byte)'}');
        return true;
    }

    private static void WriteText(Scratch to, ReadOnlySpan<byte> text)
    {
        to.Add((byte)'"');
        foreach (var one in text)
        {
            switch (one)
            {
                case (byte)'"': to.Add("\\\""u8); break;
                case (byte)'\\': to.Add("\\\\"u8); break;
                case (byte)'\b': to.Add("\\b"u8); break;
                case (byte)'\f': to.Add("\\f"u8); break;
                case (byte)'\n': to.Add("\\n"u8); break;
                case (byte)'\r': to.Add("\\r"u8); break;
                case (byte)'\t': to.Add("\\t"u8); break;
                case < 0x20: to.Add(Encoding.ASCII.GetBytes($"\\u{one:x4}")); break;
                default: to.Add(one); break;
            }
        }

        to.Add((byte)'"');
    }
}

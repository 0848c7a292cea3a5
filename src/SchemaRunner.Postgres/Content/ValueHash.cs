namespace SchemaRunner.Postgres.Content;

/// <summary>The expression that hashes a value of a type, seeded, so that any change of the value changes the hash.</summary>
/// <remarks>
/// The server's hash functions serve equality: numeric loses its sign and scale, jsonb its nesting, bigint and timestamp
/// are folded to 32 bits. So a value is hashed by its exact text where its type's own function is not exact. Every
/// expression is NULL for NULL and only for NULL. The text is exact under <see cref="PinnedSettings"/> only.
/// </remarks>
internal static class ValueHash
{
    /// <summary>The expression for a value.</summary>
    /// <param name="value">An expression of the type.</param>
    /// <param name="type">The type as <c>format_type</c> writes it under the pinned search path.</param>
    /// <param name="seed">A bigint expression.</param>
    public static string Of(string value, string type, string seed) => Bare(type) switch
    {
        "smallint" or "integer" => $"pg_catalog.hashint4extended({value}, {seed})",
        "boolean" => $"pg_catalog.hashint4extended({value}::pg_catalog.int4, {seed})",

        // hashint8 folds both halves into one: the high half goes into the seed
        "bigint" => $"pg_catalog.hashint8extended({value}, pg_catalog.hashint8extended({value} >> 32, {seed}))",
        "uuid" => $"pg_catalog.uuid_hash_extended({value}, {seed})",

        // The epoch as a double joins neighbours of a microsecond after the year 2242; the folded hash joins far values
        // whose halves xor alike. Values that share a double differ by less than 2^12 in their low half, or cross one
        // step of the high half, and such values never fold alike: no two values share both.
        "timestamp without time zone" => Timestamp(value, value, seed),
        "timestamp with time zone" => Timestamp(value, $"pg_catalog.timezone('UTC', {value})", seed),

        // The cast to text cuts trailing blanks, which only an unbounded bpchar can hold as content
        "bpchar" => Text($"pg_catalog.encode(pg_catalog.bpcharsend({value}), 'hex')", seed),
        _ => Text($"{value}::pg_catalog.text", seed),
    };

    /// <summary>Whether a column of this type is an integer key: its raw value is the seed.</summary>
    public static bool IsInteger(string type) => type is "smallint" or "integer" or "bigint";

    /// <summary>Whether values of this type are hashed by their text.</summary>
    public static bool IsByText(string type) => Bare(type) is not (
        "smallint" or "integer" or "bigint" or "boolean" or "uuid" or "timestamp without time zone" or "timestamp with time zone" or "bpchar");

    /// <summary>Whether a value of this type is shown in quotes: all but numbers, times and other values without blanks of their own.</summary>
    public static bool IsWritten(string type) => Bare(type) is not (
        "smallint" or "integer" or "bigint" or "oid" or "real" or "double precision" or "numeric" or "boolean" or "uuid" or "date" or "bytea" or "bit"
        or "bit varying" or "timestamp without time zone" or "timestamp with time zone" or "time without time zone" or "time with time zone" or "money");

    /// <summary>The type without its length and precision.</summary>
    public static string Bare(string type)
    {
        var open = type.IndexOf('(', StringComparison.Ordinal);
        if (open < 0 || type.StartsWith('"')) return type;
        var close = type.IndexOf(')', open);
        return close < 0 ? type : type[..open] + type[(close + 1)..];
    }

    private static string Timestamp(string value, string plain, string seed)
        => $"pg_catalog.hashfloat8extended(pg_catalog.date_part('epoch', {value}), "
            + $"pg_catalog.timestamp_hash_extended({plain}, {seed}))";

    private static string Text(string text, string seed)
        => $"pg_catalog.hashtextextended({text} COLLATE \"C\", {seed})";
}

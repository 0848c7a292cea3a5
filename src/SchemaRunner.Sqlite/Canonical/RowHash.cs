using SchemaRunner.Comparisons.Ranges;
using SchemaRunner.Sqlite.Native;

namespace SchemaRunner.Sqlite.Canonical;

/// <summary>Hashes values of the library's, in canonical forms as PostgreSQL's engine does.</summary>
internal static class RowHash
{
    private const ulong Spread = 0x9E3779B97F4A7C15;

    /// <summary>The hash of a value that is not NULL.</summary>
    /// <param name="value">The value.</param>
    /// <param name="form">In which form.</param>
    /// <param name="seed">What it is bound to.</param>
    /// <param name="scratch">What is written on.</param>
    public static ulong Of(nint value, ValueForm form, ulong seed, Scratch scratch)
    {
        if (form != ValueForm.Own) return TextHash.Of(CanonicalValue.Of(value, form, scratch), seed);
        var hash = ContentHash.Start;
        hash.Add(unchecked(seed * Spread));
        ValueHash.Add(ref hash, value, numeric: false);
        hash.Finish();
        return hash.First;
    }

    /// <summary>The hash of a value behind others: their hash is the seed, and a NULL turns a bit of it.</summary>
    public static ulong Chain(nint value, ValueForm form, ulong seed, Scratch scratch) =>
        SqliteApi.ValueType(value) == SqliteApi.TypeNull ? TextHash.Of([], seed ^ 1) : Of(value, form, seed, scratch);
}

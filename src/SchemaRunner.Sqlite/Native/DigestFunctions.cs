using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SchemaRunner.Sqlite.Native;

/// <summary>The SQL functions that digest content inside the library, one call per row and nothing allocated.</summary>
/// <remarks>
/// <c>schemarunner_digest(flags, key…, column…)</c> is an aggregate; its value is the rows in 8 bytes, 16 for each column
/// and 16 for the key or, without one, for whole rows; NULL over no rows. <c>schemarunner_hash(flags, value…)</c> is 16 bytes for one
/// row, and <c>schemarunner_fingerprint(value…)</c> a 64-bit integer. Flags hold one digit for each value, the sum of: 1
/// to read equal numbers alike, 2 to take the column into the row's digest, 4 for a value of the key.
/// </remarks>
internal static unsafe class DigestFunctions
{
    internal const int HashBytes = 16;
    internal const int KeyFlag = 4;

    private const int Utf8 = 1;
    private const int Deterministic = 0x800;
    private const int NumericFlag = 1;
    private const int RowFlag = 2;

    public static void Register(NativeConnection connection)
    {
        var db = connection.Handle;
        const int Flags = Utf8 | Deterministic;
        var codes =
            SqliteApi.CreateFunction(db, "schemarunner_digest", -1, Flags, 0, null, &DigestStep, &DigestFinal, 0)
            | SqliteApi.CreateFunction(db, "schemarunner_hash", -1, Flags, 0, &Hash, null, null, 0)
            | SqliteApi.CreateFunction(db, "schemarunner_fingerprint", -1, Flags, 0, &Fingerprint, null, null, 0);
        if (codes != SqliteApi.Ok) throw connection.Failure();
    }

    // Called once per row: compiled in full at once, for most scans end before tiering would begin
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void DigestStep(nint context, int count, nint* values)
    {
        var state = SqliteApi.AggregateContext(context, Digest.SizeFor(count - 1));
        if (state is null)
        {
            SqliteApi.ResultNoMemory(context);
            return;
        }

        var digest = new Digest(state);
        if (!digest.IsStarted) digest.Start(SqliteApi.ValueText(values[0]), count - 1);
        var keys = digest.Keys;
        var flags = digest.Flags;
        values++;

        var key = ContentHash.Start;
        for (var i = 0; i < keys; i++) ValueHash.Add(ref key, values[i], (flags[i] & NumericFlag) != 0);

        var columns = count - 1 - keys;
        var row = ContentHash.Start;
        for (var i = 0; i < columns; i++)
        {
            var flag = flags[keys + i];
            var hash = key;
            ValueHash.Add(ref hash, values[keys + i], (flag & NumericFlag) != 0);
            hash.Finish();
            digest.Sum(i, hash);
            if (keys > 0 || (flag & RowFlag) == 0) continue;
            row.Add(hash.First);
            row.Add(hash.Second);
        }

        digest.Count();
        if (keys > 0) row = key;
        row.Finish();
        digest.Sum(columns, row);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void DigestFinal(nint context)
    {
        var state = SqliteApi.AggregateContext(context, 0);
        if (state is null) return;
        var digest = new Digest(state);
        SqliteApi.ResultBlob(context, digest.Result, digest.ResultBytes, SqliteApi.Transient);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Hash(nint context, int count, nint* values)
    {
        var flags = SqliteApi.ValueText(values[0]);
        var hash = ContentHash.Start;
        for (var i = 1; i < count; i++) ValueHash.Add(ref hash, values[i], (flags[i - 1] & NumericFlag) != 0);
        hash.Finish();
        SqliteApi.ResultBlob(context, (byte*)&hash, HashBytes, SqliteApi.Transient);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Fingerprint(nint context, int count, nint* values)
    {
        var hash = ContentHash.Start;
        for (var i = 0; i < count; i++) ValueHash.Add(ref hash, values[i], numeric: false);
        hash.Finish();
        SqliteApi.ResultInt64(context, unchecked((long)hash.First));
    }
}

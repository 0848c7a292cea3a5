using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SchemaRunner.Sqlite.Native;

/// <summary>The SQL functions that digest content inside the library, one call per row and nothing allocated.</summary>
/// <remarks>
/// <c>schemarunner_digest(flags, keys, key…, column…)</c> is an aggregate; its value is 16 bytes for each column and 16
/// for whole rows, or NULL over no rows. <c>schemarunner_hash(flags, value…)</c> is 16 bytes for one row, and
/// <c>schemarunner_fingerprint(value…)</c> a 64-bit integer. Flags hold one digit for each value: 1 reads equal numbers
/// alike, 2 takes the column into the row's digest, 3 does both.
/// </remarks>
internal static unsafe class DigestFunctions
{
    internal const int HashBytes = 16;

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

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void DigestStep(nint context, int count, nint* values)
    {
        var keys = (int)SqliteApi.ValueInt64(values[1]);
        var columns = count - 2 - keys;
        var state = SqliteApi.AggregateContext(context, Digest.SizeFor(columns, count - 2));
        if (state is null)
        {
            SqliteApi.ResultNoMemory(context);
            return;
        }

        var digest = new Digest(state);
        if (!digest.IsStarted) digest.Start(columns, SqliteApi.ValueText(values[0]), count - 2);

        var key = ContentHash.Start;
        for (var i = 0; i < keys; i++) ValueHash.Add(ref key, values[2 + i], (digest.FlagOf(i) & NumericFlag) != 0);

        var row = ContentHash.Start;
        for (var i = 0; i < columns; i++)
        {
            var flag = digest.FlagOf(keys + i);
            var hash = key;
            ValueHash.Add(ref hash, values[2 + keys + i], (flag & NumericFlag) != 0);
            hash.Finish();
            digest.Sum(i, hash);
            if (keys > 0 || (flag & RowFlag) == 0) continue;
            row.Add(hash.First);
            row.Add(hash.Second);
        }

        if (keys > 0) return;
        row.Finish();
        digest.Sum(columns, row);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void DigestFinal(nint context)
    {
        var state = SqliteApi.AggregateContext(context, 0);
        if (state is null) return;
        var digest = new Digest(state);
        SqliteApi.ResultBlob(context, digest.Sums, digest.SumBytes, SqliteApi.Transient);
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

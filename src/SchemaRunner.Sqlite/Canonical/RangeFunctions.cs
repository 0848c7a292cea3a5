using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using SchemaRunner.Comparisons.Ranges;
using SchemaRunner.Sqlite.Native;

namespace SchemaRunner.Sqlite.Canonical;

/// <summary>The SQL functions by which tables are read to be compared, inside the library and with nothing allocated for a row.</summary>
/// <remarks>
/// Forms are given as letters, one for each value: <c>A</c> for the first <see cref="ValueForm"/>.
/// <c>schemarunner_chain(forms, seed, value…)</c> is the hash of several values, <c>schemarunner_hashed(form, value)</c>
/// that of one or NULL, <c>schemarunner_canonical(form, value)</c> the form itself. The aggregate
/// <c>schemarunner_pieces(forms, pieces, piece, row, seed, value…)</c> sums up the hashes of each piece, with that of the row in the last cell.
/// </remarks>
internal static unsafe class RangeFunctions
{
    /// <summary>How many arguments of the aggregate are not values.</summary>
    public const int OwnArguments = 5;

    private const int Utf8 = 1;
    private const int Deterministic = 0x800;
    private const byte FirstForm = (byte)'A';

    /// <summary>The letters for forms.</summary>
    public static string Letters(IEnumerable<ValueForm> forms) => string.Concat(forms.Select(form => (char)(FirstForm + (int)form)));

    public static void Register(NativeConnection connection)
    {
        var db = connection.Handle;
        const int Flags = Utf8 | Deterministic;
        var codes =
            SqliteApi.CreateFunction(db, "schemarunner_pieces", -1, Flags, 0, null, &PiecesStep, &PiecesFinal, 0)
            | SqliteApi.CreateFunction(db, "schemarunner_chain", -1, Flags, 0, &Chain, null, null, 0)
            | SqliteApi.CreateFunction(db, "schemarunner_hashed", 2, Flags, 0, &Hashed, null, null, 0)
            | SqliteApi.CreateFunction(db, "schemarunner_canonical", 2, Flags, 0, &Canonical, null, null, 0);
        if (codes != SqliteApi.Ok) throw connection.Failure();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void PiecesStep(nint context, int count, nint* values)
    {
        try
        {
            var columns = count - OwnArguments;
            var pieces = (int)SqliteApi.ValueInt64(values[1]);
            var state = SqliteApi.AggregateContext(context, PieceSums.SizeFor(pieces, columns));
            if (state is null)
            {
                SqliteApi.ResultNoMemory(context);
                return;
            }

            var sums = new PieceSums(state);
            if (!sums.IsStarted) sums.Start(pieces, columns);
            var forms = SqliteApi.ValueText(values[0]);
            var piece = SqliteApi.ValueInt64(values[2]);
            var seed = unchecked((ulong)SqliteApi.ValueInt64(values[4]));
            var scratch = Scratch.OfThread;
            sums.Count(piece);
            if (SqliteApi.ValueType(values[3]) != SqliteApi.TypeNull)
                sums.Add(piece, columns, unchecked((ulong)SqliteApi.ValueInt64(values[3])));
            for (var i = 0; i < columns; i++)
            {
                var value = values[i + OwnArguments];
                if (SqliteApi.ValueType(value) != SqliteApi.TypeNull)
                    sums.Add(piece, i, RowHash.Of(value, FormOf(forms[i]), seed, scratch));
            }
        }
        catch (Exception failure)
        {
            Fail(context, failure);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void PiecesFinal(nint context)
    {
        var state = SqliteApi.AggregateContext(context, 0);
        if (state is null) return;
        var sums = new PieceSums(state);
        SqliteApi.ResultBlob(context, sums.Result, sums.ResultBytes, SqliteApi.Transient);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Chain(nint context, int count, nint* values)
    {
        try
        {
            var forms = SqliteApi.ValueText(values[0]);
            var hash = unchecked((ulong)SqliteApi.ValueInt64(values[1]));
            for (var i = 2; i < count; i++) hash = RowHash.Chain(values[i], FormOf(forms[i - 2]), hash, Scratch.OfThread);
            SqliteApi.ResultInt64(context, unchecked((long)hash));
        }
        catch (Exception failure)
        {
            Fail(context, failure);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Hashed(nint context, int count, nint* values)
    {
        if (SqliteApi.ValueType(values[1]) == SqliteApi.TypeNull) return;
        try
        {
            var hash = RowHash.Of(values[1], FormOf(*SqliteApi.ValueText(values[0])), 0, Scratch.OfThread);
            SqliteApi.ResultInt64(context, unchecked((long)hash));
        }
        catch (Exception failure)
        {
            Fail(context, failure);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Canonical(nint context, int count, nint* values)
    {
        if (SqliteApi.ValueType(values[1]) == SqliteApi.TypeNull) return;
        try
        {
            var form = CanonicalValue.Of(values[1], FormOf(*SqliteApi.ValueText(values[0])), Scratch.OfThread);

            // A text without a place in memory would be NULL
            var nothing = (byte)0;
            fixed (byte* first = form) SqliteApi.ResultText(context, first is null ? &nothing : first, form.Length, SqliteApi.Transient);
        }
        catch (Exception failure)
        {
            Fail(context, failure);
        }
    }

    private static ValueForm FormOf(byte letter) => (ValueForm)(letter - FirstForm);

    // The library's own frames are no place for an exception
    private static void Fail(nint context, Exception failure)
    {
        var said = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{failure.GetType().Name}: {failure.Message}\0"));
        fixed (byte* first = said) SqliteApi.ResultError(context, first, -1);
    }
}

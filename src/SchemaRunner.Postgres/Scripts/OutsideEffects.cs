using SchemaRunner.Scripts;

namespace SchemaRunner.Postgres.Scripts;

/// <summary>Finds what acts outside the phase's transaction, where no rollback reaches: worth a note, and no fault.</summary>
internal static class OutsideEffects
{
    /// <summary>One note for each statement that names such a thing.</summary>
    public static IEnumerable<SplitRemark> Find(IEnumerable<Statement> statements) =>
        from statement in statements
        let what = Of(statement.Text)
        where what is not null
        select new SplitRemark(
            statement.Offset, ScriptFaultCodes.OutsideEffect, $"{what} acts outside the phase's transaction and is not rolled back with it");

    private static string? Of(string sql)
    {
        if (sql.Contains("dblink", StringComparison.OrdinalIgnoreCase)) return "dblink";
        return sql.StartsWith("COPY", StringComparison.OrdinalIgnoreCase) && sql.Contains("PROGRAM", StringComparison.OrdinalIgnoreCase)
            ? "COPY … PROGRAM"
            : null;
    }
}

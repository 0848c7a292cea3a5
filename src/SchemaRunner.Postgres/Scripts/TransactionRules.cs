using SchemaRunner.Scripts;

namespace SchemaRunner.Postgres.Scripts;

/// <summary>What a script may not say because of the transaction that SchemaRunner runs it in, or of the one that it does not.</summary>
internal static class TransactionRules
{
    public static SplitRemark? Judge(StatementHead head, int offset, bool transactional)
    {
        if (CountControlWords(head) is var control and > 0)
        {
            return ScriptFaults.TransactionControl(offset, head.Words(control), transactional);
        }

        return transactional && NameOfForbidden(head) is { } statement ? ScriptFaults.NotInTransaction(offset, statement) : null;
    }

    /// <summary>How many words name the transaction command, or 0 when the statement is none.</summary>
    private static int CountControlWords(StatementHead head)
    {
        if (head.StartsWith("START", "TRANSACTION") || head.StartsWith("PREPARE", "TRANSACTION")
            || head.StartsWith("COMMIT", "PREPARED") || head.StartsWith("ROLLBACK", "PREPARED")
            || head.StartsWith("SET", "TRANSACTION"))
        {
            return 2;
        }

        if (head.StartsWith("SET", "SESSION", "CHARACTERISTICS") || head.StartsWith("SET", "SESSION", "TRANSACTION")
            || head.StartsWith("SET", "LOCAL", "TRANSACTION"))
        {
            return 3;
        }

        var ends = head.Is(0, "BEGIN") || head.Is(0, "COMMIT") || head.Is(0, "END") || head.Is(0, "ABORT")
            || (head.Is(0, "ROLLBACK") && !IsRollbackToSavepoint(head));
        return ends ? 1 : 0;
    }

    private static bool IsRollbackToSavepoint(StatementHead head) =>
        head.StartsWith("ROLLBACK", "TO") || head.StartsWith("ROLLBACK", "WORK", "TO")
        || head.StartsWith("ROLLBACK", "TRANSACTION", "TO");

    /// <summary>The statement's name when the server refuses it in a transaction block (SQLSTATE 25001).</summary>
    private static string? NameOfForbidden(StatementHead head)
    {
        if (head.StartsWith("CREATE", "INDEX", "CONCURRENTLY") || head.StartsWith("CREATE", "UNIQUE", "INDEX", "CONCURRENTLY"))
        {
            return "CREATE INDEX CONCURRENTLY";
        }

        if (head.StartsWith("DROP", "INDEX", "CONCURRENTLY"))
        {
            return "DROP INDEX CONCURRENTLY";
        }

        if (head.Is(0, "REINDEX"))
        {
            return NameOfReindex(head);
        }

        if (head.StartsWith("ALTER", "TABLE") || head.StartsWith("ALTER", "DATABASE"))
        {
            return head.DetachesConcurrently ? "ALTER TABLE … DETACH PARTITION … CONCURRENTLY"
                : head.StartsWith("ALTER", "DATABASE") && head.Is(3, "SET") && head.Is(4, "TABLESPACE")
                ? "ALTER DATABASE … SET TABLESPACE" : null;
        }

        var words = head.Is(0, "VACUUM") || IsClusterOfAll(head) ? 1
            : head.StartsWith("ALTER", "SYSTEM") || head.StartsWith("DISCARD", "ALL")
            || ((head.Is(0, "CREATE") || head.Is(0, "DROP")) && (head.Is(1, "DATABASE") || head.Is(1, "TABLESPACE"))) ? 2
            : 0;
        return words > 0 ? head.Words(words) : null;
    }

    private static bool IsClusterOfAll(StatementHead head) =>
        head.Is(0, "CLUSTER") && (head.Count == 1 || (head.Count == 2 && head.Is(1, "VERBOSE")));

    private static string? NameOfReindex(StatementHead head)
    {
        if (head.Is(2, "CONCURRENTLY") || head.HasConcurrentlyOption)
        {
            return "REINDEX CONCURRENTLY";
        }

        return head.Is(1, "SCHEMA") || head.Is(1, "DATABASE") || head.Is(1, "SYSTEM") ? head.Words(2) : null;
    }
}

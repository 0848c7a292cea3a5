using System.Text;
using SchemaRunner.Engines;
using SchemaRunner.Sqlite.Catalog;
using SchemaRunner.Sqlite.Native;
using SchemaRunner.Sqlite.Scope;
using SchemaRunner.Sqlite.Scripts;

namespace SchemaRunner.Sqlite;

/// <summary>Runs what scripts hold.</summary>
internal static class SqliteStatements
{
    /// <summary>Runs a statement, and what the library finds behind it in the same text.</summary>
    public static StatementOutcome Execute(
        NativeConnection connection, PhaseIdentities identities, TouchedTables touched, SqliteErrors errors, string text)
    {
        var sql = Encoding.UTF8.GetBytes(text);
        long? rows = null;
        try
        {
            for (var offset = 0; offset < sql.Length;)
            {
                var next = sql.Length;
                var from = offset;
                identities.Follow(
                    connection,
                    Encoding.UTF8.GetString(sql, from, sql.Length - from),
                    () => rows = Sum(rows, Run(connection, touched, sql, from, out next)));
                offset = next;
            }

            return new(rows, []);
        }
        catch (SqliteFailure failure) when (failure.Code != ResultCode.Interrupt)
        {
            throw errors.TranslateStatement(failure, text);
        }
    }

    /// <summary>Runs a query that must return one true value; says what it returned instead.</summary>
    public static string? Evaluate(NativeConnection connection, TouchedTables touched, SqliteErrors errors, string sql)
    {
        try
        {
            using var statement = Prepare(connection, touched, Encoding.UTF8.GetBytes(sql), 0, out _);
            if (statement is null) return "nothing: it is no query";
            if (!statement.IsReadOnly) return "nothing: it is a statement that writes";
            if (!statement.Step()) return "no row";
            if (statement.Columns != 1) return $"{statement.Columns} columns";
            var type = statement.TypeOf(0);
            var isTrue = type is SqliteApi.TypeInteger or SqliteApi.TypeFloat && statement.Double(0) != 0;
            var value = type == SqliteApi.TypeNull ? "NULL" : statement.Text(0);
            if (statement.Step()) return "more than one row";
            return isTrue ? null : value;
        }
        catch (SqliteFailure failure) when (failure.Code != ResultCode.Interrupt)
        {
            throw errors.TranslateStatement(failure, sql);
        }
    }

    private static long? Run(NativeConnection connection, TouchedTables touched, byte[] sql, int offset, out int next)
    {
        using var statement = Prepare(connection, touched, sql, offset, out next);
        if (statement is null) return null;
        connection.Watch.Resume();
        try
        {
            while (statement.Step()) { }
        }
        finally
        {
            connection.Watch.Pause();
        }

        touched.Ran(connection);
        return ChangesRows(statement, Encoding.UTF8.GetString(sql, offset, next - offset))
            ? SqliteApi.Changes(connection.Handle)
            : null;
    }

    private static NativeStatement? Prepare(
        NativeConnection connection, TouchedTables touched, byte[] sql, int offset, out int next)
    {
        connection.Watch.Begin();
        NativeStatement? statement;
        try
        {
            statement = connection.Prepare(sql, offset, out next);
        }
        finally
        {
            connection.Watch.Pause();
        }

        touched.Compiled(connection, sql.AsSpan(offset, next - offset));
        return statement;
    }

    private static bool ChangesRows(NativeStatement statement, string text)
    {
        var first = SqlTokenizer.Significant(text).FirstOrDefault(token => !token.Is(';'));
        return !statement.IsReadOnly
            && (first.Is("INSERT") || first.Is("UPDATE") || first.Is("DELETE") || first.Is("REPLACE") || first.Is("WITH"));
    }

    private static long? Sum(long? sum, long? more) => more is null ? sum : (sum ?? 0) + more;
}

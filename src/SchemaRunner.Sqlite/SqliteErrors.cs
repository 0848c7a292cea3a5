using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using SchemaRunner.Engines;
using SchemaRunner.Scripts;
using SchemaRunner.Sqlite.Native;
using SchemaRunner.Sqlite.Scripts;

namespace SchemaRunner.Sqlite;

/// <summary>Turns what the library or the driver says into the engine's exceptions.</summary>
internal sealed partial class SqliteErrors(string target, string path)
{
    /// <summary>The failure inside an exception of the library or the driver; <see langword="null"/> for any other.</summary>
    public static SqliteFailure? Find(Exception exception) => exception switch
    {
        SqliteFailure failure => failure,
        SqliteException driver => new(
            driver.SqliteExtendedErrorCode == 0 ? driver.SqliteErrorCode : driver.SqliteExtendedErrorCode,
            DriverMessage().Replace(driver.Message, "${said}")),
        _ => null,
    };

    /// <summary>The exception for a failure outside a script's own statement.</summary>
    public EngineException Translate(SqliteFailure failure, Exception cause) => Environmental(failure, cause)
        ?? new ConnectionFailedException(target, Says(failure), hint: null, cause);

    /// <summary>The exception for a failure of a script's statement.</summary>
    public EngineException TranslateStatement(SqliteFailure failure, string sql)
    {
        var (message, hint) = failure.Code switch
        {
            ResultCode.Full => (FullDisk(failure), $"{MakeRoom}, then run it again"),
            ResultCode.IoError => ($"the file could not be read or written ({failure.Message})", null),
            ResultCode.ReadOnly => ($"the database is read-only ({failure.Message})", null),
            _ => (failure.Message, (string?)null),
        };
        return failure.Code is ResultCode.Busy or ResultCode.NotADatabase
            ? Environmental(failure, failure)!
            : new StatementFailedException(
                message, ResultCode.NameOf(failure.ExtendedCode), failure.Offset ?? OffsetOf(failure, sql), detail: null, failure, hint);
    }

    private EngineException? Environmental(SqliteFailure failure, Exception cause) => failure.Code switch
    {
        ResultCode.Busy or ResultCode.Locked => new LockTimeoutException(
            $"{target} is locked by another connection",
            "another process is writing to it; run again when it is done, or raise --lock-timeout",
            cause),
        ResultCode.NotADatabase => new ConnectionFailedException(
            target, "the file is not an SQLite database", "name another file; this one was left as it is", cause),
        ResultCode.Corrupt => new ConnectionFailedException(
            target, $"the file is damaged: {failure.Message}", "move it away, then put a backup in its place with 'schemarunner backup restore'", cause),
        ResultCode.ReadOnly or ResultCode.Permission => new PermissionDeniedException(
            $"{target} is read-only for {Environment.UserName}",
            $"make '{path}' and its folder writable for this user",
            cause),
        ResultCode.CannotOpen => new ConnectionFailedException(
            target, "the file cannot be opened", $"make '{path}' and its folder readable and writable for this user", cause),
        ResultCode.Full => new OutOfSpaceException($"{target}: {FullDisk(failure)}", $"{MakeRoom}, then run again", cause),
        ResultCode.IoError => new ConnectionLostException($"{target}: the file cannot be read or written: {Says(failure)}", cause),
        _ => null,
    };

    private const string MakeRoom = "make room on the disk";

    private static string FullDisk(SqliteFailure failure) => $"the disk is full, or the file has reached its limit ({failure.Message})";

    private static string Says(SqliteFailure failure) => $"{failure.Message} ({ResultCode.NameOf(failure.ExtendedCode)})";

    // Before 3.38 the library names the token, not the place
    private static int? OffsetOf(SqliteFailure failure, string sql)
    {
        var named = NamedToken().Match(failure.Message);
        if (!named.Success) return null;
        var name = named.Groups["name"].Value;
        var last = name.Split('.')[^1];
        foreach (var token in SqlTokenizer.Significant(sql))
        {
            if (token.Text == name || token.Name.Equals(last, StringComparison.OrdinalIgnoreCase)) return token.Offset;
        }

        return null;
    }

    [GeneratedRegex("""^SQLite Error \d+: '(?<said>.*)'\.$""", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DriverMessage();

    [GeneratedRegex(
        """^near "(?<name>.*)":|^no such (table|column|function|index|view|trigger|collation sequence): (?<name>.+)$""",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex NamedToken();
}

using SchemaRunner.Sqlite.Native;
using SchemaRunner.Sqlite.Scripts;

namespace SchemaRunner.Sqlite.Outside;

/// <summary>Whether another connection has committed anything while statements ran that commit by themselves.</summary>
/// <remarks>
/// <c>PRAGMA data_version</c> changes with every commit of another connection. It changes with a VACUUM and a new
/// journal mode of our own, too, which keep others out while they run; so it is read anew behind those, and a commit
/// that falls between them and the reading is missed.
/// </remarks>
internal sealed class OthersBetweenStatements(Func<NativeConnection> connection)
{
    private long? last;

    /// <summary>Whether nobody has, as far as could be seen.</summary>
    public bool AreAway { get; private set; } = true;

    /// <summary>Looks.</summary>
    public bool Look()
    {
        var now = connection().QueryInt64("PRAGMA data_version");
        AreAway &= last is null || last == now;
        last = now;
        return AreAway;
    }

    /// <summary>Looks behind a statement.</summary>
    public bool LookAfter(string statement)
    {
        var first = SqlTokenizer.Significant(statement).FirstOrDefault(token => !token.Is(';'));
        if (first.Is("VACUUM") || first.Is("PRAGMA")) last = null;
        return Look();
    }
}

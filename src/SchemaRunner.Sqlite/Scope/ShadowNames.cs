using SchemaRunner.Sqlite.Scripts;

namespace SchemaRunner.Sqlite.Scope;

/// <summary>The names of the tables in which a virtual table keeps what is written to it.</summary>
internal static class ShadowNames
{
    /// <summary>Whether a name is one of them, or looks like it: <c>doc_content</c> of <c>doc</c>.</summary>
    public static bool Belongs(string name, string virtualTable) =>
        name.Length > virtualTable.Length
        && name[virtualTable.Length] == '_'
        && SqliteNames.Comparer.Equals(name[..virtualTable.Length], virtualTable);
}

using Dapper;
using SchemaRunner.Snapshots;
using SchemaRunner.Sqlite.Native;

namespace SchemaRunner.Sqlite.Catalog;

/// <summary>Describes a database in five queries.</summary>
internal static class SqliteCatalog
{
    internal const string Schema = "main";

    /// <summary>Reads the structure, with the identities of this phase.</summary>
    public static Structure Read(NativeConnection connection, PhaseIdentities identities)
    {
        var driver = connection.Driver;
        var objects = driver.Query<ObjectRow>(SqlFile.Read("objects")).AsList();
        var hasSequences = objects.Any(row => row.Name == "sqlite_sequence");
        var rows = new CatalogRows(
            objects,
            driver.Query<ColumnRow>(SqlFile.Read("columns")).AsList(),
            driver.Query<ForeignKeyRow>(SqlFile.Read("foreign_keys")).AsList(),
            driver.Query<IndexColumnRow>(SqlFile.Read("index_columns")).AsList(),
            hasSequences
                ? driver.Query<SequenceRow>(SqlFile.Read("sequences")).AsList()
                : []);
        return new StructureBuilder(rows, identities).Build();
    }
}

namespace SchemaRunner.Sqlite.Scope;

/// <summary>A table that existed before the script, under the name that it has at this moment.</summary>
/// <param name="Name">Its name now.</param>
/// <param name="Id">Its id.</param>
/// <param name="Module">What a virtual table is made of, in lower case; <see langword="null"/> for any other.</param>
internal sealed record MainTable(string Name, string Id, string? Module);

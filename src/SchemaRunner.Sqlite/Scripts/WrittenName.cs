namespace SchemaRunner.Sqlite.Scripts;

/// <summary>A table that a statement names as what it changes.</summary>
/// <param name="Name">The table.</param>
/// <param name="SetsOffTriggers">Whether it is written row by row; not so when it is dropped, or one of its columns.</param>
/// <param name="NewName">What it is called afterwards, when the statement does nothing but rename it.</param>
internal readonly record struct WrittenName(string Name, bool SetsOffTriggers = true, string? NewName = null);

namespace SchemaRunner.Engines;

/// <summary>What a session knows of its server.</summary>
/// <param name="Product"><c>PostgreSQL</c> or <c>SQLite</c>.</param>
/// <param name="Version">Its version, such as <c>15.18</c>; for SQLite with where the library comes from.</param>
/// <param name="Database">The database's name, or the file's.</param>
/// <param name="User">The database user; on SQLite the operating system's.</param>
public sealed record ServerFacts(string Product, string Version, string Database, string User);

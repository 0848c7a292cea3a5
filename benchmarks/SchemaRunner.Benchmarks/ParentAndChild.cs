namespace SchemaRunner.Benchmarks;

/// <summary>A large PostgreSQL table that refers to one of a tenth of its rows.</summary>
internal static class ParentAndChild
{
    /// <summary>Statements that make and fill the tables <c>parent</c> and <c>child</c>.</summary>
    public static IEnumerable<string> Fill(long children) =>
    [
        "CREATE TABLE parent (id bigint PRIMARY KEY, name text)",
        $"INSERT INTO parent SELECT i, 'parent ' || i FROM generate_series(1, {children / 10}) i",
        "CREATE TABLE child (id bigint PRIMARY KEY, parent_id bigint, name text)",
        $"INSERT INTO child SELECT i, 1 + (i::bigint * 7919) % {children / 10}, 'child ' || i FROM generate_series(1, {children}) i",
        "CREATE INDEX ON child (parent_id)",
        "ALTER TABLE child ADD FOREIGN KEY (parent_id) REFERENCES parent",
    ];
}

using Npgsql;

namespace SchemaRunner.Postgres.Content;

/// <summary>The labels of enums that were renamed since they were first read: the value is the same, its text is not.</summary>
/// <remarks>
/// An enum can be anywhere within a value (an array, a composite, a range), so the labels themselves get their old names
/// for the length of a reading, in a savepoint that is rolled back.
/// </remarks>
internal sealed class RenamedLabels
{
    /// <summary>Asks for the labels as they are.</summary>
    public const string Query = """
        SELECT e.oid::pg_catalog.text AS "Id", e.enumtypid::pg_catalog.text AS "TypeId", e.enumlabel::pg_catalog.text AS "Label",
               pg_catalog.format('%I.%I', n.nspname, t.typname) AS "TypeName", pg_catalog.pg_get_userbyid(t.typowner)::pg_catalog.text AS "Owner"
        FROM pg_catalog.pg_enum e
        JOIN pg_catalog.pg_type t ON t.oid = e.enumtypid
        JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
        """;

    private readonly List<string> commands = [];

    private RenamedLabels(IEnumerable<EnumLabel> before, IReadOnlyList<EnumLabel> after)
    {
        var renamed = before.Join(after, was => was.Id, now => now.Id, (was, now) => (Was: was.Label, Now: now))
            .Where(pair => pair.Was != pair.Now.Label)
            .ToLookup(pair => pair.Now.TypeId);
        foreach (var type in renamed)
        {
            // as the owner, which the session's user can only be for having a role that is
            var (name, owner) = (type.First().Now.TypeName, type.First().Now.Owner);
            var (ids, freed) = (type.Select(l => l.Now.Id).ToHashSet(), type.Select(l => l.Was).ToHashSet());
            var inTheWay = after.Where(l => l.TypeId == type.Key && (ids.Contains(l.Id) || freed.Contains(l.Label)));
            commands.Add($"SET ROLE {Sql.Quote(owner)}");
            commands.AddRange(inTheWay.Select(l => Rename(name, l.Label, Passing(l))));
            commands.AddRange(type.Select(l => Rename(name, Passing(l.Now), l.Was)));
            commands.Add("RESET ROLE");
        }
    }

    public static RenamedLabels None { get; } = new([], []);

    /// <summary>Whether every label has the name that it had.</summary>
    public bool AreNone => commands.Count == 0;

    /// <summary>Reads the labels as they are.</summary>
    public static async Task<IReadOnlyList<EnumLabel>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
        => await connection.QueryAsync<EnumLabel>("reading enums", Query, null, cancellationToken);

    public static RenamedLabels Between(IEnumerable<EnumLabel> before, IReadOnlyList<EnumLabel> after) => new(before, after);

    /// <summary>Gives the labels their old names, in a savepoint that the caller rolls back.</summary>
    public async Task PutBackAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (commands.Count > 0) await connection.ExecuteAsync("reading enums", commands, cancellationToken);
    }

    private static string Rename(string type, string label, string to)
        => $"ALTER TYPE {type} RENAME VALUE {Sql.Literal(label)} TO {Sql.Literal(to)}";

    private static string Passing(EnumLabel label) => $"schemarunner {label.Id}";
}

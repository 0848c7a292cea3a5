using Npgsql;

namespace SchemaRunner.Postgres.Backups;

/// <summary>A database, who looks at it, and how it encodes and orders text: a row of <c>scratch_locale.sql</c>.</summary>
internal sealed class DatabaseLocale
{
    public required string Database { get; init; }

    public required string User { get; init; }

    public required string Encoding { get; init; }

    public required string Collate { get; init; }

    public required string CType { get; init; }

    /// <summary><c>c</c> for the system's, <c>i</c> for ICU's, <c>b</c> for the built-in one; <see langword="null"/> before PostgreSQL 15.</summary>
    public string? Provider { get; init; }

    public string? Locale { get; init; }

    /// <summary>Whether the user has the rights of the database's owner.</summary>
    public required bool IsOwner { get; init; }

    /// <summary>Whether the user may give objects to anybody, as a dump has them.</summary>
    public required bool IsSuperuser { get; init; }

    public static async Task<DatabaseLocale> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<DatabaseLocale>("reading the locale", Sql.Read("scratch_locale"), null, cancellationToken))[0];

    /// <summary>In what a copy that this user restores from a dump is another database, in sentences.</summary>
    public IReadOnlyList<string> Differences => IsSuperuser ? []
        : IsOwner ? [$"everything in the copy belongs to {User}, and there are no grants in it"]
        :
        [
            $"everything in the copy belongs to {User}, and there are no grants in it",
            $"{User} owns the copy and not the database: what only an owner may do was not tried",
        ];

    /// <summary>What makes an empty database of the same kind.</summary>
    public string Options
    {
        get
        {
            var options = $"TEMPLATE template0 ENCODING {Sql.Literal(Encoding)} LC_COLLATE {Sql.Literal(Collate)} LC_CTYPE {Sql.Literal(CType)}";
            return Provider switch
            {
                "i" when Locale is not null => $"{options} LOCALE_PROVIDER icu ICU_LOCALE {Sql.Literal(Locale)}",
                "b" when Locale is not null => $"{options} LOCALE_PROVIDER builtin BUILTIN_LOCALE {Sql.Literal(Locale)}",
                _ => options,
            };
        }
    }
}

namespace SchemaRunner.Postgres.Catalog;

/// <summary>The query for foreign keys, as a server's release understands it.</summary>
internal static class ForeignKeyQuery
{
    private const int FirstWithParameterPrivileges = 15;

    /// <summary>The query; before release 15 nobody but a superuser may set session_replication_role.</summary>
    public static string For(Version server) => For(server, Sql.Read("foreign_keys"));

    /// <summary>The same query of some relations only.</summary>
    public static string RestrictedFor(Version server) => For(server, Sql.ReadRestricted("foreign_keys"));

    private static string For(Version server, string query) => query.Replace(
        "MAY_REPLICATE",
        server.Major >= FirstWithParameterPrivileges
            ? "pg_catalog.has_parameter_privilege(r.oid, 'session_replication_role', 'SET')"
            : "false",
        StringComparison.Ordinal);
}

namespace SchemaRunner.Postgres.Scope;

/// <summary>A function or procedure, as far as it matters what it runs.</summary>
/// <param name="Name">Its name without the schema.</param>
/// <param name="Language">The language of its body.</param>
/// <param name="Body">The body.</param>
/// <param name="Place">Where it stands, in words.</param>
internal sealed record Routine(string Name, string Language, string Body, string Place)
{
    /// <summary>Whether the body is SQL, or PL/pgSQL, which is made of it.</summary>
    public bool IsReadable => Language is "sql" or "plpgsql";
}

/// <summary>What runs when a table or view is written.</summary>
/// <param name="On">How it has to be written.</param>
/// <param name="Function">The function that a trigger calls; <see langword="null"/> for a rule.</param>
/// <param name="Action">What a rule runs; <see langword="null"/> for a trigger.</param>
/// <param name="Place">Where it stands, in words.</param>
internal sealed record Reaction(WriteKind On, IReadOnlyList<string>? Function, string? Action, string Place);

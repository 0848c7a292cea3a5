namespace SchemaRunner.Engines;

/// <summary>What a statement did.</summary>
/// <param name="Rows">Rows inserted, updated, deleted or copied; <see langword="null"/> where the server does not say.</param>
/// <param name="Notices">What the server said while it ran (<c>RAISE NOTICE</c>), as <c>NOTICE: text</c>.</param>
public sealed record StatementOutcome(long? Rows, IReadOnlyList<string> Notices);

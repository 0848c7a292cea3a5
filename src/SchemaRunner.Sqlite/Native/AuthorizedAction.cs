namespace SchemaRunner.Sqlite.Native;

/// <summary>One thing that a statement may do, as the library says when it compiles it.</summary>
/// <param name="Action">One of <see cref="AuthorizerAction"/>, or any other that the library knows.</param>
/// <param name="First">The table, for most actions.</param>
/// <param name="Second">The column, argument or second name; <see langword="null"/> for none.</param>
/// <param name="Database"><c>main</c>, <c>temp</c> or what was attached; <see langword="null"/> where there is none.</param>
internal readonly record struct AuthorizedAction(int Action, string? First, string? Second, string? Database);

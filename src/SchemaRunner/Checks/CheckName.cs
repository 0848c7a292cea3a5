namespace SchemaRunner.Checks;

/// <summary>A check as reports name it.</summary>
/// <param name="Code">Its stable code, SR3xx.</param>
/// <param name="Name">Its short name.</param>
/// <param name="Description">What it makes sure of, in one line.</param>
public sealed record CheckName(string Code, string Name, string Description);

namespace SchemaRunner.Scripts;

/// <summary>A numbered change: an up script and, unless it is irreversible, a down script.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Up">The script that applies it.</param>
/// <param name="Down">The script that reverts it; <see langword="null"/> when the up script says <c>irreversible</c>.</param>
public sealed record Migration(ScriptVersion Version, string Name, Script Up, Script? Down);

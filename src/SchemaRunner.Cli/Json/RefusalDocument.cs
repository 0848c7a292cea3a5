using System.Text.Json;

namespace SchemaRunner.Cli.Json;

/// <summary>One sabotaged run as <c>demo --break --output json</c> has it.</summary>
/// <param name="Fault">The sabotage's name.</param>
/// <param name="Story">What it does.</param>
/// <param name="Refused">Whether it was refused.</param>
/// <param name="Report">The run's report; <see langword="null"/> when it was not refused.</param>
internal sealed record RefusalDocument(string Fault, string Story, bool Refused, JsonElement? Report);

namespace SchemaRunner.Scripts;

/// <summary>A script's bytes are not UTF-8; caught by who reads the script.</summary>
/// <param name="position">1-based position of the first wrong byte.</param>
internal sealed class InvalidUtf8Exception(long position) : Exception($"byte {position} is not UTF-8");

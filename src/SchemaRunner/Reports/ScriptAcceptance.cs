namespace SchemaRunner.Reports;

/// <summary>How a changed script that was accepted differs from the one that it stands for.</summary>
/// <param name="ChecksumBefore">The checksum of the script until then.</param>
/// <param name="Difference">The stretch of lines that differ, in the way of <c>diff</c>.</param>
public sealed record ScriptAcceptance(string ChecksumBefore, string Difference);

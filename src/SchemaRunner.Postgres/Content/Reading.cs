namespace SchemaRunner.Postgres.Content;

/// <summary>How values are to be read so that they can be compared with those before the script.</summary>
/// <param name="TimeZone">The zone in which the script's session converts times.</param>
/// <param name="Labels">The labels of enums that the script has renamed.</param>
internal sealed record Reading(string TimeZone, RenamedLabels Labels)
{
    public Reading(string timeZone)
        : this(timeZone, RenamedLabels.None)
    {
    }
}

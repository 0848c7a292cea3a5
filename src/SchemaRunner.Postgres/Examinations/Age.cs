namespace SchemaRunner.Postgres.Examinations;

/// <summary>How long something has lasted, in the unit that suits it.</summary>
internal static class Age
{
    public static string Of(long seconds) => seconds switch
    {
        < 120 => $"{seconds} s",
        < 2 * 3600 => $"{seconds / 60} min",
        < 2 * 86_400 => $"{seconds / 3600} h",
        _ => $"{seconds / 86_400} days",
    };
}

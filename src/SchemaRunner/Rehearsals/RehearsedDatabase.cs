using SchemaRunner.Planning;

namespace SchemaRunner.Rehearsals;

/// <summary>What a run on a copy is to speak of.</summary>
/// <param name="Database">The database that the copy is of, in words.</param>
/// <param name="Drift">The drift that was found in it.</param>
internal sealed record RehearsedDatabase(string Database, Drift Drift)
{
    /// <summary>The same for a run that goes on with a copy: what was found before the first phase has been told.</summary>
    public RehearsedDatabase Told => this with { Drift = Drift with { Differences = [], Unknown = null } };

    /// <summary>The copy's drift, told as that of the database.</summary>
    /// <remarks>A dump and its restoring may give things other owners and numbers: that is not drift.</remarks>
    public Drift DriftOf(Drift copy) => copy with { Differences = Drift.Differences, Unknown = Drift.Unknown };
}

namespace SchemaRunner.Reports;

/// <summary>The orphans of one foreign key before and after a phase.</summary>
/// <param name="Key"><c>regencies(province_id) → provinces(id)</c>, with the names after the phase.</param>
/// <param name="OrphansBefore">Before; <see langword="null"/> when the key is new or was not checked.</param>
/// <param name="OrphansAfter">After; <see langword="null"/> when the key is gone or was not checked.</param>
/// <param name="Samples">Up to five rows without a parent, after.</param>
public sealed record ForeignKeyReport(
    string Key, long? OrphansBefore, long? OrphansAfter, IReadOnlyList<string> Samples);

namespace SchemaRunner.Examinations;

/// <summary>How something stands that was looked at.</summary>
public enum ExaminationState
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Worth knowing; it keeps nothing from running.</summary>
    Note,

    /// <summary>It will stop a run, or spoil it.</summary>
    Problem,
}

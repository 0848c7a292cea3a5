namespace SchemaRunner.Checks;

/// <summary>One rule that compares two snapshots.</summary>
internal interface ICheck
{
    /// <summary>Its stable code, SR3xx; the section of <c>docs/checks.md</c>.</summary>
    string Code { get; }

    /// <summary>Adds what it finds to the comparison: mismatches, and changes that are free or declared.</summary>
    void Compare(Comparison comparison);
}

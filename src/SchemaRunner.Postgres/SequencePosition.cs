namespace SchemaRunner.Postgres;

/// <summary>Where one sequence stands.</summary>
internal sealed class SequencePosition
{
    public required string Name { get; init; }

    public required long LastValue { get; init; }

    public required bool IsCalled { get; init; }

    public required long Increment { get; init; }

    /// <summary>The last value handed out; one step before the value that comes next when none was.</summary>
    public long Last => IsCalled ? LastValue : unchecked(LastValue - Increment);

    /// <summary>Whether it would hand out values again that the other position has passed.</summary>
    public bool IsBehind(SequencePosition was) => Increment > 0 ? Next < was.Next : Next > was.Next;

    private Int128 Next => IsCalled ? (Int128)LastValue + Increment : LastValue;
}

namespace SchemaRunner.Checks;

/// <summary>The checks, in the order in which a report lists what they find.</summary>
internal static class AllChecks
{
    /// <summary><see cref="ExpectationCheck"/> is last: it asks which expectations the others have used.</summary>
    public static IReadOnlyList<ICheck> InOrder { get; } =
    [
        new TableCheck(),
        new ColumnCheck(),
        new RowCountCheck(),
        new ContentCheck(),
        new ForeignKeyCheck(),
        new OrphanCheck(),
        new ConstraintCheck(),
        new IndexCheck(),
        new SequenceCheck(),
        new ViewCheck(),
        new TriggerCheck(),
        new FunctionCheck(),
        new PolicyCheck(),
        new CommentCheck(),
        new GrantCheck(),
        new TypeCheck(),
        new PartitionCheck(),
        new OtherObjectsCheck(),
        new TablePropertyCheck(),
        new ExpectationCheck(),
    ];
}

using SchemaRunner.Engines;

namespace SchemaRunner.Examinations;

/// <summary>Looks at a database before a run needs it, and changes nothing.</summary>
internal sealed class DatabaseExaminer(IEngine engine)
{
    /// <summary>Everything that the engine tells, and the journal; one problem alone when there is no way in.</summary>
    public async Task<IReadOnlyList<Examination>> ExamineAsync(CancellationToken cancellationToken)
    {
        try
        {
            var found = await engine.ExamineAsync(cancellationToken);
            return [.. found, await JournalExamination.OfAsync(engine, cancellationToken)];
        }
        catch (EngineException noWayIn)
        {
            return [Examination.Problem("connection", noWayIn)];
        }
    }
}

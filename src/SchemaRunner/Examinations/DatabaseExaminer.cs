using SchemaRunner.Engines;

namespace SchemaRunner.Examinations;

/// <summary>Looks at a database before a run needs it, and changes nothing.</summary>
internal sealed class DatabaseExaminer(IEngine engine)
{
    /// <summary>Everything that the engine tells, the run lock and the journal; one problem alone when there is no way in.</summary>
    public async Task<IReadOnlyList<Examination>> ExamineAsync(CancellationToken cancellationToken)
    {
        try
        {
            return
            [
                .. await engine.ExamineAsync(cancellationToken),
                await LookAsync("run lock", async () => RunLockExamination.Of(await engine.FindRunLockAsync(cancellationToken))),
                await LookAsync("journal", async () => JournalExamination.Of(await ReadJournalAsync(cancellationToken))),
            ];
        }
        catch (EngineException noWayIn)
        {
            return [Examination.Problem("connection", noWayIn)];
        }
    }

    private async Task<IReadOnlyList<Journal.JournalEntry>> ReadJournalAsync(CancellationToken cancellationToken)
    {
        await using var session = await engine.OpenAsync(cancellationToken);
        return await session.ReadJournalAsync(cancellationToken);
    }

    private static async Task<Examination> LookAsync(string subject, Func<Task<Examination>> look)
    {
        try
        {
            return await look();
        }
        catch (EngineException stopped)
        {
            return Examination.Problem(subject, stopped);
        }
    }
}

using SchemaRunner.Engines;

namespace SchemaRunner.Execution;

/// <summary>Connects again after the run's connection was lost, and sees to it that its transaction has ended.</summary>
internal sealed class Reconnection(RunContext run)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Opens a connection that sees how the lost one's transaction ended.</summary>
    /// <exception cref="EngineException">There is none to be had, or the transaction has not ended in time.</exception>
    public async Task<IEngineSession> OpenAsync()
    {
        var clock = run.Options.TimeProvider;
        var start = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return await TryAsync();
            }
            catch (EngineException refused) when (
                refused is ConnectionFailedException or ConnectionLostException && clock.GetElapsedTime(start) < Patience)
            {
                // a server that starts again refuses at first
                await Task.Delay(Pause, clock);
            }
        }
    }

    private async Task<IEngineSession> TryAsync()
    {
        var session = await run.Engine.OpenAsync(CancellationToken.None);
        try
        {
            await session.SettleAsync(run.Session, CancellationToken.None);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }
}

namespace SchemaRunner.EngineTests.Crashes;

/// <summary>Waits for something that a test can see.</summary>
internal static class Until
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Asks again and again until there is an answer.</summary>
    /// <param name="ask">Looks; <see langword="null"/> for not yet.</param>
    /// <param name="what">What is waited for, said when it does not come.</param>
    public static async Task AnswersAsync(Func<Task<string?>> ask, string what)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (await ask() is null)
        {
            if (TimeProvider.System.GetElapsedTime(start) > Patience) throw new TimeoutException($"not within {Patience.TotalSeconds} s: {what}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }
}

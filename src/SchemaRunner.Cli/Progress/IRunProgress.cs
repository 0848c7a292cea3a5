namespace SchemaRunner.Cli.Progress;

/// <summary>Shows a run while it goes on.</summary>
internal interface IRunProgress : IRunObserver
{
    /// <summary>Shows the run for as long as it takes.</summary>
    Task<T> WatchAsync<T>(Func<Task<T>> run);
}

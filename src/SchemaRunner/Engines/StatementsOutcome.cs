namespace SchemaRunner.Engines;

/// <summary>What became of several statements that were run one behind the other.</summary>
/// <param name="Completed">How many ran.</param>
/// <param name="Outcome">What they did together.</param>
/// <param name="Refusal">Why the one behind them did not; <see langword="null"/> when all ran.</param>
public sealed record StatementsOutcome(int Completed, StatementOutcome Outcome, EngineException? Refusal = null)
{
    /// <summary>Whether an exception is about one statement, and not about the connection.</summary>
    public static bool IsRefusal(EngineException exception) => exception is StatementFailedException or LockTimeoutException;
}

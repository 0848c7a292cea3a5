using SchemaRunner.Cli.Output;
using SchemaRunner.Planning;

namespace SchemaRunner.Cli.Commands;

/// <summary>Asks somebody in front of the terminal before something is done.</summary>
internal static class Confirmation
{
    /// <summary>Whether there is somebody.</summary>
    public static bool CanAsk(Terminal terminal) => terminal.InputIsTerminal && terminal.ErrorIsTerminal;

    /// <summary>Asks before something is recorded, unless <c>--yes</c> has answered.</summary>
    /// <param name="invocation">What the verb works with.</param>
    /// <param name="question">The question, without the answers.</param>
    /// <exception cref="RefusedException">The answer is another, or nobody can give one.</exception>
    public static async Task BeforeRecordingAsync(Invocation invocation, string question)
    {
        if (invocation.Settings.Yes) return;
        if (invocation.IsJson || !CanAsk(invocation.Terminal))
            throw new RefusedException("SR212", "not recorded: nobody is there to be asked", "--yes answers beforehand");
        await AskAsync(invocation.Terminal, question, "not recorded", invocation.Cancellation);
    }

    /// <summary>Asks, and goes on when the answer is yes.</summary>
    /// <param name="terminal">Where.</param>
    /// <param name="question">The question, without the answers.</param>
    /// <param name="otherwise">What was not done then, such as <c>not reverted</c>.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="RefusedException">The answer is another.</exception>
    public static async Task AskAsync(Terminal terminal, string question, string otherwise, CancellationToken cancellationToken)
    {
        await terminal.Error.WriteAsync($"{question} [y/N] ");
        var answer = await terminal.Input.ReadLineAsync(cancellationToken);
        if (!string.Equals(answer?.Trim(), "y", StringComparison.OrdinalIgnoreCase)
            && !string.Equals(answer?.Trim(), "yes", StringComparison.OrdinalIgnoreCase))
        {
            throw new RefusedException("SR212", $"{otherwise}: the answer was not yes", "--yes answers beforehand");
        }
    }
}

using Polly;
using Polly.Retry;
using SchemaRunner.Planning;
using SchemaRunner.Reports;

namespace SchemaRunner.Execution;

/// <summary>Tries again, after a growing pause, what the locks of others stopped; nothing else is tried again.</summary>
internal sealed class PhaseRetries
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(15);

    private readonly MigratorOptions options;
    private readonly ResiliencePipeline<Trial> pipeline;
    private readonly List<(PlannedPhase Phase, PhaseRetry Retry)> retries = [];
    private int tries;

    public PhaseRetries(MigratorOptions options)
    {
        this.options = options;
        var builder = new ResiliencePipelineBuilder<Trial> { TimeProvider = options.TimeProvider };
        if (options.Tries > 1)
        {
            builder.AddRetry(new RetryStrategyOptions<Trial>
            {
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result is { IsTransient: true }),
                MaxRetryAttempts = options.Tries - 1,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = s_firstPause,
                MaxDelay = s_longestPause,
                OnRetry = Announce,
            });
        }

        pipeline = builder.Build();
    }

    /// <summary>The tries of a phase that were not the last.</summary>
    public IReadOnlyList<PhaseRetry> Of(PlannedPhase phase) => [.. retries.Where(r => ReferenceEquals(r.Phase, phase)).Select(r => r.Retry)];

    /// <summary>Tries, rolls back and tries again, until it works, fails for good, or no try is left.</summary>
    /// <param name="tryOnce">One try, which leaves nothing behind when it is stopped.</param>
    /// <param name="cancellationToken">Stops it, in a pause at once.</param>
    public async Task<Trial> RunAsync(Func<CancellationToken, Task<Trial>> tryOnce, CancellationToken cancellationToken)
    {
        Trial? last = null;
        tries = 0;
        try
        {
            last = await pipeline.ExecuteAsync(
                async token =>
                {
                    tries++;
                    return last = await tryOnce(token);
                },
                cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // in a pause what was tried is rolled back; before the first try the phase says itself that it was stopped
            last ??= await tryOnce(cancellationToken);
        }

        if (!last.IsTransient) return last;
        return cancellationToken.IsCancellationRequested ? Interrupted(last) : GivenUp(last);
    }

    private Trial Interrupted(Trial last) => last with
    {
        Report = last.Report.Verdict == Verdict.Incomplete
            ? last.Report with { Problem = last.Report.Problem! with { Code = PhaseRunner.Interruption.Code } }
            : last.Report with { Verdict = Verdict.Interrupted, Problem = PhaseRunner.Interruption, Retries = Of(last.Phase) },
        Cause = null,
    };

    private Trial GivenUp(Trial last)
    {
        var times = tries == 1 ? "tried once" : $"tried {tries} times";
        var problem = last.Report.Problem!;
        return last with { Report = last.Report with { Problem = problem with { Message = $"{problem.Message}; {times}" } } };
    }

    private ValueTask Announce(OnRetryArguments<Trial> args)
    {
        var trial = args.Outcome.Result!;
        var retry = new PhaseRetry(
            args.AttemptNumber + 1, options.Tries, trial.Reason, trial.Blockers, args.RetryDelay.TotalMilliseconds);
        retries.Add((trial.Phase, retry));
        options.Observer?.PhaseRetrying(trial.Phase, retry);
        return ValueTask.CompletedTask;
    }
}

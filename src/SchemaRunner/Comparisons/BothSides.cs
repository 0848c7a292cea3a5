using SchemaRunner.Comparisons.Ranges;

namespace SchemaRunner.Comparisons;

/// <summary>The tables of A and B that are compared, and what reads them, both at the same time.</summary>
internal sealed record BothSides(IRangeReader A, IRangeReader B, RangedTable InA, RangedTable InB)
{
    /// <summary>The same with keys in the order that every database shares, whatever its collations.</summary>
    public BothSides InCanonicalOrder()
    {
        return this with { InA = Ordered(InA), InB = Ordered(InB) };

        RangedTable Ordered(RangedTable table) => table with
        {
            Order = KeyOrder.Canonical,
            Key = [.. table.Key.Zip(InA.Key, InB.Key).Select(column => column.First with { Form = FormOf(column.Second, column.Third) })],
        };

        ValueForm FormOf(RangedColumn a, RangedColumn b) => ValueForms.Common(A.FormOf(a.Column), B.FormOf(b.Column));
    }

    /// <summary>Asks both sides the same.</summary>
    public Task<(T A, T B)> AskAsync<T>(
        Func<IRangeReader, RangedTable, CancellationToken, Task<T>> ask, CancellationToken cancellationToken) =>
        RunAsync(token => ask(A, InA, token), token => ask(B, InB, token), cancellationToken);

    /// <summary>Does two things at the same time; when one of them goes wrong, the other is stopped.</summary>
    public static async Task<(T A, T B)> RunAsync<T>(
        Func<CancellationToken, Task<T>> a, Func<CancellationToken, Task<T>> b, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<T>[] both = [StopOthersAsync(a), StopOthersAsync(b)];
        try
        {
            var results = await Task.WhenAll(both);
            return (results[0], results[1]);
        }
        catch (OperationCanceledException) when (both.FirstOrDefault(task => task.IsFaulted) is { } failed)
        {
            await failed;
            throw;
        }

        async Task<T> StopOthersAsync(Func<CancellationToken, Task<T>> work)
        {
            try
            {
                return await work(stop.Token);
            }
            catch
            {
                await stop.CancelAsync();
                throw;
            }
        }
    }
}

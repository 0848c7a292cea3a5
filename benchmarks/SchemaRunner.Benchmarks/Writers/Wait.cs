namespace SchemaRunner.Benchmarks.Writers;

/// <summary>How long one statement of a writer took.</summary>
/// <param name="Sent">Milliseconds from when it was sent to its answer.</param>
/// <param name="Due">Milliseconds from when it was to be sent to its answer: behind one that waits, others wait to be sent.</param>
internal readonly record struct Wait(double Sent, double Due);

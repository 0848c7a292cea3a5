namespace SchemaRunner.Benchmarks.Peers;

/// <summary>A tool that applies migrations; each in its own way of writing them.</summary>
internal interface IPeer
{
    /// <summary>Its name and version.</summary>
    string Name { get; }

    /// <summary>After how many rounds it is left out, being slow; <see langword="null"/> for never.</summary>
    int? MostRounds { get; }

    /// <summary>Writes migrations as it reads them.</summary>
    Task WriteAsync(string folder, IEnumerable<SmallMigration> migrations);

    /// <summary>Applies all of them to an empty database.</summary>
    /// <returns>Wall time in milliseconds.</returns>
    Task<double> ApplyAsync(string folder, PeerDatabase database);
}

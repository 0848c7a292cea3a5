namespace SchemaRunner.Scripts;

/// <summary>A script's file name taken apart: <c>0002_rename_master_wilayah.postgres.sql</c>.</summary>
/// <param name="Version">The number.</param>
/// <param name="Name">What follows the first underscore, without the engine and the ending; may hold dots and spaces.</param>
/// <param name="Engine">The engine it is for; <see langword="null"/> for every engine.</param>
internal sealed record ScriptFileName(ScriptVersion Version, string Name, string? Engine)
{
    private static readonly string[] Engines = ["postgres", "sqlite"];

    /// <summary>Takes a file name apart; <see langword="null"/> when it is not a script's.</summary>
    public static ScriptFileName? Parse(string fileName)
    {
        const string ending = ".sql";
        if (!fileName.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) return null;
        var stem = fileName[..^ending.Length];

        var engine = Engines.FirstOrDefault(e => stem.EndsWith($".{e}", StringComparison.OrdinalIgnoreCase));
        if (engine is not null) stem = stem[..^(engine.Length + 1)];

        var underscore = stem.IndexOf('_', StringComparison.Ordinal);
        if (underscore <= 0 || underscore == stem.Length - 1) return null;
        return ScriptVersion.TryParse(stem[..underscore], out var version)
            ? new ScriptFileName(version, stem[(underscore + 1)..], engine)
            : null;
    }
}

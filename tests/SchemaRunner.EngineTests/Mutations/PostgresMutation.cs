namespace SchemaRunner.EngineTests.Mutations;

/// <summary>One small change that a careless script makes.</summary>
/// <param name="Name">What it does, in words; unique.</param>
/// <param name="Script">The script.</param>
/// <param name="Code">The check that must refuse it.</param>
/// <param name="Object">What the mismatch must name.</param>
internal sealed record PostgresMutation(string Name, string Script, string Code, string Object)
{
    /// <summary>Whether a directive can allow it: nothing makes an invalid new index right.</summary>
    public bool CanBeAllowed { get; init; } = true;
}

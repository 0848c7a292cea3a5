namespace SchemaRunner.Engines;

/// <summary>The database user lacks a privilege that SchemaRunner itself needs.</summary>
public sealed class PermissionDeniedException : EngineException
{
    /// <summary>Names who may not do what, and the grant that would help.</summary>
    public PermissionDeniedException(string message, string hint, Exception? inner = null)
        : base("SR502", message, hint, inner)
    {
    }
}

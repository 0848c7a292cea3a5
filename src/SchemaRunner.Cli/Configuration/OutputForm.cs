namespace SchemaRunner.Cli.Configuration;

/// <summary>How results are printed.</summary>
internal enum OutputForm
{
    /// <summary>For a person.</summary>
    Text,

    /// <summary>For a program: one JSON document on standard output and nothing else there.</summary>
    Json,
}

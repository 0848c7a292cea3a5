using SchemaRunner.Engines;

namespace SchemaRunner.Backups;

/// <summary>A database that is there for a while: disposing removes it, and what a killed process leaves the next one removes.</summary>
public interface IScratchDatabase : IAsyncDisposable
{
    /// <summary>The way to it.</summary>
    IEngine Engine { get; }

    /// <summary>Its name on the server, or its file.</summary>
    string Name { get; }

    /// <summary>How its content came into it, in words: <c>dumped and restored</c>.</summary>
    string Way { get; }

    /// <summary>In what it is not like the database that it is a copy of, in sentences.</summary>
    IReadOnlyList<string> Differences => [];

    /// <summary>Whether a dump that was restored into it gave it owners and grants as well, which not every user may.</summary>
    bool HasOwners { get; }
}

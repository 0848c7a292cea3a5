namespace SchemaRunner.Scripts;

/// <summary>Which way a script takes the database.</summary>
public enum Direction
{
    /// <summary>Applies the migration.</summary>
    Up,

    /// <summary>Reverts it.</summary>
    Down,
}

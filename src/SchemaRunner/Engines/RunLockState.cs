namespace SchemaRunner.Engines;

/// <summary>Whether somebody holds a database's run lock.</summary>
/// <param name="IsHeld">Whether somebody does.</param>
/// <param name="Owner">Who; <see langword="null"/> when nobody does, or it cannot be told who.</param>
public sealed record RunLockState(bool IsHeld, LockOwner? Owner)
{
    /// <summary>Nobody holds it.</summary>
    public static RunLockState Free { get; } = new(IsHeld: false, Owner: null);
}

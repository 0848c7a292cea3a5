using SchemaRunner.Snapshots;

namespace SchemaRunner.Sqlite.Catalog;

/// <summary>A view or trigger as it was described, and what that description hangs on.</summary>
/// <param name="Row">Its row in the catalog.</param>
/// <param name="IsOld">Whether it was there before the script.</param>
/// <param name="Object">Its description.</param>
/// <param name="DoubtfulNames">The names in its text that are names only while something is called so.</param>
internal sealed record DescribedObject(ObjectRow Row, bool IsOld, SchemaObject Object, HashSet<string>? DoubtfulNames);

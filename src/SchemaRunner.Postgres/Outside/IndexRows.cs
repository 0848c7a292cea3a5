namespace SchemaRunner.Postgres.Outside;

/// <summary>A row of <c>index_place.sql</c>.</summary>
internal sealed record PlaceRow(string Table, string[] Indexes);

/// <summary>A row of <c>index_states.sql</c>.</summary>
internal sealed record IndexRow(string Index, string Name, bool IsValid, bool IsBeingBuilt);

namespace SchemaRunner.Snapshots.Documents;

/// <summary>One object of a structure, by its name.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">
/// Its name with its schema: <c>public.mst_desa</c>, <c>public.mst_desa.name</c> for a column,
/// <c>public.mst_desa(district_id) to mst_kecamatan(id)</c> for a foreign key.
/// </param>
/// <param name="Table">The table that it is a part of, with its schema; <see langword="null"/> when it stands alone.</param>
/// <param name="Facets">Its definition, property by property, in the order of their names.</param>
public sealed record ObjectDocument(ObjectKind Kind, string Name, string? Table, IReadOnlyDictionary<string, string?> Facets);

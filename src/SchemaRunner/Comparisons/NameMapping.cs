namespace SchemaRunner.Comparisons;

/// <summary>A table or column that has another name on the other side.</summary>
/// <param name="A">Its name in A: <c>mst_desa</c>, <c>mst_desa.nama</c>, either with a schema before it.</param>
/// <param name="B">Its name in B.</param>
public sealed record NameMapping(string A, string B);

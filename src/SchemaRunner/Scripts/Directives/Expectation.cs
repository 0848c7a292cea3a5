using SchemaRunner.Snapshots;

namespace SchemaRunner.Scripts.Directives;

/// <summary>What a script's directive allows, or demands, to change.</summary>
/// <param name="Line">1-based line of the directive.</param>
/// <param name="Text">The directive after <c>schemarunner:</c>, such as <c>expect rows invoice -3</c>.</param>
public abstract record Expectation(int Line, string Text);

/// <summary>A table's row count changes.</summary>
/// <param name="Line">1-based line of the directive.</param>
/// <param name="Text">The directive's text.</param>
/// <param name="Table">The table.</param>
/// <param name="Change">By how much, or to what.</param>
public sealed record RowsExpectation(int Line, string Text, NamePath Table, RowChange Change) : Expectation(Line, Text);

/// <summary>The content of a table or of some of its columns changes.</summary>
/// <param name="Line">1-based line of the directive.</param>
/// <param name="Text">The directive's text.</param>
/// <param name="Table">The table, or table and first column: see <see cref="NamePath"/>.</param>
/// <param name="MoreColumns">Further columns of the same table, after commas.</param>
public sealed record ChangeExpectation(int Line, string Text, NamePath Table, IReadOnlyList<string> MoreColumns)
    : Expectation(Line, Text);

/// <summary>A column's type, nullability, default or collation changes; its values survive.</summary>
/// <param name="Line">1-based line of the directive.</param>
/// <param name="Text">The directive's text.</param>
/// <param name="Column">Table and column.</param>
public sealed record AlterExpectation(int Line, string Text, NamePath Column) : Expectation(Line, Text);

/// <summary>An object goes, or goes and comes back different.</summary>
/// <param name="Line">1-based line of the directive.</param>
/// <param name="Text">The directive's text.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">Its name.</param>
public sealed record DropExpectation(int Line, string Text, ObjectKind Kind, NamePath Name) : Expectation(Line, Text);

/// <summary>Up to a number of orphans is accepted for a foreign key.</summary>
/// <param name="Line">1-based line of the directive.</param>
/// <param name="Text">The directive's text.</param>
/// <param name="Child">The child table.</param>
/// <param name="Columns">The key's columns in the child.</param>
/// <param name="AtMost">How many rows may have no parent.</param>
public sealed record OrphansExpectation(int Line, string Text, NamePath Child, IReadOnlyList<string> Columns, long AtMost)
    : Expectation(Line, Text);

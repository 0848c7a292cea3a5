using System.Text;

namespace SchemaRunner.EngineTests.Proofs;

/// <summary>A random migration on a table of its own, whose down script is the exact inverse, or has one fault.</summary>
internal sealed class ReversibleModel
{
    private readonly Random random;
    private readonly int number;
    private readonly List<Step> steps = [];
    private readonly List<string> upDirectives = [];
    private readonly string original;
    private string table;
    private string text;
    private bool hasIndex = true;
    private int names;
    private int added;

    public ReversibleModel(int number, Random random, bool isFaulty)
    {
        (this.number, this.random) = (number, random);
        (original, table, text) = ($"t{number}", $"t{number}", $"c{number}");
        var count = 1 + random.Next(5);
        for (var i = 0; i < count; i++) Operate(random.Next(8));
        Fault = isFaulty ? Plant() : null;
    }

    /// <summary>What makes the table and its rows.</summary>
    public string Make => $"CREATE TABLE {original} (id integer PRIMARY KEY, c{number} text, b integer); CREATE INDEX i{number} ON {original} (c{number});"
        + $"INSERT INTO {original} VALUES (1, 'x', 1), (2, NULL, 2), (3, '', -3);";

    /// <summary>The fault: the names by which it may be told, and whether the up script has declared the loss.</summary>
    public (string[] Named, bool IsDeclared)? Fault { get; }

    /// <summary>The up script.</summary>
    public string Up => Script(upDirectives, steps.Select(step => step.Up));

    /// <summary>The down script.</summary>
    public string Down => Script(
        steps.SelectMany(step => step.Declares()).Concat(added > 0 ? [$"rows {table} -{added}"] : []).Distinct(), steps.AsEnumerable().Reverse().Select(step => step.Down));

    private void Operate(int choice)
    {
        var (name, here, column) = ($"n{number}_{names++}", table, text);
        switch (choice)
        {
            case 0:
                Add($"ALTER TABLE {here} RENAME TO {name}", $"ALTER TABLE {name} RENAME TO {here}", [name, here]);
                table = name;
                break;
            case 1:
                Add($"ALTER TABLE {here} RENAME COLUMN {column} TO {name}", $"ALTER TABLE {here} RENAME COLUMN {name} TO {column}", [name, column]);
                text = name;
                break;
            case 2:
                Add($"ALTER TABLE {here} ADD COLUMN {name} text DEFAULT 'd'", $"ALTER TABLE {here} DROP COLUMN {name}", [name], () => $"drop column {table}.{name}");
                break;
            case 3:
                Add($"CREATE TABLE {name} (id integer PRIMARY KEY); INSERT INTO {name} VALUES (1)", $"DROP TABLE {name}", [name], () => $"drop table {name}");
                break;
            case 4:
                Add($"CREATE INDEX {name} ON {here} (b)", $"DROP INDEX {name}", [name], () => $"drop index {name}");
                break;
            case 5 when hasIndex:
                hasIndex = false;
                upDirectives.Add($"drop index i{number}");
                Add($"DROP INDEX i{number}", $"CREATE INDEX i{number} ON {here} ({column})", [$"i{number}"]);
                break;
            case 6:
                var id = 10 + names;
                added++;
                upDirectives.RemoveAll(line => line.StartsWith("rows ", StringComparison.Ordinal));
                upDirectives.Add($"rows {original} +{added}");
                Add($"INSERT INTO {here} (id) VALUES ({id})", $"DELETE FROM {here} WHERE id = {id}", [original]);
                break;
            default:
                if (!upDirectives.Contains($"change {original}.b")) upDirectives.Add($"change {original}.b");
                steps.Add(new Step($"UPDATE {here} SET b = b + 1", $"UPDATE {here} SET b = b - 1", ["in b"], () => [$"change {table}.b"]) { IsOfValues = true });
                break;
        }
    }

    /// <summary>Forgets a step, or does something more.</summary>
    private (string[] Named, bool IsDeclared) Plant()
    {
        switch (random.Next(4))
        {
            case 0:
                steps.Insert(0, new Step("SELECT 1", $"DELETE FROM {original} WHERE id = 2", [table], () => []));
                return ([table], false);
            case 1:
                steps.Insert(0, new Step("SELECT 1", $"UPDATE {original} SET c{number} = 'other' WHERE id = 1", [table], () => []));
                return ([table], false);
            default:
                var at = random.Next(steps.Count);
                var forgotten = steps[at];
                if (forgotten.Up.StartsWith("INSERT", StringComparison.Ordinal)) added--;

                // of values that are changed twice, one way back is not enough, and is declared
                steps[at] = forgotten with { Down = "SELECT 1", Declares = () => [] };
                return (forgotten.Names, forgotten.IsOfValues);
        }
    }

    private void Add(string up, string down, string[] called, Func<string>? declares = null) =>
        steps.Add(new Step(up, down, called, () => declares is null ? [] : [declares()]));

    private static string Script(IEnumerable<string> directives, IEnumerable<string> statements)
    {
        var script = new StringBuilder();
        foreach (var directive in directives) script.AppendLine(FaultyScripts.Expect(directive));
        foreach (var statement in statements) script.Append(statement).AppendLine(";");
        return script.ToString();
    }

    private sealed record Step(string Up, string Down, string[] Names, Func<string[]> Declares)
    {
        public bool IsOfValues { get; init; }
    }
}

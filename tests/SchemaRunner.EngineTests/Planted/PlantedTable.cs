namespace SchemaRunner.EngineTests.Planted;

/// <summary>A table of the model, its rows on both sides, and what was planted.</summary>
internal sealed class PlantedTable
{
    private const int KeyValues = 400;

    private readonly Random random;
    private readonly bool isWithoutRowid;

    private PlantedTable(string name, Random random, IReadOnlyList<PlantedType> key, IReadOnlyList<PlantedType> columns)
    {
        (Name, this.random, Key, Columns) = (name, random, key, columns);
        isWithoutRowid = key.Count > 0 && random.Next(3) == 0;
    }

    public string Name { get; }

    public IReadOnlyList<PlantedType> Key { get; }

    public IReadOnlyList<PlantedType> Columns { get; }

    /// <summary>By the key's values, the values of the other columns; <see langword="null"/> for NULL.</summary>
    public Dictionary<string, int?[]> InA { get; } = [];

    public Dictionary<string, int?[]> InB { get; } = [];

    /// <summary>Makes a table with rows, the same on both sides.</summary>
    public static PlantedTable Of(string name, Random random, IReadOnlyList<PlantedType> types)
    {
        var key = Enumerable.Range(0, random.Next(8) == 0 ? 0 : random.Next(1, 3)).Select(_ => Pick(random, PlantedType.Keys)).ToList();
        var columns = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Pick(random, types)).ToList();
        var table = new PlantedTable(name, random, key, columns);
        for (var rows = random.Next(60); rows > 0; rows--)
        {
            var (at, values) = (table.NewKey(), columns.Select(table.NewValue).ToArray());
            table.InA[at] = values;
            table.InB[at] = [.. values];
        }

        return table;
    }

    /// <summary>The columns that have another type in B.</summary>
    public HashSet<string> OtherTypes { get; } = [];

    /// <summary>Gives a column of B another type that holds the same values.</summary>
    /// <param name="isPostgres">Whether the databases are PostgreSQL's.</param>
    public void PlantType(bool isPostgres)
    {
        var all = Key.Index().Select(type => (Name: $"k{type.Index}", Type: type.Item)).Concat(Columns.Index().Select(type => (Name: $"c{type.Index}", Type: type.Item))).ToList();
        var (name, planted) = Pick(random, all);
        if (isPostgres ? planted.Other.Postgres != planted.Postgres : planted.Other.Sqlite != planted.Sqlite) OtherTypes.Add(name);
    }

    /// <summary>Plants one difference; which one and where, the number says.</summary>
    public void Plant(int choice)
    {
        var (one, other) = choice % 2 == 0 ? (InA, InB) : (InB, InA);
        var rows = one.Keys.Order(StringComparer.Ordinal).ToList();
        var row = rows.Count == 0 ? null : rows[random.Next(rows.Count)];
        switch (choice / 2 % 6)
        {
            case 0:
                one[NewKey(other)] = [.. Columns.Select(NewValue)];
                break;
            case 1 when row is not null:
                one.Remove(row);
                break;
            case 2 when row is not null:
                // The row gets another key
                one.Remove(row, out var values);
                one[NewKey(other)] = values!;
                break;
            case 3 when row is not null && rows.Count > 1:
                // Two rows change places: every column still holds the same values
                var second = rows[(rows.IndexOf(row) + 1) % rows.Count];
                (one[row], one[second]) = (one[second], one[row]);
                break;
            case 4 when row is not null:
                var cleared = random.Next(Columns.Count);
                one[row] = [.. one[row].Select((value, i) => i == cleared ? value is null ? 0 : null : value)];
                break;
            case 5 when row is not null:
                var changed = random.Next(Columns.Count);
                one[row] = [.. one[row].Select((value, i) => i == changed ? ((value ?? 0) + 1) % Columns[i].Values : value)];
                break;
        }
    }

    /// <summary>The statements that make the table and its rows.</summary>
    public IEnumerable<string> Statements(bool isPostgres, bool isA)
    {
        var columns = Key.Select((type, i) => $"k{i} {TypeOf($"k{i}", type)}")
            .Concat(Columns.Select((type, i) => $"c{i} {TypeOf($"c{i}", type).Replace(" NOT NULL", "", StringComparison.Ordinal)}"));
        var key = Key.Count == 0 ? "" : $", PRIMARY KEY ({string.Join(", ", Key.Select((_, i) => $"k{i}"))})";
        yield return $"DROP TABLE IF EXISTS {Name}";
        yield return $"CREATE TABLE {Name} ({string.Join(", ", columns)}{key}){(isPostgres || !isWithoutRowid ? "" : " WITHOUT ROWID")}";

        // In another order on each side
        var rows = (isA ? InA : InB).OrderBy(row => isA ? row.Key : new string([.. row.Key.Reverse()]), StringComparer.Ordinal);
        foreach (var (at, values) in rows)
        {
            var literals = (Key.Count == 0 ? [] : KeyOf(at)).Zip(Key, (value, type) => Literal(type, value, isPostgres)).Concat(Columns.Zip(values, (type, value) => Literal(type, value, isPostgres)));
            yield return $"INSERT INTO {Name} VALUES ({string.Join(", ", literals)})";
        }

        string TypeOf(string name, PlantedType type)
        {
            var declared = !isA && OtherTypes.Contains(name) ? type.Other : type;
            return isPostgres ? declared.Postgres : declared.Sqlite;
        }
    }

    /// <summary>The key as a report shows it.</summary>
    public string Shown(string at) => string.Join('|', KeyOf(at).Zip(Key, (value, type) => Plain(type.SqliteLiteral(value))));

    private static string Plain(string literal) => literal.StartsWith('\'') ? literal[1..^1].Replace("''", "'", StringComparison.Ordinal) : literal;

    private static string Literal(PlantedType type, int? value, bool isPostgres) =>
        value is not { } number ? "NULL" : isPostgres ? type.PostgresLiteral(number) : type.SqliteLiteral(number);

    private static IEnumerable<int> KeyOf(string at) => at.Split(',').Select(int.Parse);

    private string NewKey(Dictionary<string, int?[]>? other = null)
    {
        while (true)
        {
            var at = string.Join(',', Enumerable.Range(0, Math.Max(1, Key.Count)).Select(_ => random.Next(KeyValues)));
            if (!InA.ContainsKey(at) && !InB.ContainsKey(at) && other?.ContainsKey(at) != true) return at;
        }
    }

    private int? NewValue(PlantedType type) => random.Next(8) == 0 ? null : random.Next(type.Values);

    private static T Pick<T>(Random random, IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];
}

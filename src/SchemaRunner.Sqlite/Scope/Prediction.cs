using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;
using SchemaRunner.Sqlite.Scripts;

namespace SchemaRunner.Sqlite.Scope;

/// <summary>Tells from the text of a script, and of the triggers it sets off, which tables it will write.</summary>
/// <remarks>
/// A phase runs without foreign keys, so that nothing cascades. A view is written through its triggers alone.
/// </remarks>
internal sealed class Prediction
{
    private readonly Structure structure;

    // A name may mean several tables in the course of a script: one is dropped, another takes its name
    private readonly Dictionary<string, HashSet<string>> idsByName = new(SqliteNames.Comparer);
    private readonly HashSet<string> targets = new(SqliteNames.Comparer);
    private readonly HashSet<string> writtenIds = [];

    private Prediction(Structure structure)
    {
        this.structure = structure;
        foreach (var table in structure.Tables) idsByName[table.Name] = [table.Id];
    }

    /// <summary>The tables that a script will write, of a structure as it is before.</summary>
    public static TableScope Of(Script script, Structure structure)
    {
        var prediction = new Prediction(structure);
        foreach (var statement in script.Statements)
        {
            foreach (var written in WrittenNames.Of(statement.Text)) prediction.Add(written);
        }

        prediction.AddTriggered();
        prediction.AddShadows();
        return TableScope.Of(prediction.writtenIds);
    }

    private void Add(WrittenName written)
    {
        var ids = idsByName.GetValueOrDefault(written.Name) ?? [];
        if (written.NewName is { } newName)
        {
            idsByName.Remove(written.Name);
            idsByName[newName] = [.. idsByName.GetValueOrDefault(newName) ?? [], .. ids];
            return;
        }

        writtenIds.UnionWith(ids);
        if (!written.SetsOffTriggers) return;
        targets.Add(written.Name);
        targets.UnionWith(ids);
    }

    private void AddTriggered()
    {
        var waiting = structure.Objects.Where(o => o.Kind == ObjectKind.Trigger).Select(Trigger.Of).ToList();
        while (waiting.RemoveAll(SetsOff) > 0) { }
    }

    // A view has no id here; its name is as good
    private bool SetsOff(Trigger trigger)
    {
        if (!targets.Contains(trigger.TableId ?? trigger.View)) return false;
        foreach (var written in WrittenNames.OfTrigger(trigger.Definition)) Add(written);
        return true;
    }

    // What is written to a virtual table is kept in tables whose names begin with its own
    private void AddShadows()
    {
        foreach (var table in structure.Tables.Where(t => !t.HoldsRows && writtenIds.Contains(t.Id)))
        {
            writtenIds.UnionWith(
                structure.Tables.Where(t => ShadowNames.Belongs(t.Name, table.Name)).Select(t => t.Id));
        }
    }

    private sealed record Trigger(string View, string? TableId, string Definition)
    {
        public static Trigger Of(SchemaObject trigger)
        {
            var text = trigger.Facets.FirstOrDefault(facet => facet.Name == "definition")?.Value ?? "";
            var target = SqlTokenizer.Meaning(text).SkipWhile(token => !token.Is("ON")).Skip(1).FirstOrDefault();
            return new(target.IsName ? target.Name : "", trigger.TableId, text);
        }
    }
}

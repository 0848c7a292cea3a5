using SchemaRunner.Scripts.Directives;

namespace SchemaRunner.Scripts;

/// <summary>Turns files into migrations and collects everything that is wrong with them.</summary>
internal sealed class ScriptLoader(IScriptDialect dialect)
{
    private readonly Dictionary<(Direction, ScriptVersion), Script> scripts = [];

    public List<ScriptFault> Faults { get; } = [];

    public List<ScriptFault> Notes { get; } = [];

    /// <summary>Reads one file, when it is for this engine.</summary>
    public void Add(ScriptFile file)
    {
        if (ScriptFileName.Parse(file.FileName) is not { } name)
        {
            Fault(ScriptFaultCodes.FileName, file.Path, "the file name is not NNNN_name.sql",
                "name it with digits, an underscore and a name, such as 0001_create_invoice.sql");
            return;
        }

        if (name.Engine is not null && name.Engine != dialect.Engine) return;

        if (scripts.TryGetValue((file.Direction, name.Version), out var other))
        {
            Fault(ScriptFaultCodes.DuplicateVersion, file.Path, $"version {name.Version} is also {other.Path}",
                "give one of them another number; an engine's variant stands instead of a common script, not beside it");
            return;
        }

        try
        {
            scripts.Add((file.Direction, name.Version), Parse(file, name));
        }
        catch (InvalidUtf8Exception invalid)
        {
            Fault(ScriptFaultCodes.NotUtf8, file.Path, invalid.Message, "save the file as UTF-8");
        }
        catch (IOException cause)
        {
            throw new ScriptSourceException(file.Path, $"the script cannot be read: {cause.Message}");
        }
        catch (StatementTooLongException tooLong)
        {
            Fault(ScriptFaultCodes.NotSupported, file.Path, tooLong.Message, "close it, or make several statements of it");
        }
    }

    /// <summary>Puts up and down scripts together, in the order of their numbers.</summary>
    public IReadOnlyList<Migration> Pair()
    {
        var migrations = new List<Migration>();
        foreach (var version in scripts.Keys.Select(key => key.Item2).Distinct().Order())
        {
            scripts.TryGetValue((Direction.Up, version), out var up);
            scripts.TryGetValue((Direction.Down, version), out var down);
            if (FitsTogether(up, down) && up is not null) migrations.Add(new Migration(version, up.Name, up, down));
        }

        NoteGaps(migrations);
        return migrations;
    }

    private Script Parse(ScriptFile file, ScriptFileName name)
    {
        var pass = ScriptPass.Over(file, dialect, transactional: true);
        var faults = new List<ScriptFault>();
        var directives = DirectiveParser.Parse(pass.Directives, dialect, file.Path, faults);
        Faults.AddRange(faults);
        if (!directives.Transactional) pass = ScriptPass.Over(file, dialect, transactional: false);

        Faults.AddRange(pass.Faults);
        Notes.AddRange(pass.Notes);
        if (pass.Statements.Count == 0 && pass.Faults.Count == 0)
            Notes.Add(new ScriptFault(ScriptFaultCodes.Empty, file.Path, 0, 0, "the script holds no statement"));

        return new Script(
            name.Version, name.Name, file.Direction, file.Path, pass.Text, pass.Checksum, pass.Statements, directives)
        {
            End = pass.End,
        };
    }

    private bool FitsTogether(Script? up, Script? down)
    {
        switch (up, down)
        {
            case (null, not null):
                Fault(ScriptFaultCodes.MissingCounterpart, down.Path, $"there is no up script for version {down.Version}",
                    "add up/" + Path.GetFileName(down.Path));
                return false;
            case (not null, null) when up.Directives.Irreversible is null:
                Fault(ScriptFaultCodes.MissingCounterpart, up.Path, $"there is no down script for version {up.Version}",
                    $"add down/{Path.GetFileName(up.Path)}, or say why there is none: -- schemarunner:irreversible REASON");
                return false;
            case (not null, not null) when up.Directives.Irreversible is not null:
                Fault(ScriptFaultCodes.MissingCounterpart, up.Path, $"it says 'irreversible' and there is {down.Path}",
                    "remove one of the two");
                return false;
            case (not null, not null) when up.Name != down.Name:
                Fault(ScriptFaultCodes.MissingCounterpart, down.Path,
                    $"version {up.Version} is called '{up.Name}' in up and '{down.Name}' in down", "give both the same name");
                return false;
            default:
                return true;
        }
    }

    private void NoteGaps(List<Migration> migrations)
    {
        for (var i = 1; i < migrations.Count; i++)
        {
            var (last, next) = (migrations[i - 1].Version.Text, migrations[i].Version.Text);
            if (!ulong.TryParse(last, out var from) || !ulong.TryParse(next, out var to)) continue;

            // numbers made of a date and a time are never consecutive
            if (to - from is > 1 and < 1_000)
                Notes.Add(new ScriptFault(ScriptFaultCodes.Gap, migrations[i].Up.Path, 0, 0, $"no script has a number between {last} and {next}"));
        }
    }

    private void Fault(string code, string path, string message, string hint) =>
        Faults.Add(new ScriptFault(code, path, 0, 0, message, hint));
}

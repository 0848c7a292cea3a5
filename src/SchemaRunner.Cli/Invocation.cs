using SchemaRunner.Backups;
using SchemaRunner.Cli.Configuration;
using SchemaRunner.Cli.Output;
using SchemaRunner.Cli.Parts;
using SchemaRunner.Engines;
using SchemaRunner.Rehearsals;
using SchemaRunner.Scripts;

namespace SchemaRunner.Cli;

/// <summary>What a verb is given to work with.</summary>
/// <param name="Terminal">Where results and progress go.</param>
/// <param name="Settings">What flags, environment and file say.</param>
/// <param name="Time">The clock.</param>
/// <param name="Cancellation">Cancelled by Ctrl-C and SIGTERM.</param>
internal sealed record Invocation(Terminal Terminal, Settings Settings, TimeProvider Time, CancellationToken Cancellation)
{
    /// <summary>Whether results are for a program.</summary>
    public bool IsJson => Settings.Output == OutputForm.Json;

    /// <summary>The folder of the backups.</summary>
    public BackupStore Backups => new(Settings.BackupDir);

    /// <summary>The database that the settings name; nothing is opened yet.</summary>
    public IEngine Connect() => Databases.Connect(DatabaseAddress.Parse(Settings.Database), Settings.Parallel, Settings.PgBin);

    /// <summary>The front door to the database and the scripts that the settings name.</summary>
    /// <param name="observer">Who is told what is going on.</param>
    /// <param name="ask">Adds what the verb's own flags ask for.</param>
    public Migrator OpenMigrator(IRunObserver? observer = null, Func<MigratorOptions, MigratorOptions>? ask = null)
    {
        var engine = Connect();
        var options = Options(observer, allowDrift: false);
        return new Migrator(engine, ScriptSet.Load(FindScripts(), engine.Dialect), ask?.Invoke(options) ?? options);
    }

    /// <summary>What tries the scripts on a copy of the database.</summary>
    public Rehearsal OpenRehearsal(IRunObserver observer, bool allowDrift) =>
        new(Connect(), FindScripts(), Options(observer, allowDrift));

    /// <summary>The front door to the journal alone, which tells what happened also when the scripts are gone or faulty.</summary>
    public Migrator OpenJournal(IRunObserver? observer = null) =>
        new(Connect(), ScriptSet.None, Options(observer, allowDrift: false));

    private IScriptSource FindScripts()
    {
        if (ScriptPlaces.IsEmbedded(Settings) && !Settings.Quiet)
            Terminal.Error.WriteLine("there is no migrations/ here: the scripts are the fisheries set inside the program");
        return ScriptPlaces.Find(Settings);
    }

    /// <summary>The migrator's options as the settings have them.</summary>
    public MigratorOptions Options(IRunObserver? observer, bool allowDrift)
    {
        var defaults = new MigratorOptions();
        return defaults with
        {
            VerifyLevel = Settings.VerifyLevel,
            LockScope = Settings.LockScope,
            Excluded = Settings.Exclude,
            OnMismatch = Settings.OnMismatch,
            LockTimeout = Settings.LockTimeout ?? defaults.LockTimeout,
            RunLockTimeout = Settings.LockTimeout ?? defaults.RunLockTimeout,
            StatementTimeout = Settings.StatementTimeout,
            Tries = Settings.Tries,
            AllowDrift = allowDrift,
            Observer = observer,
            TimeProvider = Time,
        };
    }
}

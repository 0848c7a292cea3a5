using System.Reflection;
using System.Runtime.InteropServices;
using SchemaRunner.Engines;
using SchemaRunner.Sqlite.Native;

namespace SchemaRunner.Sqlite;

/// <summary>The SQLite library in use: the newer of the bundled one and the system's.</summary>
/// <remarks>
/// <c>SCHEMARUNNER_SQLITE_LIBRARY=path</c> overrides the choice. The choice is made once per process, before the driver
/// calls the library for the first time.
/// </remarks>
public static class SqliteLibrary
{
    private const string Override = "SCHEMARUNNER_SQLITE_LIBRARY";

    private static readonly Lazy<Choice> Chosen = new(Choose);

    /// <summary>The library's version and where it comes from: <c>3.40.1, system library</c>.</summary>
    /// <exception cref="ConnectionFailedException">There is no usable library.</exception>
    public static string Description => $"{Version}, {Origin}";

    /// <summary>The library's version, such as <c>3.40.1</c>.</summary>
    /// <exception cref="ConnectionFailedException">There is no usable library.</exception>
    public static string Version
    {
        get
        {
            var number = Chosen.Value.Number;
            return $"{number / 1_000_000}.{number / 1000 % 1000}.{number % 1000}";
        }
    }

    /// <summary><c>bundled</c>, <c>system library</c>, or the path that the environment named.</summary>
    /// <exception cref="ConnectionFailedException">There is no usable library.</exception>
    public static string Origin => Chosen.Value.Origin;

    /// <summary>Makes sure that the choice is made; call it before anything else of this engine or the driver.</summary>
    internal static void Use() => _ = Chosen.Value;

    /// <summary>The address of a function that older libraries lack; zero when this one does.</summary>
    internal static nint Find(string function) =>
        NativeLibrary.TryGetExport(Chosen.Value.Handle, function, out var address) ? address : 0;

    /// <summary>Opens the library that the environment names.</summary>
    internal static Choice Open(string path)
    {
        if (!NativeLibrary.TryLoad(path, out var handle))
            throw Unusable($"{Override}={path} is not a library that can be loaded");
        var number = NumberOf(handle) ?? throw Unusable($"{Override}={path} is not an SQLite library");
        return new(handle, number, path);
    }

    private static Choice Choose()
    {
        var provider = typeof(SQLitePCL.SQLite3Provider_e_sqlite3).Assembly;
        if (IsDriverInUse()) return Follow(provider);
        var choice = Environment.GetEnvironmentVariable(Override) is { Length: > 0 } path
            ? Open(path)
            : Newest(provider);
        if (choice.Number < 3_035_000)
            throw Unusable($"the SQLite library is of version number {choice.Number}; 3.35 or newer is needed");

        Bind(provider, choice);
        Bind(typeof(SqliteLibrary).Assembly, choice);
        SQLitePCL.Batteries_V2.Init();
        return choice;
    }

    /// <summary>The library that the program's own use of the driver is bound to.</summary>
    /// <remarks>A connection of one library in the hands of another ends the process.</remarks>
    private static Choice Follow(Assembly provider)
    {
        var handle = NativeLibrary.Load(SqliteApi.Library, provider, null);
        var choice = new Choice(handle, NumberOf(handle)!.Value, "bundled, in use before");
        Bind(typeof(SqliteLibrary).Assembly, choice);
        return choice;
    }

    private static void Bind(Assembly assembly, Choice choice) => NativeLibrary.SetDllImportResolver(
        assembly, (name, _, _) => name == SqliteApi.Library ? choice.Handle : 0);

    private static bool IsDriverInUse()
    {
        try
        {
            return SQLitePCL.raw.sqlite3_libversion_number() > 0;
        }
        catch (Exception notYet) when (notYet.GetType() == typeof(Exception))
        {
            // what SQLitePCLRaw throws before anybody has set a provider
            return false;
        }
    }

    private static Choice Newest(Assembly provider)
    {
        Choice? newest = null;
        if (NativeLibrary.TryLoad(SqliteApi.Library, provider, null, out var bundled)
            && NumberOf(bundled) is { } bundledNumber)
        {
            newest = new(bundled, bundledNumber, "bundled");
        }

        foreach (var name in SystemNames())
        {
            if (!NativeLibrary.TryLoad(name, out var handle) || NumberOf(handle) is not { } number) continue;
            if (newest is null || number > newest.Number) newest = new(handle, number, "system library");
            break;
        }

        return newest ?? throw Unusable("no SQLite library was found");
    }

    private static string[] SystemNames() =>
        OperatingSystem.IsWindows() ? ["winsqlite3.dll", "sqlite3.dll"]
        : OperatingSystem.IsMacOS() ? ["/usr/lib/libsqlite3.dylib", "libsqlite3.dylib"]
        : ["libsqlite3.so.0", "libsqlite3.so"];

    private static unsafe int? NumberOf(nint handle) =>
        NativeLibrary.TryGetExport(handle, "sqlite3_libversion_number", out var address)
            ? ((delegate* unmanaged[Cdecl]<int>)address)()
            : null;

    private static ConnectionFailedException Unusable(string reason) =>
        new("SQLite", reason, $"install SQLite 3.35 or newer, or name its library with {Override}");

    /// <summary>A loaded library.</summary>
    internal sealed record Choice(nint Handle, int Number, string Origin);
}

using System.Reflection;

namespace SchemaRunner.Tests.Architecture;

public sealed class DependencyTests
{
    [Fact]
    public void Core_References_AreTheFrameworksAndPolly()
    {
        var foreign = typeof(Migrator).Assembly.GetReferencedAssemblies()
            .Select(a => a.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && name is not ("netstandard" or "mscorlib"));

        foreign.ShouldBe(["Polly.Core"]);
    }

    [Theory]
    [InlineData("SchemaRunner.Postgres")]
    [InlineData("SchemaRunner.Sqlite")]
    public void Engine_References_NoOtherEngineAndNoConsole(string engine)
    {
        var names = Assembly.Load(engine).GetReferencedAssemblies().Select(a => a.Name!).ToList();

        names.ShouldNotContain("SchemaRunner.Cli");
        names.Where(n => n is "SchemaRunner.Postgres" or "SchemaRunner.Sqlite").ShouldBeEmpty();
        names.ShouldNotContain(n => n.StartsWith("Spectre", StringComparison.Ordinal) || n.StartsWith("System.CommandLine", StringComparison.Ordinal));
    }

    [Fact]
    public void Cli_References_NoDriver()
    {
        var names = Assembly.Load("SchemaRunner.Cli").GetReferencedAssemblies().Select(a => a.Name!);

        names.ShouldNotContain(n => n == "Npgsql" || n == "Dapper" || n.StartsWith("Microsoft.Data", StringComparison.Ordinal));
    }
}

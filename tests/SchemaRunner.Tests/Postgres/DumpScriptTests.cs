using System.Text;
using SchemaRunner.Postgres.Backups;

namespace SchemaRunner.Tests.Postgres;

public sealed class DumpScriptTests
{
    private const string Script = """
        \restrict word
        --
        -- a comment; with a semicolon;
        --

        SET lock_timeout = 0;
        CREATE FUNCTION public.f() RETURNS text
            LANGUAGE plpgsql
            AS $$begin
          perform 1;
          return '\.';
        end$$;
        CREATE TABLE public."a;
        b" (id integer, v text);
        COPY public."a;
        b" (id, v) FROM stdin;
        1	\\.
        2	é; COPY x FROM stdin;
        \.


        COPY public.empty (id) FROM stdin;
        \.
        SELECT pg_catalog.setval('s', 1, false);
        \unrestrict word

        """;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(100_000)]
    public async Task Next_HoweverTheBytesCome_GivesStatementsAndTheirRows(int atOnce)
    {
        var pieces = await ReadAsync(Script, atOnce);

        pieces.ShouldBe(
        [
            "SET lock_timeout = 0",
            "CREATE FUNCTION public.f() RETURNS text\n    LANGUAGE plpgsql\n    AS $$begin\n  perform 1;\n  return '\\.';\nend$$",
            "CREATE TABLE public.\"a;\nb\" (id integer, v text)",
            "COPY public.\"a;\nb\" (id, v) FROM stdin",
            "data: 1\t\\\\.\n2\té; COPY x FROM stdin;\n",
            "COPY public.empty (id) FROM stdin",
            "data: ",
            "SELECT pg_catalog.setval('s', 1, false)",
        ]);
    }

    [Fact]
    public Task ReadData_TheScriptEndsAmongTheRows_SaysSo() =>
        Should.ThrowAsync<EndOfStreamException>(() => ReadAsync("COPY t (id) FROM stdin;\n1\n2\n", 5));

    [Fact]
    public async Task ReadData_MoreThanIsHeld_IsWhole()
    {
        var rows = string.Concat(Enumerable.Range(0, 400_000).Select(i => $"{i}\tx\n"));

        (await ReadAsync($"COPY t (id, v) FROM stdin;\n{rows}\\.\nSELECT 1;\n", 65_536)).ShouldBe(["COPY t (id, v) FROM stdin", $"data: {rows}", "SELECT 1"]);
    }

    private static async Task<List<string>> ReadAsync(string script, int atOnce)
    {
        var dump = new DumpScript(new Trickle(Encoding.UTF8.GetBytes(script.ReplaceLineEndings("\n")), atOnce));
        var pieces = new List<string>();
        while (await dump.NextAsync(TestContext.Current.CancellationToken) is { } statement)
        {
            pieces.Add(statement.Text);
            if (statement.CopyData is null) continue;
            using var data = new MemoryStream();
            await foreach (var part in dump.ReadDataAsync(TestContext.Current.CancellationToken)) data.Write(part.Span);
            pieces.Add("data: " + Encoding.UTF8.GetString(data.ToArray()));
        }

        return pieces;
    }

    /// <summary>A pipe that gives a few bytes at a time.</summary>
    private sealed class Trickle(byte[] bytes, int atOnce) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, atOnce)], cancellationToken);
    }
}

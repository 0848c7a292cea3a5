using SchemaRunner.Snapshots;

namespace SchemaRunner.EngineTests.Postgres;

public sealed class PostgresCatalogTests
{
    private const string Everything = """
        CREATE SCHEMA app; CREATE TYPE app.mood AS ENUM ('sad', 'ok');
        CREATE DOMAIN app.pos AS int DEFAULT 1 NOT NULL CHECK (VALUE > 0); CREATE TYPE app.pair AS (a int, b text);
        CREATE TYPE app.span AS RANGE (subtype = int);
        CREATE TABLE p (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, code varchar(10) COLLATE "C" NOT NULL UNIQUE,
            name text DEFAULT 'x', g int GENERATED ALWAYS AS (length(name)) STORED, m app.mood);
        CREATE TABLE c (id serial PRIMARY KEY, p_id bigint REFERENCES p ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
            q int CONSTRAINT q_ok CHECK (q > 0), tags text[]) WITH (fillfactor = 70);
        CREATE INDEX ix ON c (p_id DESC NULLS LAST, lower(tags[1]) text_pattern_ops) INCLUDE (q) WHERE q > 5;
        CREATE VIEW v AS SELECT c.id, p.name FROM c JOIN p ON p.id = c.p_id;
        CREATE MATERIALIZED VIEW mv AS SELECT 1 AS a;
        CREATE FUNCTION f(a int, b text DEFAULT 'x') RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;
        CREATE AGGREGATE agg (int) (SFUNC = int4pl, STYPE = int, INITCOND = '0');
        CREATE FUNCTION trg() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$;
        CREATE TRIGGER t1 BEFORE UPDATE OF q ON c FOR EACH ROW WHEN (new.q > 1) EXECUTE FUNCTION trg('a');
        CREATE RULE r1 AS ON DELETE TO c DO ALSO NOTHING;
        ALTER TABLE c ENABLE ROW LEVEL SECURITY; CREATE POLICY pol ON c FOR SELECT USING (q > 1);
        COMMENT ON TABLE c IS 'children'; COMMENT ON COLUMN c.q IS 'count'; COMMENT ON INDEX ix IS 'fast';
        GRANT SELECT ON c TO pg_monitor WITH GRANT OPTION; GRANT SELECT (q) ON c TO pg_monitor;
        CREATE STATISTICS st ON p_id, q FROM c;
        CREATE TABLE part (id int, at date) PARTITION BY RANGE (at);
        CREATE TABLE part1 PARTITION OF part FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
        CREATE TEMP TABLE not_ours (id int);
        """;

    private static CancellationToken Token => PostgresTest.Token;

    [Fact]
    public async Task Read_EveryKindOfObject_IsDescribed()
    {
        await using var test = await PostgresTest.StartAsync(Everything);

        var structure = await test.Session.ReadStructureAsync(Token);

        structure.DefaultSchema.ShouldBe("public");
        structure.Tables.Select(t => (t.Name, t.HoldsRows)).ShouldBe([("c", true), ("p", true), ("part", false), ("part1", true)]);
        var p = structure.Tables.Single(t => t.Name == "p");
        p.KeyColumnIds.ShouldBe(["1"]);
        p.Columns.Select(c => c.Type).ShouldBe(["bigint", "character varying(10)", "text", "integer", "app.mood"]);
        Facet(p.Columns[0].Facets, "identity").ShouldBe("ALWAYS");
        Facet(p.Columns[0].Facets, "nullability").ShouldBe("NOT NULL");
        Facet(p.Columns[1].Facets, "collation").ShouldBe("\"C\"");
        Facet(p.Columns[2].Facets, "default").ShouldBe("'x'::text");
        Facet(p.Columns[3].Facets, "generated").ShouldBe("length(name) STORED");
        p.Columns[3].IsGenerated.ShouldBeTrue();
        var c = structure.Tables.Single(t => t.Name == "c");
        Facet(c.Facets, "options").ShouldBe("fillfactor=70");
        Facet(c.Facets, "row security").ShouldBe("enabled");
        var key = structure.ForeignKeys.ShouldHaveSingleItem();
        (key.ParentTable, key.ChildTableId, key.ParentTableId).ShouldBe(("p", c.Id, p.Id));
        (key.ChildColumnIds.Single(), key.ParentColumns.Single()).ShouldBe(("2", "id"));
        Facet(key.Facets, "on delete").ShouldBe("SET NULL");
        Facet(key.Facets, "initially").ShouldBe("DEFERRED");
        Facet(key.Facets, "enforced").ShouldBe("yes");
        structure.Sequences.Select(s => (s.Name, Facet(s.Facets, "owned by"))).ShouldBe([("c_id_seq", "c.id"), ("p_id_seq", "p.id")]);
        Of(structure, ObjectKind.Index, "ix", "columns").ShouldBe("p_id DESC NULLS LAST, lower(tags[1]) text_pattern_ops");
        Of(structure, ObjectKind.Index, "ix", "include").ShouldBe("q");
        Of(structure, ObjectKind.Index, "ix", "predicate").ShouldBe("(q > 5)");
        Of(structure, ObjectKind.Index, "ix", "method").ShouldBe("btree");
        Of(structure, ObjectKind.Index, "ix", "valid").ShouldBe("yes");
        Find(structure, ObjectKind.Index, "ix").ColumnIds.ShouldBe(["2", "3", "4"], ignoreOrder: true);
        Find(structure, ObjectKind.Index, "p_pkey").OwnerId
            .ShouldBe("Constraint:" + Find(structure, ObjectKind.Constraint, "p_pkey").Id);
        Of(structure, ObjectKind.Constraint, "q_ok", "definition").ShouldBe("CHECK ((q > 0))");
        Of(structure, ObjectKind.View, "v", "definition")!.ShouldContain("FROM (public.c");
        Of(structure, ObjectKind.View, "mv", "materialized").ShouldBe("yes");
        Of(structure, ObjectKind.Function, "f(integer, text)", "arguments").ShouldBe("a integer, b text DEFAULT 'x'::text");
        Of(structure, ObjectKind.Function, "agg(integer)", "kind").ShouldBe("aggregate");
        Of(structure, ObjectKind.Trigger, "t1", "definition").ShouldBe(
            "CREATE TRIGGER BEFORE UPDATE OF q ON public.c FOR EACH ROW WHEN ((new.q > 1)) EXECUTE FUNCTION public.trg('a')");
        Of(structure, ObjectKind.Rule, "r1", "definition")!.ShouldContain("DO NOTHING");
        Of(structure, ObjectKind.Policy, "pol", "using").ShouldBe("(q > 1)");
        Of(structure, ObjectKind.Comment, "table public.c", "text").ShouldBe("children");
        Of(structure, ObjectKind.Comment, "column public.c.q", "text").ShouldBe("count");
        Of(structure, ObjectKind.Comment, "index public.ix", "text").ShouldBe("fast");
        Of(structure, ObjectKind.Grant, "table c to pg_monitor", "privileges").ShouldBe("SELECT WITH GRANT OPTION");
        Of(structure, ObjectKind.Grant, "column c.q to pg_monitor", "privileges").ShouldBe("SELECT");
        Of(structure, ObjectKind.Type, "mood", "labels").ShouldBe("'sad', 'ok'");
        Of(structure, ObjectKind.Type, "pos", "checks")!.ShouldContain("VALUE > 0");
        Of(structure, ObjectKind.Type, "pair", "attributes").ShouldBe("a integer, b text");
        Of(structure, ObjectKind.Type, "span", "kind").ShouldBe("range");
        Of(structure, ObjectKind.Statistics, "st", "definition").ShouldBe("p_id, q FROM public.c");
        Of(structure, ObjectKind.Partition, "part1", "bound").ShouldBe("FOR VALUES FROM ('2020-01-01') TO ('2021-01-01')");
        Of(structure, ObjectKind.Extension, "plpgsql", "version").ShouldNotBeNull();
        Of(structure, ObjectKind.Schema, "app", "owner").ShouldBe("postgres");
    }

    [Theory]
    [InlineData("ALTER TABLE c RENAME COLUMN q TO quantity")]
    [InlineData("ALTER TABLE c RENAME TO children")]
    [InlineData("ALTER INDEX ix RENAME TO other")]
    [InlineData("ALTER TABLE p RENAME COLUMN name TO label")]
    [InlineData("ALTER TRIGGER t1 ON c RENAME TO t2")]
    [InlineData("ALTER TABLE p RENAME CONSTRAINT p_pkey TO pk")]
    public async Task Read_AfterARename_EveryMeaningOrValueIsTheSame(string rename)
    {
        await using var test = await PostgresTest.StartAsync(Everything);
        var before = await test.Session.ReadStructureAsync(Token);
        await test.Database.ExecuteAsync(rename);

        Differences(before, await test.Session.ReadStructureAsync(Token)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ALTER TABLE c ALTER q SET NOT NULL", "nullability")]
    [InlineData("ALTER TABLE p ALTER name SET DEFAULT 'y'", "default")]
    [InlineData("ALTER TABLE p ALTER id SET GENERATED BY DEFAULT", "identity")]
    [InlineData("ALTER TABLE c RESET (fillfactor)", "options")]
    [InlineData("ALTER TABLE c FORCE ROW LEVEL SECURITY", "forced row security")]
    [InlineData("ALTER TABLE c DISABLE TRIGGER ALL", "enabled,enforced")]
    [InlineData("REVOKE INSERT ON c FROM postgres", "revoked")]
    [InlineData("REVOKE EXECUTE ON FUNCTION trg() FROM PUBLIC", "revoked")]
    [InlineData("REVOKE GRANT OPTION FOR SELECT ON c FROM pg_monitor", "privileges")]
    [InlineData("CREATE OR REPLACE VIEW v AS SELECT c.id, p.name FROM c LEFT JOIN p ON p.id = c.p_id", "definition")]
    [InlineData("CREATE OR REPLACE FUNCTION trg() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$", "definition")]
    [InlineData("ALTER FUNCTION f(int, text) SECURITY DEFINER", "security")]
    [InlineData("ALTER SEQUENCE c_id_seq INCREMENT 5", "increment")]
    [InlineData("ALTER SEQUENCE c_id_seq OWNED BY NONE", "owned by")]
    [InlineData("ALTER POLICY pol ON c USING (q > 2)", "using")]
    [InlineData("ALTER TYPE app.mood ADD VALUE 'happy'", "labels")]
    [InlineData("ALTER DOMAIN app.pos DROP NOT NULL", "nullability")]
    [InlineData("COMMENT ON COLUMN c.q IS 'other'", "text")]
    [InlineData("ALTER TABLE c ALTER CONSTRAINT c_p_id_fkey NOT DEFERRABLE", "deferrable,initially")]
    [InlineData("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'ix'::regclass", "valid")]
    public async Task Read_AfterAChange_ThatFacetDiffers(string change, string facets)
    {
        await using var test = await PostgresTest.StartAsync(Everything);
        var before = await test.Session.ReadStructureAsync(Token);
        await test.Database.ExecuteAsync(change);

        Differences(before, await test.Session.ReadStructureAsync(Token)).Distinct().Order().ShouldBe(facets.Split(','));
    }

    private static IEnumerable<string> Differences(Structure before, Structure after)
    {
        var now = All(after).ToDictionary(o => o.Id, o => o.Facets);
        foreach (var (id, facets) in All(before))
        {
            foreach (var was in facets)
            {
                var found = now[id].Single(f => f.Name == was.Name);
                if (found.Value != was.Value && (found.Meaning is null || found.Meaning != was.Meaning)) yield return was.Name;
            }
        }
    }

    private static IEnumerable<(string Id, IReadOnlyList<Facet> Facets)> All(Structure structure) =>
    [
        .. structure.Tables.Select(t => ("table " + t.Id, t.Facets)),
        .. structure.Tables.SelectMany(t => t.Columns.Select(c => ($"column {t.Id}.{c.Id}", c.Facets))),
        .. structure.ForeignKeys.Select(k => ("key " + k.Id, k.Facets)),
        .. structure.Sequences.Select(s => ("sequence " + s.Id, s.Facets)),
        .. structure.Objects.Select(o => ($"{o.Kind} {o.Id}", o.Facets)),
    ];

    private static SchemaObject Find(Structure structure, ObjectKind kind, string name)
        => structure.Objects.Single(o => o.Kind == kind && o.Name == name);

    private static string? Of(Structure structure, ObjectKind kind, string name, string facet)
        => Facet(Find(structure, kind, name).Facets, facet);

    private static string? Facet(IReadOnlyList<Facet> facets, string name) => facets.Single(f => f.Name == name).Value;
}

using System.Text.Json;
using SchemaRunner.Cli.Demo;
using SchemaRunner.EngineTests.Backups;
using SchemaRunner.EngineTests.Crashes;
using SchemaRunner.EngineTests.Proofs;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Scripts.Directives;
using SchemaRunner.Snapshots;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Fisheries;

/// <summary>
/// The document's properties 1, 2, 3 and 7 (section 6) over the whole fisheries set at full volume, found out by queries of
/// the tests' own and by the vendors' dumps, never by our snapshot.
/// </summary>
public abstract class FisheriesContract(FisheriesFixture fisheries)
{
    private readonly FisheriesFixture fisheries = fisheries;

    [Fact]
    public void Property1_RowCounts_AreThoseOfTheLegacyDatabase()
    {
        var expected = LegacyData.Summary.Select(count => $"{count.Table}: {count.Rows}").Order();

        Counts(fisheries.Before).ShouldBe(expected);
        Counts(fisheries.Restructured).ShouldBe(expected);
        Counts(fisheries.Reverted).ShouldBe(expected);
    }

    [Fact]
    public void Property1_Values_ArePreservedExactly()
    {
        Hashes(fisheries.Restructured).ShouldBe(Hashes(fisheries.Before));
        Hashes(fisheries.Reverted).ShouldBe(Hashes(fisheries.Before));
    }

    [Fact]
    public async Task Backup_RestoredByTheVendorsTool_IsTheSameDump()
    {
        using var here = new Workspace();
        here.Variables["SCHEMARUNNER_DATABASE"] = fisheries.Database.ConnectionString;

        (await here.RunAsync("backup", "create")).ExitCode.ShouldBe(0);
        var file = here.Files().Single(path => !path.EndsWith(".json", StringComparison.Ordinal));
        var verified = await here.RunAsync("backup", "verify", file);

        verified.ExitCode.ShouldBe(0, verified.Page);
        verified.Output.ShouldContain("\nVERIFIED: ");
        await using var restored = await VendorRestore.OfAsync(here.PathOf(file));
        var (expected, found) = (VendorRestore.Lines(await fisheries.Database.DumpAsync()), VendorRestore.Lines(await restored.DumpAsync()));
        expected.Zip(found).Where(pair => pair.First != pair.Second).Take(3).ShouldBeEmpty();
        found.Count.ShouldBe(expected.Count);
    }

    [Fact]
    public async Task Property1_AfterTheSecondWayUp_ValuesAreStillPreserved()
    {
        var columns = DocumentTables.Columns.Select(line => line.Split(':')[0].Split('.')).ToLookup(it => it[0], it => it[1]);
        var villages = await TableText.ReadAsync(fisheries.Database, fisheries.Catalog, "mst_desa", columns["mst_desa"]);

        villages.ShouldBe(fisheries.Before.Tables["villages"]);
    }

    [Fact]
    public void Property1_CountersOfIds_StandWhereTheyStood()
    {
        var before = fisheries.Before.Counters.Select(it => $"{it.Key}: {it.Value}").Order().ToList();

        before.Count.ShouldBe(7);
        before.ShouldContain("kelompok_nelayan: 6000");
        fisheries.Restructured.Counters.Select(it => $"{it.Key}: {it.Value}").Order().ShouldBe(before);
        fisheries.Reverted.Counters.Select(it => $"{it.Key}: {it.Value}").Order().ShouldBe(before);
    }

    [Fact]
    public async Task Prove_TheWholeSet_ComesBackWithTheLossThatTheScriptsDeclare()
    {
        var before = await fisheries.Database.DumpAsync();

        var result = await ProofScene.RunHereAsync("prove", "--from", "2", "--output", "json", "--quiet", "--database", fisheries.Database.ConnectionString);

        result.ShouldExitWith(0);
        var report = JsonDocument.Parse(result.Output).RootElement;
        var declared = FisheriesFixture.ScriptsFor(fisheries.Database).Migrations.Where(m => m.Version > FisheriesFixture.Legacy).ToDictionary(
            m => m.Version.Text,
            m => m.Down!.Directives.Expectations.Where(e => e is RowsExpectation or DropExpectation { Kind: ObjectKind.Table or ObjectKind.Column }).Select(e => e.Text).ToList());
        report.Verdicts().ShouldBe(declared.Select(m => $"{m.Key} {(m.Value.Count == 0 ? "reversible" : "reversibleWithLoss")}"));
        foreach (var (version, directives) in declared)
        {
            var lost = report.Lost(version).Select(text => text.Split(':')[0]).Distinct();
            report.Later(version).Concat(lost).Order().ShouldBe(directives.Order(), version);
        }

        declared.Values.Sum(directives => directives.Count).ShouldBe(20 + 7 + 4 + 6);
        (await fisheries.Database.DumpAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Property2_EveryForeignKey_HasChildrenWithParentsOnly()
    {
        foreach (var key in await ForeignKeysAsync())
        {
            var (child, column, parent, parentColumn) = Parts(key);
            var orphans = await fisheries.Database.QueryAsync(
                $"SELECT count(*) FROM {child} c LEFT JOIN {parent} p ON p.{parentColumn} = c.{column} " +
                $"WHERE c.{column} IS NOT NULL AND p.{parentColumn} IS NULL");
            var children = await fisheries.Database.QueryAsync($"SELECT count({column}) FROM {child}");

            orphans.ShouldBe("0", key);

            // What the restructure made is empty; a check of keys without children would prove nothing of the others
            if (FisheriesNames.OldNames.ContainsKey(child) && column != "jenis_usaha_id") children.ShouldNotBe("0", key);
        }
    }

    [Fact]
    public async Task Property2_ForeignKeys_AreThoseOfTheDocument()
    {
        DocumentTables.ForeignKeys.Count.ShouldBe(28);
        (await ForeignKeysAsync()).Order(StringComparer.Ordinal).ShouldBe(DocumentTables.ForeignKeys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Property3_EveryTableAndColumn_IsAsTheDocumentSays()
    {
        var found = (await fisheries.Database.RowsAsync(fisheries.Catalog.Columns)).Select(Describe);

        DocumentTables.Columns.Count.ShouldBe(250);
        found.Order(StringComparer.Ordinal).ShouldBe(DocumentTables.Columns.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("mst_jenis_usaha", "kode_jenis_usaha, nama_jenis_usaha, kategori", "JU001|Penangkapan Ikan Laut|Tangkap;JU002|Budidaya Ikan Air Tawar|Budidaya;JU003|Pengolahan Ikan|Pengolahan;JU004|Budidaya Rumput Laut|Budidaya")]
    [InlineData("mst_komoditas", "kode_komoditas, nama_komoditas, nama_ilmiah, kategori, satuan", "KOM001|Ikan Tuna|Thunnus|Ikan|kg;KOM002|Udang Vaname|Litopenaeus vannamei|Udang|kg;KOM003|Rumput Laut|Eucheuma cottonii|Rumput Laut|kg")]
    [InlineData("mst_alat_tangkap", "kode_alat_tangkap, nama_alat_tangkap, jenis", "AT001|Jaring Insang|Jaring;AT002|Pancing Tonda|Pancing;AT003|Bubu|Perangkap")]
    [InlineData("mst_jenis_bantuan", "kode_jenis_bantuan, nama_jenis_bantuan, kategori, satuan", "BT001|Bantuan Alat Tangkap|Alat|unit;BT002|Bantuan Modal Usaha|Modal|rupiah;BT003|Bantuan Benih Ikan|Benih|paket")]
    [InlineData("mst_jenis_pelatihan", "kode_jenis_pelatihan, nama_jenis_pelatihan, kategori, durasi_hari, target_peserta", "PL001|Pelatihan Budidaya Ikan Nila|Teknis|3|Pembudidaya;PL002|Pelatihan Manajemen Kelompok|Manajemen|2|Semua;PL003|Pelatihan Pengolahan Ikan|Pengolahan|5|Pengolah")]
    [InlineData("mst_jenis_sertifikasi", "kode_jenis_sertifikasi, nama_jenis_sertifikasi, kategori, lembaga_penerbit, masa_berlaku_tahun", "SR001|Sertifikat CBIB|Produk|KKP|2;SR002|Sertifikat Kompetensi Nelayan|Kompetensi|BNSP|3;SR003|Sertifikat Halal|Produk|MUI|2")]
    public async Task Property3_ReferenceRows_AreThoseOfTheDocument(string table, string columns, string rows)
    {
        var found = await fisheries.Database.RowsAsync($"SELECT {columns} FROM {table} ORDER BY 1");

        string.Join(';', found.Select(row => string.Join('|', row))).ShouldBe(rows);
    }

    [Fact]
    public void Property7_EveryIndexOfBefore_StandsOnTheRenamedTable()
    {
        fisheries.Before.Indexes.Count.ShouldBeGreaterThanOrEqualTo(10);

        // Nothing was added to these tables either, so the lists are equal
        fisheries.Restructured.Indexes.ShouldBe(fisheries.Before.Indexes);
        fisheries.Reverted.Indexes.ShouldBe(fisheries.Before.Indexes);
    }

    [Fact]
    public async Task Property7_EveryIndexNamedInTheDocument_Stands()
    {
        var found = await fisheries.Database.RowsAsync(fisheries.Catalog.Indexes);

        found.Where(row => row[1]!.StartsWith("idx_", StringComparison.Ordinal))
            .Select(row => $"{row[1]} ON {row[0]} ({row[2]})").Order(StringComparer.Ordinal)
            .ShouldBe(DocumentIndexes.All.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Down_ToTheLegacyTablesWithAllData_GivesTheDumpOfBefore()
    {
        fisheries.Dumps.Before.Length.ShouldBeGreaterThan(5_000_000);
        SortedStatements(fisheries.Dumps.Reverted).SequenceEqual(SortedStatements(fisheries.Dumps.Before)).ShouldBeTrue();
    }

    [Fact]
    public async Task Verify_AfterUpDownUp_FindsNothing()
    {
        fisheries.Reports.Select(report => report.Verdict).ShouldAllBe(verdict => verdict == Verdict.Verified);
        fisheries.Reports.Select(report => report.Phases.Count).ShouldBe([8, 8, 8]);
        fisheries.Reports.SelectMany(report => report.Phases).SelectMany(phase => phase.Mismatches).ShouldBeEmpty();
        (await FisheriesFixture.On(fisheries.Database).VerifyAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task UpDownUp_StepByStep_GivesTheSameStructureAtEachVersion()
    {
        await using var database = await fisheries.CreateAsync();
        var dumps = new List<string> { await database.DumpStructureAsync() };
        var versions = Enumerable.Range(1, 9).ToList();
        foreach (var version in versions) dumps.Add(await UpToAsync(database, version));
        dumps.Distinct().Count().ShouldBe(9, "only the reference rows of 0009 leave the structure as it is");

        foreach (var version in versions.AsEnumerable().Reverse())
        {
            (await FisheriesFixture.On(database).DownAsync(1)).Verdict.ShouldBe(Verdict.Verified);
            (await database.DumpStructureAsync()).ShouldBe(dumps[version - 1], $"after down {version}");
        }

        foreach (var version in versions) (await UpToAsync(database, version)).ShouldBe(dumps[version], $"after the second up {version}");
    }

    private static async Task<string> UpToAsync(ITestDatabase database, int version)
    {
        (await FisheriesFixture.On(database).UpAsync(ScriptVersion.Parse($"{version:0000}"))).Verdict.ShouldBe(Verdict.Verified);
        return await database.DumpStructureAsync();
    }

    private static IEnumerable<string> Counts(FisheriesState state) =>
        state.Tables.Select(it => $"{it.Key}: {it.Value.Rows}").Order();

    private static IEnumerable<string> Hashes(FisheriesState state) =>
        state.Tables.Select(it => $"{it.Key}: {it.Value.Hash}").Order();

    // The order of tables in a dump tells only which was written first
    private static IEnumerable<string> SortedStatements(string dump) => dump.Split(";\n").Order(StringComparer.Ordinal);

    private static (string Child, string Column, string Parent, string ParentColumn) Parts(string key)
    {
        var sides = key.Split(" ON DELETE ")[0].Split(" → ").SelectMany(side => side.Split('.')).ToArray();
        return (sides[0], sides[1], sides[2], sides[3]);
    }

    private static string Describe(string?[] column)
    {
        string?[] marks = [column[4] is "" ? null : column[4], column[3] is { } value ? $"DEFAULT {value}" : null];
        var told = string.Join(", ", marks.Where(mark => mark is not null));
        return $"{column[0]}.{column[1]}: {column[2]}{(told.Length > 0 ? $" ({told})" : "")}";
    }

    private async Task<IReadOnlyList<string>> ForeignKeysAsync() =>
        [.. (await fisheries.Database.RowsAsync(fisheries.Catalog.ForeignKeys)).Select(row => row[0]!)];
}

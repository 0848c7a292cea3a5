using System.Security.Cryptography;
using System.Text;
using SchemaRunner.Cli.Demo;
using SchemaRunner.Cli.Demo.Rows;

namespace SchemaRunner.Tests.Fisheries;

public sealed class LegacyDataTests
{
    private readonly LegacyData data = new();

    [Fact]
    public void Tables_OneRowPerStatement_GiveTheCountsOfTheSummary() =>
        data.Tables
            .Select(table => new LegacyCount(table.Name, table.InsertStatements(1).Count()))
            .ShouldBe(LegacyData.Summary);

    [Fact]
    public void Tables_RowCount_IsTheCountOfTheSummary() =>
        data.Tables.Select(table => new LegacyCount(table.Name, table.RowCount)).ShouldBe(LegacyData.Summary);

    [Fact]
    public void InsertStatements_EveryMachineAndRun_GiveTheSameText()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var statement in data.Tables.SelectMany(table => table.InsertStatements()))
            hash.AppendData(Encoding.UTF8.GetBytes(statement));

        Convert.ToHexStringLower(hash.GetHashAndReset())
            .ShouldBe("477c6eb4bebc413fdad09d9c36c5482dd4b2e1f7d0c361cf1aa1afb255f66e4f");
    }

    [Fact]
    public void InsertStatements_OtherChunks_GiveTheSameRows()
    {
        var table = data.Tables.Single(it => it.Name == "roles");

        var statements = table.InsertStatements(5).ToList();

        statements.Count.ShouldBe(3);
        statements[2].Split('\n').Length.ShouldBe(1 + 2);
        statements.ShouldAllBe(it => it.StartsWith("INSERT INTO roles (id, level_role", StringComparison.Ordinal));
        statements.SelectMany(it => it.Split('\n').Skip(1)).Select(row => row.TrimEnd(','))
            .ShouldBe(table.InsertStatements().Single().Split('\n').Skip(1).Select(row => row.TrimEnd(',')));
    }

    [Fact]
    public void Areas_EveryLevel_HasUniqueCodesThatBeginWithAParentsCode()
    {
        var provinces = Provinces.All.Select(it => (long)it.Id).ToHashSet();
        var regencies = Areas.Regencies().ToList();
        var districts = Areas.Districts().ToList();
        var villages = Areas.Villages().ToList();

        provinces.Count.ShouldBe(34);
        regencies.ShouldAllBe(it => provinces.Contains(it.ParentId) && it.Id / 100 == it.ParentId);
        ShouldLieIn(districts, regencies);
        ShouldLieIn(villages, districts);
        villages.Select(it => it.Id).Distinct().Count().ShouldBe(Areas.VillageCount);
    }

    [Fact]
    public void Villages_Names_HoldEveryHardValue() =>
        Areas.Villages().Select(it => it.Name).Distinct().Intersect(PlaceNames.Hard)
            .ShouldBe(PlaceNames.Hard, ignoreOrder: true);

    [Fact]
    public void Provinces_AltName_IsSometimesMissingAndSometimesEmpty()
    {
        Provinces.All.ShouldContain(it => it.AltName == null);
        Provinces.All.ShouldContain(it => it.AltName == "");
        Provinces.All.ShouldContain(it => it.Latitude == "0.50");
        Provinces.All.ShouldContain(it => it.Latitude == "0.5");
    }

    [Fact]
    public void Nip_EveryEmployee_IsUniqueAndEighteenDigits()
    {
        var numbers = Enumerable.Range(1, EmployeeRows.Count).Select(EmployeeRows.Nip).ToList();

        numbers.ShouldAllBe(nip => nip.Length == 18 && nip.All(char.IsAsciiDigit));
        numbers.Distinct().Count().ShouldBe(EmployeeRows.Count);
    }

    [Fact]
    public void PostgresSequenceStatements_SerialTables_AreSetBehindTheirLastId()
    {
        var statements = data.PostgresSequenceStatements().ToList();

        statements.Count.ShouldBe(7);
        statements[^1].ShouldBe(
            "SELECT setval(pg_get_serial_sequence('absensi', 'id'), (SELECT max(id) FROM absensi))");
    }

    private static void ShouldLieIn(List<Area> children, List<Area> parents)
    {
        var codes = parents.Select(it => it.Id).ToHashSet();
        codes.Count.ShouldBe(parents.Count);
        children.Count(it => codes.Contains(it.ParentId) && it.Id / 1_000 == it.ParentId).ShouldBe(children.Count);
    }
}

using SchemaRunner.Snapshots;

namespace SchemaRunner.Tests.Checks;

public sealed class StructureCheckTests
{
    private static Db Wilayah(string table = "provinces", string column = "name") =>
        new Db().Table("1", table, 34, "1:id", $"2:{column}").Table("2", "regencies", 514, "1:id", "2:province_id");

    [Fact]
    public void Compare_TableGone_IsRefusedWithItsRows()
    {
        var mismatch = Db.Mismatches(Wilayah(), new Db().Table("1", "provinces", 34, "1:id", "2:name")).ShouldHaveSingleItem();

        mismatch.ToString().ShouldBe("SR303 table regencies: expected the table with 514 rows, found no such table");
        mismatch.Directive.ShouldBe("expect drop table regencies");
    }

    [Fact]
    public void Compare_TableGoneAsDeclared_TakesWhatBelongsToIt()
    {
        var before = Wilayah().Object(ObjectKind.Index, "i", "idx", "2", ("columns", "province_id")).Key("k", "2", "2", "1", "provinces", 0);

        Db.Mismatches(before, new Db().Table("1", "provinces", 34, "1:id", "2:name"), "expect drop table regencies").ShouldBeEmpty();
    }

    [Fact]
    public void Compare_ColumnGone_IsRefused() =>
        Db.Mismatches(Wilayah(), new Db().Table("1", "provinces", 34, "1:id").Table("2", "regencies", 514, "1:id", "2:province_id"))
            .ShouldHaveSingleItem().Directive.ShouldBe("expect drop column provinces.name");

    [Fact]
    public void Compare_TypeChanged_SaysWasAndNow()
    {
        var after = new Db().Table("1", "provinces", 34, "1:id", "2:name:varchar(20)=8").Table("2", "regencies", 514, "1:id", "2:province_id");

        Db.Mismatches(Wilayah(), after).ShouldHaveSingleItem().ToString()
            .ShouldBe("SR304 column provinces.name: expected type text, found type varchar(20)");
        Db.Mismatches(Wilayah(), after, "expect alter provinces.name").ShouldHaveSingleItem().Code.ShouldBe("SR302");
    }

    [Fact]
    public void Compare_IndexUnderAnotherNameOnARenamedColumn_IsTheSame()
    {
        var before = Wilayah().Object(ObjectKind.Index, "i1", "idx_old", "1", ("columns", "name DESC"), ("unique", "no"));
        var after = Wilayah("mst_provinsi", "nama").Object(ObjectKind.Index, "i2", "idx_new", "1", ("columns", "nama DESC"), ("unique", "no"));

        var comparison = Db.Compare(before, after);

        comparison.Mismatches.ShouldBeEmpty();
        comparison.Changes.ShouldContain(c => c.Detail == "idx_new");
    }

    [Fact]
    public void Compare_IndexMovedToTheColumnThatTookTheOldName_IsRefused()
    {
        var before = new Db().Table("1", "t", 1, "1:id", "2:a", "3:b").Object(ObjectKind.Index, "i1", "idx", "1", ("columns", "a"));
        var after = new Db().Table("1", "t", 1, "1:id", "2:b", "3:a").Object(ObjectKind.Index, "i2", "idx", "1", ("columns", "a"));

        Db.Mismatches(before, after).ShouldHaveSingleItem().Code.ShouldBe("SR308");
    }

    [Fact]
    public void Compare_IndexGone_IsRefusedAndDeclaredIsNot()
    {
        var before = Wilayah().Object(ObjectKind.Index, "i1", "idx_name", "1", ("columns", "name"));

        Db.Mismatches(before, Wilayah()).ShouldHaveSingleItem().ToString()
            .ShouldBe("SR308 index idx_name: expected the index (name), found no such index");
        Db.Mismatches(before, Wilayah(), "expect drop index idx_name").ShouldBeEmpty();
    }

    [Fact]
    public void Compare_PrivilegeGained_IsFreeAndLostIsNot()
    {
        Db With(string privileges) => Wilayah().Object(ObjectKind.Grant, "g", "table provinces to reader", null, ("privileges", privileges));

        Db.Mismatches(With("SELECT"), With("INSERT, SELECT")).ShouldBeEmpty();
        Db.Mismatches(With("INSERT, SELECT"), With("SELECT")).ShouldHaveSingleItem().Code.ShouldBe("SR315");
    }

    [Fact]
    public void Compare_EnumLabelAdded_IsFreeAndLostIsNot()
    {
        Db With(string labels) => Wilayah().Object(ObjectKind.Type, "t", "status", null, ("labels", labels));

        Db.Mismatches(With("new, done"), With("new, open, done")).ShouldBeEmpty();
        Db.Mismatches(With("new, done"), With("done, new")).ShouldHaveSingleItem().Code.ShouldBe("SR316");
    }

    [Fact]
    public void Compare_SequenceSetBack_IsRefused()
    {
        Db At(long? value)
        {
            var db = Wilayah();
            db.Sequences.Add(new Sequence { Id = "s", Schema = "public", Name = "roles_id_seq", LastValue = value });
            return db;
        }

        Db.Mismatches(At(12), At(20)).ShouldBeEmpty();
        Db.Mismatches(At(12), At(null)).ShouldHaveSingleItem().ToString()
            .ShouldBe("SR309 sequence roles_id_seq: expected value 12 or further on, found its start");
        Db.Mismatches(At(12), At(3), "expect change roles_id_seq").ShouldBeEmpty();
    }

    [Fact]
    public void Compare_OldOrphans_AreNotThisPhasesFault()
    {
        Db With(params long[] orphans) => Wilayah().Key("k", "2", "2", "1", "provinces", orphans.Length, orphans);

        Db.Mismatches(With(1, 2, 3), With(1, 3)).ShouldBeEmpty();
        Db.Mismatches(With(1, 2, 3), With(1, 2, 4)).ShouldHaveSingleItem().ToString()
            .ShouldBe("SR307 foreign key regencies(province_id) → provinces(id): expected no orphan that was none of the 3 before, found 1 child row without a parent");
        Db.Mismatches(With(), With(7)).ShouldHaveSingleItem().Samples.ShouldBe(["id=12 (province_id=99)"]);
        Db.Mismatches(With(), With(7), "expect orphans regencies(province_id) 1").ShouldBeEmpty();
    }

    [Fact]
    public void Compare_ForeignKeyGone_IsRefusedAndByItsNameDeclared()
    {
        var before = Wilayah().Key("k", "2", "2", "1", "provinces", 0);

        Db.Mismatches(before, Wilayah()).ShouldHaveSingleItem().Directive.ShouldBe("expect drop foreign key fk_k");
        Db.Mismatches(before, Wilayah(), "expect drop foreign key fk_k").ShouldBeEmpty();
        Db.Mismatches(before, Wilayah(), "expect drop foreign key regencies(province_id)").ShouldBeEmpty();
    }

    [Fact]
    public void Compare_ForeignKeyOnRenamedTables_IsTheSame()
    {
        var before = Wilayah().Key("k1", "2", "2", "1", "provinces", 0);
        var after = new Db().Table("1", "mst_provinsi", 34, "1:id", "2:name").Table("2", "mst_kabupaten", 514, "1:id", "2:province_id")
            .Key("k2", "2", "2", "1", "mst_provinsi", 0);

        Db.Mismatches(before, after).ShouldBeEmpty();
    }

    [Fact]
    public void Compare_UnknownNameDeclared_IsNotMet() =>
        Db.Mismatches(Wilayah(), Wilayah(), "expect rows nonsense +1").ShouldHaveSingleItem().Actual.ShouldBe("no such table");
}

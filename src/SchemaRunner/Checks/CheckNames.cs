namespace SchemaRunner.Checks;

/// <summary>Every check by its code, in the order of the codes.</summary>
public static class CheckNames
{
    /// <summary>The checks that every phase is put through.</summary>
    public static IReadOnlyList<CheckName> All { get; } =
    [
        new("SR301", "rows", "No table holds more or fewer rows than declared."),
        new("SR302", "content", "No column holds other values than it did, unless declared."),
        new("SR303", "tables", "No table is gone that was not declared."),
        new("SR304", "columns", "No column is gone or has another type, nullability or default, unless declared."),
        new("SR305", "constraints", "No primary key, unique, check or exclusion constraint is gone or different."),
        new("SR306", "foreign keys", "No foreign key is gone or has another meaning."),
        new("SR307", "orphans", "No foreign key has rows without a parent that it did not have before."),
        new("SR308", "indexes", "No index is gone, different or invalid."),
        new("SR309", "sequences", "No sequence is gone, different or behind where it was."),
        new("SR310", "views", "No view is gone or has another meaning."),
        new("SR311", "triggers", "No trigger is gone, different or switched off."),
        new("SR312", "functions", "No function is gone or different."),
        new("SR313", "policies", "No row security policy is gone, different or switched off."),
        new("SR314", "comments", "No comment is gone or different."),
        new("SR315", "grants", "No role may do less or more than it could."),
        new("SR316", "types", "No enum, domain, composite or range type is gone or different."),
        new("SR317", "partitions", "No partition has left its place below its parent."),
        new("SR318", "other objects", "No rule, extended statistics, extension or schema is gone or different."),
        new("SR319", "table properties", "No table has another owner, option or row security switch."),
        new("SR320", "expectations", "Everything that was declared to change did change."),
        new("SR321", "assertions", "Every assertion of the script holds."),
    ];

    /// <summary>The check with this code, or <see langword="null"/> when there is none.</summary>
    public static CheckName? Find(string code) => All.FirstOrDefault(check => check.Code == code);
}

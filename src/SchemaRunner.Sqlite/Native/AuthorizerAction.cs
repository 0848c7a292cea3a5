namespace SchemaRunner.Sqlite.Native;

/// <summary>What the library asks its authorizer about; https://www.sqlite.org/c3ref/c_alter_table.html</summary>
internal static class AuthorizerAction
{
    internal const int CreateTable = 2;
    internal const int Delete = 9;
    internal const int DropTable = 11;
    internal const int Insert = 18;
    internal const int Pragma = 19;
    internal const int Read = 20;
    internal const int Select = 21;
    internal const int Update = 23;
    internal const int Attach = 24;
    internal const int AlterTable = 26;
    internal const int CreateVirtualTable = 29;
    internal const int DropVirtualTable = 30;
    internal const int Function = 31;
    internal const int Savepoint = 32;
    internal const int Recursive = 33;
}

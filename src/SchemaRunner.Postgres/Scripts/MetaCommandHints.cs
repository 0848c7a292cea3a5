namespace SchemaRunner.Postgres.Scripts;

/// <summary>What to write in a script instead of a psql command.</summary>
internal static class MetaCommandHints
{
    public static string For(string name) => name switch
    {
        "copy" => @"write COPY … FROM stdin; with the data lines below it and a line \. at their end",
        "i" or "ir" or "include" or "include_relative" => "put the file's SQL into this script, or into a migration of its own",
        "c" or "connect" => "a run has one database; name it with --database",
        "set" or "unset" or "prompt" or "getenv" => "write the value itself where the variable is used",
        "echo" or "qecho" or "warn" => "remove it, or write DO $$ BEGIN RAISE NOTICE '…'; END $$;",
        "g" or "gx" => "close the statement with a semicolon",
        "gexec" => "write a DO block that loops over the query and runs EXECUTE for each row",
        "gset" => "write the query where its value is used, or a DO block with SELECT … INTO",
        "if" or "elif" or "else" or "endif" => "write a DO block with IF … THEN … END IF",
        "encoding" => "scripts are UTF-8; remove it",
        "password" => "write ALTER ROLE … PASSWORD",
        "timing" or "pset" or "x" or "a" or "t" or "o" or "H" or "out" or "errverbose" => "it only changes what psql prints; remove it",
        "q" or "quit" => "a script runs to its end; remove it and what is below",
        "." => @"it closes COPY data, and no COPY … FROM stdin; stands before it",
        "!" or "cd" or "setenv" => "a script cannot run programs; do it outside of the migration",
        "lo_import" or "lo_export" or "lo_unlink" or "lo_list" => "write SELECT lo_from_bytea(…) or lo_unlink(…)",
        _ when name.StartsWith('d') || name is "l" or "z" or "sf" or "sv" or "du" => "it only prints a description; remove it",
        _ => "only psql reads it; remove it or write the SQL for it",
    };
}

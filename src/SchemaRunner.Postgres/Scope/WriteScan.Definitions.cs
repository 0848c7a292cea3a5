using SchemaRunner.Postgres.Scripts;

namespace SchemaRunner.Postgres.Scope;

/// <content>What makes, changes and drops.</content>
internal sealed partial class WriteScan
{
    private void Alter()
    {
        if (_cursor.Skip("TABLE", "ALL")) _prediction.Everything($"ALTER TABLE ALL at {Place(_cursor)} names no table");
        else if (_cursor.Skip("TABLE")) AlterTable();
        else if (_cursor.Skip("VIEW")) CloseView();
        else if (_cursor.Skip("TYPE")) AlterType();
        else if (_cursor.Skip("TRIGGER") || _cursor.Skip("RULE")) CloseNamed();
        else if (_cursor.Skip("POLICY")) ClosePolicy();
    }

    private void CloseView()
    {
        _cursor.Skip("IF", "EXISTS");
        _prediction.Close(_cursor.ReadPath());
        _cursor.SkipStatement();
    }

    /// <summary>What is not dropped or changed by its name alone: <c>name ON table</c>.</summary>
    private void CloseNamed()
    {
        _cursor.Skip("IF", "EXISTS");
        _ = _cursor.ReadName();
        if (_cursor.Skip("ON")) _prediction.Close(_cursor.ReadPath());
    }

    private void ClosePolicy()
    {
        CloseNamed();

        // FOR UPDATE is none here
        _cursor.SkipStatement();
    }

    private void AlterTable()
    {
        _cursor.Skip("IF", "EXISTS");
        var only = _cursor.Skip("ONLY");
        var path = _cursor.ReadPath();
        if (path.Count == 0) return;
        LockAltered(path, only);
        if (TableChange.Rewrites(_cursor, _prediction.IsDomain)) _prediction.Write(path, WriteKind.Rewrite, null, only);
        if (_cursor.Skip("RENAME", "TO"))
        {
            var name = _cursor.ReadName();

            // a table of the script's takes the place of one that it has moved away
            if (_prediction.Names.Find(path).Count == 0) _prediction.Write([.. path.SkipLast(1), name], WriteKind.Rewrite);
            else _prediction.Names.Rename(path, name);
        }
        else if (_cursor.Skip("SET", "SCHEMA"))
        {
            _prediction.Names.Move(path, _cursor.ReadName());
        }
    }

    private void LockAltered(IReadOnlyList<string> path, bool only)
    {
        var change = AlterLocks.Of(_cursor);
        if (change.ClosesReaders) _prediction.Close(path, only || change.Partitions.Count > 0);
        else if (change.ClosesWriters) _prediction.Alter(path);
        if (change.Names.Count > 0) _prediction.CloseKeys(path, change.Names);
        foreach (var partition in change.Partitions) _prediction.Close(partition);
    }

    private void AlterType()
    {
        var path = _cursor.ReadPath();
        if (path.Count > 0 && (_cursor.Skip("RENAME", "VALUE") || _cursor.Skip("ADD", "ATTRIBUTE") || _cursor.Skip("DROP", "ATTRIBUTE")
            || _cursor.Skip("ALTER", "ATTRIBUTE") || _cursor.Skip("RENAME", "ATTRIBUTE")))
            _prediction.ChangeType(path[^1]);
    }

    private void Drop()
    {
        if (_cursor.Skip("OWNED")) _prediction.Everything($"DROP OWNED at {Place(_cursor)} names no table");
        var (isTable, isSchema) = (_cursor.Skip("TABLE") || _cursor.Skip("FOREIGN", "TABLE"), _cursor.Skip("SCHEMA"));
        var (isIndex, isView) = (_cursor.Skip("INDEX"), _cursor.Skip("VIEW"));
        if (_cursor.Skip("TRIGGER") || _cursor.Skip("RULE") || _cursor.Skip("POLICY")) CloseNamed();
        if (!isTable && !isSchema && !isIndex && !isView) return;

        _cursor.Skip("IF", "EXISTS");
        Each((path, _) =>
        {
            if (isIndex) _prediction.CloseIndex(path[^1]);
            else if (isView) _prediction.Close(path);
            else if (isSchema) _prediction.DropSchema(path[0]);
            else DropTable(path);
        });
    }

    private void DropTable(IReadOnlyList<string> path)
    {
        _prediction.Close(path);
        _prediction.CloseKeys(path, names: null);
        _prediction.Write(path, WriteKind.Rewrite);
    }

    private void Create()
    {
        var start = _cursor.Fork();
        _cursor.Skip("OR", "REPLACE");
        var temporary = _cursor.IsAny("TEMP", "TEMPORARY", "LOCAL", "GLOBAL");
        while (_cursor.IsAny("TEMP", "TEMPORARY", "LOCAL", "GLOBAL", "UNLOGGED", "UNIQUE", "CONSTRAINT")) _cursor.Advance();

        if (_cursor.Skip("FUNCTION") || _cursor.Skip("PROCEDURE")) CreateRoutine();
        else if (_cursor.IsAny("TRIGGER", "RULE")) CreateReaction(start);
        else if (_cursor.Skip("TABLE")) CreateTable(temporary);
        else if (_cursor.Skip("INDEX")) CreateIndex();
        else if (_cursor.Skip("POLICY")) ClosePolicy();
        else if (!temporary && _cursor.Skip("VIEW")) CloseView();
        else if (_cursor.IsAny("VIEW", "AGGREGATE", "OPERATOR", "CAST", "STATISTICS", "EVENT", "DOMAIN", "TYPE"))
            _cursor.SkipStatement();
    }

    private void CreateRoutine()
    {
        var name = _cursor.ReadPath();
        var (language, body) = ("sql", "");
        while (!_cursor.IsAtEnd && _cursor.Current.Kind != TokenKind.Semicolon)
        {
            if (_cursor.Skip("LANGUAGE")) language = _cursor.IsAtText ? _cursor.ReadText() : _cursor.ReadName();
            else if (_cursor.Skip("ATOMIC")) break;
            else if (_cursor.Skip("AS") && _cursor.IsAtText) body = _cursor.ReadText();
            else _cursor.Advance();
        }

        if (body.Length == 0) body = _cursor.Rest();
        while (body.Length > 0 && !_cursor.IsAtEnd && _routine is null) _cursor.Advance();
        if (name.Count > 0) _prediction.Define(new Routine(name[^1], language.ToLowerInvariant(), body, $"function {name[^1]}"));
    }

    private void CreateIndex()
    {
        while (!_cursor.IsAtEnd && _cursor.Current.Kind != TokenKind.Semicolon && !_cursor.Skip("ON")) _cursor.Advance();
        _cursor.Skip("ONLY");
        _prediction.Alter(_cursor.ReadPath());
        _cursor.SkipStatement();
    }

    private void CreateReaction(SqlCursor start)
    {
        _cursor.SkipStatement();
        var text = _text[start.Current.Start.._cursor.Current.Start];
        var (table, reaction) = ReactionText.Read(text, Place(start));
        if (reaction.Function is null) _prediction.Close(table);
        else _prediction.Alter(table);
        _prediction.Define(table, reaction);
    }

    private void CreateTable(bool temporary)
    {
        var mayExist = _cursor.Skip("IF", "NOT", "EXISTS");
        var path = _cursor.ReadPath();
        if (path.Count == 0) return;
        if (temporary) _prediction.Names.Hide(path[^1]);
        else if (!mayExist) _prediction.Write(path, WriteKind.Rewrite);
        if (_cursor.Skip("PARTITION", "OF")) _prediction.Close(_cursor.ReadPath(), only: true);
    }
}

using SchemaRunner.Postgres.Scripts;

namespace SchemaRunner.Postgres.Scope;

/// <summary>Finds in SQL what is written and what is called; strings and comments are no names.</summary>
internal sealed class WriteScan
{
    private readonly Prediction _prediction;
    private readonly string _text;
    private readonly int _line;
    private readonly string? _routine;
    private readonly bool _isProcedural;
    private readonly SqlCursor _cursor;
    private IReadOnlyList<string> _inserted = [];

    /// <summary>Reads a statement of the script.</summary>
    public WriteScan(Prediction prediction, string text, int line)
        : this(prediction, text, line, routine: null, isProcedural: false)
    {
    }

    /// <summary>Reads a routine's body.</summary>
    public WriteScan(Prediction prediction, Routine routine)
        : this(prediction, routine.Body, 0, routine.Place, routine.Language == "plpgsql")
    {
    }

    private WriteScan(Prediction prediction, string text, int line, string? routine, bool isProcedural)
    {
        (_prediction, _text, _line, _routine, _isProcedural) = (prediction, text, line, routine, isProcedural);
        _cursor = new SqlCursor(text);
    }

    public void Run()
    {
        while (!_cursor.IsAtEnd)
        {
            if (!_cursor.IsAtName)
            {
                _cursor.Advance();
                continue;
            }

            if (_cursor.Current.Kind == TokenKind.Word && Handle()) continue;
            var path = _cursor.ReadPath();
            if (path[^1].StartsWith("dblink", StringComparison.Ordinal))
                _prediction.Everything($"what dblink at {Place(_cursor)} does is out of the transaction's sight");
            if (_cursor.Current.Kind == TokenKind.OpenParen) _prediction.Call(path);
            else _prediction.Mention(path);
        }
    }

    /// <summary>Reads what stands behind a keyword; false when it is a name like any other.</summary>
    private bool Handle()
    {
        if (_cursor.Skip("INSERT", "INTO")) Insert();
        else if (_cursor.Skip("UPDATE")) Update();
        else if (_cursor.Skip("DELETE", "FROM")) _ = Target(WriteKind.Delete);
        else if (_cursor.Skip("MERGE", "INTO")) Merge();
        else if (_cursor.Skip("TRUNCATE")) Truncate();
        else if (_cursor.Skip("COPY")) Copy();
        else if (_cursor.Skip("ALTER")) Alter();
        else if (_cursor.Skip("DROP")) Drop();
        else if (_cursor.Skip("CREATE")) Create();
        else if (_cursor.Skip("EXECUTE")) Execute();
        else if (_cursor.Skip("DO")) Do();
        else if (_cursor.Skip("LOCK")) Lock();
        else if (_cursor.Skip("CLUSTER")) Cluster();
        else if (_cursor.Skip("REFRESH", "MATERIALIZED", "VIEW")) Refresh();
        else if (_cursor.Skip("SET")) SearchPath();
        else if (_cursor.Is("PROGRAM") && new SqlCursor(_text).Is("COPY")) Program();
        else return false;
        return true;
    }

    private void Insert()
    {
        _inserted = _cursor.ReadPath();
        _prediction.Write(_inserted, WriteKind.Insert);
    }

    private void Update()
    {
        var only = _cursor.Skip("ONLY");
        var path = _cursor.ReadPath();
        if (path.Count > 0) _prediction.Write(path, WriteKind.Update, SetWords(), only);
    }

    private void Merge()
    {
        var only = _cursor.Skip("ONLY");
        var path = _cursor.ReadPath();
        foreach (var kind in (WriteKind[])[WriteKind.Insert, WriteKind.Update, WriteKind.Delete]) _prediction.Write(path, kind, null, only);
    }

    private void Truncate()
    {
        _cursor.Skip("TABLE");
        var ahead = _cursor.Fork();
        ahead.SkipStatement();
        var cascade = _text[_cursor.Current.Start..ahead.Current.Start].Contains("CASCADE", StringComparison.OrdinalIgnoreCase);
        Each((path, only) => _prediction.Write(path, WriteKind.Truncate, null, only, cascade));
    }

    private void Copy()
    {
        var path = _cursor.ReadPath();
        if (path.Count > 0 && _cursor.Current.Kind == TokenKind.OpenParen)
        {
            while (!_cursor.IsAtEnd && _cursor.Current.Kind != TokenKind.CloseParen) _cursor.Advance();
            _cursor.Advance();
        }

        if (path.Count > 0 && _cursor.Skip("FROM")) _prediction.Write(path, WriteKind.Insert);
    }

    private void Program()
    {
        _prediction.Everything($"what the program at {Place(_cursor)} does is out of the transaction's sight");
        _cursor.Advance();
    }

    private void Alter()
    {
        if (_cursor.Skip("TABLE", "ALL")) _prediction.Everything($"ALTER TABLE ALL at {Place(_cursor)} names no table");
        else if (_cursor.Skip("TABLE")) AlterTable();
        else if (_cursor.Skip("TYPE")) AlterType();
    }

    private void AlterTable()
    {
        _cursor.Skip("IF", "EXISTS");
        var only = _cursor.Skip("ONLY");
        var path = _cursor.ReadPath();
        if (path.Count == 0) return;
        _prediction.Alter(path);
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
        var isIndex = _cursor.Skip("INDEX");
        if (!isTable && !isSchema && !isIndex) return;

        _cursor.Skip("IF", "EXISTS");
        Each((path, _) =>
        {
            if (isIndex) _prediction.DropIndex(path[^1]);
            else if (isSchema) _prediction.DropSchema(path[0]);
            else _prediction.Write(path, WriteKind.Rewrite);
        });
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
        else if (_cursor.IsAny("VIEW", "POLICY", "AGGREGATE", "OPERATOR", "CAST", "STATISTICS", "EVENT", "DOMAIN", "TYPE"))
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
        var (table, reaction) = ReactionText.Read(_text[start.Current.Start.._cursor.Current.Start], Place(start));
        _prediction.Define(table, reaction);
    }

    private void CreateTable(bool temporary)
    {
        var mayExist = _cursor.Skip("IF", "NOT", "EXISTS");
        var path = _cursor.ReadPath();
        if (path.Count == 0) return;
        if (temporary) _prediction.Names.Hide(path[^1]);
        else if (!mayExist) _prediction.Write(path, WriteKind.Rewrite);
    }

    private void Execute()
    {
        if (!_isProcedural || _cursor.IsAny("FUNCTION", "PROCEDURE")) return;
        var place = Place(_cursor);
        if (DynamicText.Read(_cursor) is { } text) new WriteScan(_prediction, text, 0, place, isProcedural: false).Run();
        else _prediction.Everything($"what EXECUTE {(_routine is null ? "at" : "in")} {place} runs cannot be told");
    }

    private void Do()
    {
        if (_cursor.Skip("UPDATE"))
        {
            _prediction.Write(_inserted, WriteKind.Update, SetWords());
            return;
        }

        var language = "plpgsql";
        if (_cursor.Skip("LANGUAGE")) language = _cursor.IsAtText ? _cursor.ReadText() : _cursor.ReadName();
        if (!_cursor.IsAtText) return;
        var line = LineOf(_cursor);
        var body = _cursor.ReadText();
        if (_cursor.Skip("LANGUAGE")) language = _cursor.IsAtText ? _cursor.ReadText() : _cursor.ReadName();
        if (language.ToLowerInvariant() is "plpgsql" or "sql") new WriteScan(_prediction, body, line, _routine, isProcedural: true).Run();
        else _prediction.Everything($"what DO at line {line} does in {language} cannot be told");
    }

    private void Lock()
    {
        _cursor.Skip("TABLE");
        var paths = new List<IReadOnlyList<string>>();
        Each((path, _) => paths.Add(path));
        if (!_cursor.Skip("IN", "EXCLUSIVE") && !_cursor.Skip("IN", "ROW", "EXCLUSIVE")) return;
        foreach (var path in paths) _prediction.Write(path, WriteKind.Rewrite);
    }

    private void Cluster()
    {
        _cursor.Skip("VERBOSE");
        _prediction.Write(_cursor.ReadPath(), WriteKind.Rewrite);
    }

    private void Refresh()
    {
        _cursor.Skip("CONCURRENTLY");
        _ = _cursor.ReadPath();
    }

    private void SearchPath()
    {
        _ = _cursor.Skip("LOCAL") || _cursor.Skip("SESSION");
        if (!_cursor.Skip("search_path")) return;
        _cursor.Advance();
        var schemas = new List<string>();
        while (_cursor.IsAtName || _cursor.IsAtText || _cursor.Is(','))
        {
            if (_cursor.Is(',')) _cursor.Advance();
            else schemas.Add(_cursor.IsAtText ? _cursor.ReadText() : _cursor.ReadName());
        }

        _prediction.Names.LookIn(schemas);
    }

    private IReadOnlyList<string> Target(WriteKind kind)
    {
        var only = _cursor.Skip("ONLY");
        var path = _cursor.ReadPath();
        _prediction.Write(path, kind, null, only);
        return path;
    }

    private void Each(Action<IReadOnlyList<string>, bool> found)
    {
        do
        {
            var only = _cursor.Skip("ONLY");
            var path = _cursor.ReadPath();
            if (path.Count > 0) found(path, only);
            if (_cursor.Is('*')) _cursor.Advance();
        }
        while (SkipComma());
    }

    private bool SkipComma()
    {
        if (!_cursor.Is(',')) return false;
        _cursor.Advance();
        return true;
    }

    /// <summary>The names up to the end of a SET clause.</summary>
    private HashSet<string> SetWords()
    {
        var ahead = _cursor.Fork();
        var words = new HashSet<string>();
        while (!ahead.IsAtEnd && ahead.Current.Kind != TokenKind.Semicolon && !ahead.IsAny("FROM", "WHERE", "RETURNING"))
        {
            if (ahead.IsAtName) words.Add(ahead.ReadName());
            else ahead.Advance();
        }

        return words;
    }

    private string Place(SqlCursor cursor) => _routine ?? $"line {LineOf(cursor)}";

    private int LineOf(SqlCursor cursor) =>
        _line + _text.AsSpan(0, Math.Min(cursor.Current.Start, _text.Length)).Count('\n');
}

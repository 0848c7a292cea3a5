using SchemaRunner.Postgres.Scripts;

namespace SchemaRunner.Postgres.Scope;

/// <summary>Finds in SQL what is written and what is called; strings and comments are no names.</summary>
internal sealed partial class WriteScan
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
        else if (_cursor.Skip("REINDEX")) Reindex();
        else if (_cursor.Skip("REFERENCES")) _prediction.Alter(_cursor.ReadPath());
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
        var closes = !_cursor.Is("IN") || _cursor.Skip("IN", "ACCESS", "EXCLUSIVE");
        foreach (var path in paths.Where(_ => closes)) _prediction.Close(path);
        if (!_cursor.Skip("IN", "EXCLUSIVE") && !_cursor.Skip("IN", "ROW", "EXCLUSIVE")) return;
        foreach (var path in paths) _prediction.Write(path, WriteKind.Rewrite);
    }

    private void Cluster()
    {
        _cursor.Skip("VERBOSE");
        var path = _cursor.ReadPath();
        _prediction.Close(path);
        _prediction.Write(path, WriteKind.Rewrite);
    }

    private void Reindex()
    {
        if (_cursor.Skip("TABLE")) _prediction.Close(_cursor.ReadPath());
        else if (_cursor.Skip("INDEX") && _cursor.ReadPath() is [.., var name]) _prediction.CloseIndex(name);
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

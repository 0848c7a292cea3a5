using System.Globalization;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Scripts.Directives;

/// <summary>Reads what follows <c>expect</c>.</summary>
internal static class ExpectationParser
{
    private static readonly string[] Words = ["rows", "change", "alter", "drop", "orphans"];

    private static readonly ObjectKind[] Droppable = Enum.GetValues<ObjectKind>();

    public static Expectation Parse(DirectiveReader reader, int line, string text)
    {
        var at = reader.Offset;
        var word = reader.Word();
        Expectation expectation = word switch
        {
            "rows" => Rows(reader, line, text),
            "change" => Change(reader, line, text),
            "alter" => new AlterExpectation(line, text, Name(reader, "alter TABLE.COLUMN")),
            "drop" => Drop(reader, line, text),
            "orphans" => Orphans(reader, line, text),
            _ => throw Unknown(at, word),
        };
        if (!reader.AtEnd) throw Malformed(reader.Offset, $"'{reader.Rest()}' is one word too many", $"expect {word} …");
        return expectation;
    }

    private static RowsExpectation Rows(DirectiveReader reader, int line, string text)
    {
        const string form = "expect rows TABLE +N, -N, =N, -A..-B or any";
        var table = Name(reader, form);
        var at = reader.Offset;
        var word = reader.Word();
        var change = RowChangeParser.Parse(word) ?? throw Malformed(at, $"'{word}' is not a change of rows", form);
        return new RowsExpectation(line, text, table, change);
    }

    private static ChangeExpectation Change(DirectiveReader reader, int line, string text)
    {
        const string form = "expect change TABLE, or TABLE.COLUMN, COLUMN …";
        var name = Name(reader, form);
        var more = new List<string>();
        while (reader.Take(',')) more.Add(reader.NamePart() ?? throw Malformed(reader.Offset, "a column's name is missing", form));
        return new ChangeExpectation(line, text, name, more);
    }

    private static DropExpectation Drop(DirectiveReader reader, int line, string text)
    {
        const string form = "expect drop table, column, index, constraint, foreign key, view, trigger, sequence or function NAME";
        var at = reader.Offset;
        var word = reader.Word();
        if (word == "foreign") word += " " + reader.Word();
        var kinds = Droppable.Select(kind => (kind, word: KindWords.Of(kind))).ToList();
        if (kinds.All(pair => pair.word != word))
        {
            var near = Suggestion.For(word, kinds.Select(pair => pair.word));
            throw Malformed(at, $"'{word}' is no kind of object{(near is null ? "" : $"; did you mean '{near}'?")}", form);
        }

        var kind = kinds.Single(pair => pair.word == word).kind;
        var nameAt = reader.Offset;

        // functions carry argument types, keys without a name their columns, comments and grants what they stand on:
        // the rest of the line is then the name
        var isPlain = kind is not (ObjectKind.Function or ObjectKind.Comment or ObjectKind.Grant)
            && !reader.Remaining.Contains('(', StringComparison.Ordinal);
        if (isPlain) return new DropExpectation(line, text, kind, Name(reader, form));

        var rest = reader.Rest();
        if (rest.Length == 0) throw Malformed(nameAt, "a name is missing", form);
        return new DropExpectation(line, text, kind, new NamePath([rest], rest));
    }

    private static OrphansExpectation Orphans(DirectiveReader reader, int line, string text)
    {
        const string form = "expect orphans CHILD(COLUMN, …) N";
        var child = Name(reader, form);
        if (!reader.Take('(')) throw Malformed(reader.Offset, "'(' is missing", form);
        var columns = new List<string>();
        do columns.Add(reader.NamePart() ?? throw Malformed(reader.Offset, "a column's name is missing", form));
        while (reader.Take(','));
        if (!reader.Take(')')) throw Malformed(reader.Offset, "')' is missing", form);

        var at = reader.Offset;
        var word = reader.Word();
        if (!long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            throw Malformed(at, $"'{word}' is not a number of rows", form);
        return new OrphansExpectation(line, text, child, columns, count);
    }

    private static NamePath Name(DirectiveReader reader, string form) =>
        reader.Name() ?? throw Malformed(reader.Offset, "a name is missing", form);

    private static DirectiveSyntaxException Unknown(int at, string word)
    {
        var near = Suggestion.For(word, Words);
        var what = word.Length == 0 ? "what to expect is missing" : $"'expect {word}' is unknown";
        return Malformed(at, near is null ? what : $"{what}; did you mean 'expect {near}'?", "expect rows, change, alter, drop or orphans");
    }

    private static DirectiveSyntaxException Malformed(int offset, string message, string form) =>
        new(offset, message, $"write: -- schemarunner:{form}");
}

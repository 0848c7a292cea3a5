using SchemaRunner.Reports;

namespace SchemaRunner.Cli.Output;

/// <summary>What a proof found, for a person: each migration, what is to be said of it, and the whole.</summary>
/// <param name="output">Where it goes.</param>
/// <param name="width">How wide it may be.</param>
/// <param name="paint">Its colours.</param>
internal sealed class ProofText(TextWriter output, int width, Paint paint)
{
    /// <summary>Writes it.</summary>
    public void Write(ProofReport report)
    {
        if (report.Migrations.Count == 0)
        {
            output.WriteLine("Nothing to prove: nothing is pending. --from V proves what is applied.");
            return;
        }

        WriteTable(report);
        foreach (var migration in report.Migrations) WriteDetails(migration);
        output.WriteLine();
        foreach (var line in Shorten.Wrap(Sentence(report), width)) output.WriteLine(line);
        output.WriteLine(report.Recorded
            ? "The journal has it. Nothing else of the database was touched; the copy is gone."
            : "The database was not touched; the copy is gone.");
    }

    private void WriteTable(ProofReport report)
    {
        var table = new TextTable(new("migration", Shrinks: true), new("verdict"), new("ms", ToTheRight: true));
        foreach (var migration in report.Migrations)
        {
            table.Add(
                $"{migration.Version} {migration.Name}",
                new Cell(ProofWords.Of(migration.Verdict), Colour: ColourOf(migration.Verdict)),
                migration.Milliseconds > 0 ? $"{migration.Milliseconds:N0}" : "–");
        }

        table.Write(output, width, paint);
    }

    private void WriteDetails(MigrationProof migration)
    {
        var sentences = ProofWords.Sentences(migration).ToList();
        if (sentences.Count == 0) return;
        output.WriteLine();
        output.WriteLine(paint.Strong(Shorten.Middle($"{migration.Version} {migration.Name}", width)));
        foreach (var sentence in sentences)
            foreach (var line in Shorten.Wrap(sentence, width - 2)) output.WriteLine($"  {line}");
    }

    private string Sentence(ProofReport report)
    {
        var all = report.Migrations;
        if (!report.Holds)
        {
            return $"{paint.Bad("NOT PROVEN")}: {all.Count(m => !m.Holds)} of {Words.Count(all.Count, "migration")} "
                + $"{(all.Count(m => !m.Holds) == 1 ? "does" : "do")} not come back.";
        }

        string[] parts =
        [
            .. Part(ProofVerdict.Reversible, "reversible"),
            .. Part(ProofVerdict.ReversibleWithLoss, "with declared loss"),
            .. Part(ProofVerdict.Irreversible, "irreversible as declared"),
        ];
        return $"{paint.Good("PROVEN")}: {Words.Count(all.Count, "migration")}; {string.Join(", ", parts)}.";

        IEnumerable<string> Part(ProofVerdict verdict, string words) =>
            all.Count(m => m.Verdict == verdict) is > 0 and var number ? [$"{number} {words}"] : [];
    }

    private Func<string, string> ColourOf(ProofVerdict verdict) => verdict switch
    {
        ProofVerdict.Reversible => paint.Good,
        ProofVerdict.ReversibleWithLoss or ProofVerdict.Irreversible => paint.Notable,
        _ => paint.Bad,
    };
}

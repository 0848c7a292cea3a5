using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SchemaRunner.Checks;
using SchemaRunner.Comparisons;
using SchemaRunner.Examinations;
using SchemaRunner.Journal;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;
using SchemaRunner.Snapshots.Documents;

namespace SchemaRunner.Cli.Json;

/// <summary>How results are written as JSON; made at build time, since reflection would cost at every start.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(Word<Direction>), typeof(Word<JournalEvent>), typeof(Word<MigrationState>), typeof(Word<VerifyLevel>),
        typeof(Word<ExaminationState>), typeof(Word<ChangeKind>), typeof(Word<DifferenceKind>), typeof(Word<ObjectKind>),
        typeof(Word<ProofVerdict>), typeof(Word<ProofStep>)],
    WriteIndented = true)]
[JsonSerializable(typeof(ErrorDocument))]
[JsonSerializable(typeof(IReadOnlyList<StatusDocument>))]
[JsonSerializable(typeof(IReadOnlyList<PlanDocument>))]
[JsonSerializable(typeof(IReadOnlyList<HistoryDocument>))]
[JsonSerializable(typeof(IReadOnlyList<Finding>))]
[JsonSerializable(typeof(IReadOnlyList<Examination>))]
[JsonSerializable(typeof(HistoryDocument))]
[JsonSerializable(typeof(VerifiedHistoryDocument))]
[JsonSerializable(typeof(IReadOnlyList<AcceptedDocument>))]
[JsonSerializable(typeof(Convergence))]
[JsonSerializable(typeof(CreatedDocument))]
[JsonSerializable(typeof(LockDocument))]
[JsonSerializable(typeof(BackupDocument))]
[JsonSerializable(typeof(BackupListDocument))]
[JsonSerializable(typeof(PruneDocument))]
[JsonSerializable(typeof(RestoreDocument))]
[JsonSerializable(typeof(ProofReport))]
[JsonSerializable(typeof(IReadOnlyList<RefusalDocument>))]
[JsonSerializable(typeof(WrittenSnapshotDocument))]
[JsonSerializable(typeof(DatabaseComparison))]
internal sealed partial class CliJson : JsonSerializerContext
{
    private static CliJson? printed;

    /// <summary>As documents are printed: letters of every language and quotes stand as they are, as in a report.</summary>
    public static CliJson Printed => printed ??= new CliJson(new JsonSerializerOptions(Default.Options!)
    {
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}

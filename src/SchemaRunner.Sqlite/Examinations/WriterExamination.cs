using SchemaRunner.Examinations;
using SchemaRunner.Sqlite.Native;

namespace SchemaRunner.Sqlite.Examinations;

/// <summary>Whether somebody is writing at this moment.</summary>
internal static class WriterExamination
{
    private const string Subject = "writers";

    /// <summary>Takes the place of the one writer and gives it up at once; nothing is written.</summary>
    public static Examination Of(NativeConnection connection)
    {
        connection.WaitForLocks(TimeSpan.Zero);
        try
        {
            connection.Execute("BEGIN IMMEDIATE");
            connection.Execute("ROLLBACK");
            return Examination.Ok(Subject, "nobody else is writing");
        }
        catch (SqliteFailure failure) when (failure.Code == ResultCode.Busy)
        {
            return Examination.Note(Subject, "another connection is writing; a run waits for it");
        }
        catch (SqliteFailure failure) when (failure.Code == ResultCode.ReadOnly)
        {
            return Examination.Note(Subject, "who may not write cannot tell whether others do");
        }
    }
}

using SchemaRunner.Examinations;
using SchemaRunner.Sqlite.Examinations;

namespace SchemaRunner.Tests.Examinations;

public sealed class JournalModeExaminationTests
{
    [Theory]
    [InlineData("delete", DriveType.Fixed, ExaminationState.Ok)]
    [InlineData("wal", DriveType.Ram, ExaminationState.Ok)]
    [InlineData("delete", DriveType.Network, ExaminationState.Note)]
    [InlineData("wal", DriveType.Network, ExaminationState.Problem)]
    public void Of_ModeOnADrive_IsTrustedWhereItWorks(string mode, DriveType drive, ExaminationState state) =>
        JournalModeExamination.Of(mode, (drive, "nfs")).State.ShouldBe(state);
}

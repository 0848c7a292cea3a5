using SchemaRunner.Examinations;

namespace SchemaRunner.Tests.Examinations;

public sealed class DiskExaminationTests
{
    private const long Mega = 1_000_000;

    [Theory]
    [InlineData(900, ExaminationState.Ok, "900 MB free in /data")]
    [InlineData(400, ExaminationState.Note, "400 MB free in /data; all of it takes 500 MB")]
    [InlineData(80, ExaminationState.Problem, "80 MB free in /data; the largest takes 100 MB")]
    public void Of_FreeBytes_AreComparedWithWhatMayBeNeeded(long free, ExaminationState state, string fact)
    {
        var found = DiskExamination.Of("/data", free * Mega, (100 * Mega, "the largest"), (500 * Mega, "all of it"));

        (found.State, found.Fact).ShouldBe((state, fact));
    }

    [Fact]
    public void Of_EmptyDatabaseOnAFullDisk_IsAProblemAllTheSame() =>
        DiskExamination.Of("/data", 5 * Mega, (0, "nothing"), (0, "nothing")).ShouldBe(
            Examination.Problem("disk", "5.0 MB free in /data", "make room there"));

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(999, "999 B")]
    [InlineData(8_192, "8.2 kB")]
    [InlineData(80_000_000_000, "80 GB")]
    public void Text_Bytes_AreReadable(long bytes, string text) => DiskExamination.Text(bytes).ShouldBe(text);
}

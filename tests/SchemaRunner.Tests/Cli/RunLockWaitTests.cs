using SchemaRunner.Cli.Progress;
using SchemaRunner.Engines;

namespace SchemaRunner.Tests.Cli;

public sealed class RunLockWaitTests
{
    private static readonly LockOwner s_holder = new("ab12", "db-admin", 4711, new(2026, 11, 21, 10, 15, 3, TimeSpan.Zero)) { Phase = "0007" };

    [Fact]
    public void Say_LongWait_SpeaksAtOnceAndEveryFiveSeconds()
    {
        var clock = new Clock();
        var wait = new RunLockWait(clock);

        var said = Enumerable.Range(0, 24).Select(_ =>
        {
            var line = wait.Say(s_holder);
            clock.Advance(TimeSpan.FromMilliseconds(500));
            return line;
        }).OfType<string>();

        const string Line = "waiting for the run lock: run ab12 on db-admin, pid 4711, since 2026-11-21 10:15:03Z, in phase 0007";
        said.ShouldBe([Line, $"{Line} (5 s so far)", $"{Line} (10 s so far)"]);
    }

    [Fact]
    public void Say_AnotherHolder_SpeaksAtOnceAndNotForAnotherPhase()
    {
        var wait = new RunLockWait(new Clock());
        wait.Say(holder: null).ShouldBe("waiting for the run lock: holder unknown");

        wait.Say(s_holder).ShouldNotBeNull();
        wait.Say(s_holder with { Phase = "0008" }).ShouldBeNull();
        wait.Say(s_holder with { RunId = "cd34" }).ShouldNotBeNull();
    }

    private sealed class Clock : TimeProvider
    {
        private long ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => ticks;

        public void Advance(TimeSpan time) => ticks += time.Ticks;
    }
}

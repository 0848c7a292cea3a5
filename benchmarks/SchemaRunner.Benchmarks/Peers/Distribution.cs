namespace SchemaRunner.Benchmarks.Peers;

/// <summary>Programs that the Linux distribution packages.</summary>
internal static class Distribution
{
    /// <summary>Where a program is; installs packages when it is not there and root asks.</summary>
    /// <exception cref="InvalidOperationException">It is not to be had.</exception>
    public static async Task<string> GetAsync(string program, params string[] packages)
    {
        if (External.Find(program) is { } present) return present;
        if (External.Find("apt-get") is not { } apt || !Environment.IsPrivilegedProcess)
            throw new InvalidOperationException($"install it first: apt-get install {string.Join(' ', packages)}");

        var quietly = new Dictionary<string, string> { ["DEBIAN_FRONTEND"] = "noninteractive" };
        await External.RunAsync(Path.GetTempPath(), apt, ["update", "-qq"], quietly);
        await External.RunAsync(Path.GetTempPath(), apt, ["install", "-y", "-qq", "--no-install-recommends", .. packages], quietly);
        return External.Find(program) ?? throw new InvalidOperationException($"apt-get installed no {program}");
    }
}

namespace SchemaRunner.Planning;

/// <summary>Phases outside a transaction, where everything asked for has to be rolled back together.</summary>
internal static class OutsidePhases
{
    private const string Directive = "transaction none";

    /// <summary>Makes sure that there are none.</summary>
    /// <param name="phases">The plan.</param>
    /// <param name="what">What cannot be had with them, such as <c>a dry run</c>.</param>
    /// <exception cref="RefusedException">There is one; it is named.</exception>
    public static void Refuse(IReadOnlyList<PlannedPhase> phases, string what)
    {
        if (phases.FirstOrDefault(phase => !phase.Script.Directives.Transactional) is not { Script: var script }) return;
        var line = 1 + script.Text.Split('\n').TakeWhile(text => !text.Contains(Directive, StringComparison.Ordinal)).Count();
        throw new RefusedException(
            "SR215",
            $"{script.Path}:{line}: '{Directive}' and {what} do not go together: what it does cannot be rolled back",
            "stop before it with --to, or try it on a copy of the database");
    }
}

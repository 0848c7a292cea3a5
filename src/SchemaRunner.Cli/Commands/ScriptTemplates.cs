namespace SchemaRunner.Cli.Commands;

/// <summary>What a new script holds: the directives, out of force until the second dash pair goes.</summary>
internal static class ScriptTemplates
{
    /// <summary>The script that applies.</summary>
    public static string Up(string name) =>
        $"""
        -- {name}
        --
        -- The whole script runs in one transaction. What it does not declare here must not change.
        -- Take away '-- example: ' in front of what you need:
        --
        -- example: -- schemarunner:expect rows invoice +3
        -- example: -- schemarunner:expect change invoice.total
        -- example: -- schemarunner:expect alter invoice.total
        -- example: -- schemarunner:expect drop column invoice.old_total
        -- example: -- schemarunner:expect orphans invoice(customer_id) 2
        -- example: -- schemarunner:assert SELECT COUNT(*) = 0 FROM invoice WHERE total < 0
        -- example: -- schemarunner:lock-timeout 2s
        -- example: -- schemarunner:statement-timeout 10m

        -- Write the statements below; without any, nothing is changed and the version counts as applied.

        """;

    /// <summary>The script that reverts.</summary>
    public static string Down(string name) =>
        $"""
        -- {name}: takes back what the up script did.
        --
        -- What is dropped here holds data by then, so it is declared:
        --
        -- example: -- schemarunner:expect drop table invoice
        -- example: -- schemarunner:expect drop column invoice.total
        --
        -- If there is no way back, delete this file and put into the up script:
        --
        -- example: -- schemarunner:irreversible REASON

        -- Write the statements below; without any, nothing is changed and the version counts as reverted.

        """;
}

using System.Globalization;
using System.Numerics;
using System.Text;
using SchemaRunner.Cli.Errors;

namespace SchemaRunner.Cli.Commands;

/// <summary>Numbers and names for new scripts.</summary>
internal static class ScriptNaming
{
    /// <summary>The number after the highest one there is, as wide as that one is written; <c>0001</c> when there is none.</summary>
    public static string Next(IReadOnlyList<string> fileNames)
    {
        var highest = BigInteger.Zero;
        var width = 4;
        foreach (var fileName in fileNames)
        {
            var digits = new string([.. fileName.TakeWhile(char.IsAsciiDigit)]);
            if (digits.Length == 0) continue;
            var number = BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
            if (number < highest) continue;
            highest = number;
            width = digits.Length;
        }

        return (highest + 1).ToString(CultureInfo.InvariantCulture).PadLeft(width, '0');
    }

    /// <summary><c>Add Invoice-Total</c> and <c>addInvoiceTotal</c> become <c>add_invoice_total</c>.</summary>
    /// <exception cref="UsageException">It holds something other than ASCII letters, digits and separators.</exception>
    public static string ToSnakeCase(string name)
    {
        var snake = new StringBuilder();
        var previous = ' ';
        foreach (var character in name.Trim())
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                if (char.IsAsciiLetterUpper(character) && (char.IsAsciiLetterLower(previous) || char.IsAsciiDigit(previous)))
                    snake.Append('_');
                snake.Append(char.ToLowerInvariant(character));
            }
            else if (character is ' ' or '-' or '_')
            {
                if (snake.Length > 0 && snake[^1] != '_') snake.Append('_');
            }
            else
            {
                throw new UsageException(
                    $"'{name}' holds '{character}', which a script's name cannot", "use the letters a to z, digits, spaces, - and _");
            }

            previous = character;
        }

        var result = snake.ToString().TrimEnd('_');
        return result.Length > 0
            ? result
            : throw new UsageException($"'{name}' is no name for a script", "say what it does: schemarunner new add_invoice_total");
    }
}

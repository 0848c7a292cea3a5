using System.Globalization;
using SchemaRunner.Benchmarks;

const long Rows = 1_000_000;
const int Rounds = 11;

var which = args.Length > 0 ? args[0] : "all";
var rows = args.Length > 1 ? long.Parse(args[1], CultureInfo.InvariantCulture) : Rows;
if (which is not ("all" or "sqlite" or "postgres"))
{
    await Console.Error.WriteLineAsync("usage: SchemaRunner.Benchmarks [all|sqlite|postgres] [rows]");
    return 2;
}

if (which is "all" or "sqlite") await SqliteScan.RunAsync(rows, Rounds, Console.Out);
if (which is "all" or "postgres") await PostgresScan.RunAsync(rows, Rounds, Console.Out);
return 0;

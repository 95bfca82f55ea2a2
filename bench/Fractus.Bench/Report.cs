using System.Globalization;
using System.Text.Json;

namespace Fractus.Bench;

/// <summary>The figures of a run, beside their budgets.</summary>
internal sealed class Report
{
    private readonly List<(string Name, double Value, string Note)> _rows = [];

    public void Add(string name, double value, string note = "") => _rows.Add((name, value, note));

    /// <returns>True where every budget is kept.</returns>
    public bool Print()
    {
        using var budgets = JsonDocument.Parse(File.ReadAllText(FindBudgets()));
        var kept = true;
        foreach (var (name, value, note) in _rows)
        {
            var verdict = "";
            if (budgets.RootElement.TryGetProperty(name, out var budget))
            {
                var isKept = budget.TryGetProperty("atLeast", out var least) ? value >= least.GetDouble() : value <= budget.GetProperty("atMost").GetDouble();
                verdict = $"{(isKept ? "kept  " : "MISSED")} {budget.GetRawText()}";
                kept &= isKept;
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-32} {value,12:0.###}  {note,-48} {verdict}"));
        }

        return kept;
    }

    private static string FindBudgets()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "bench", "budgets.json")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("bench/budgets.json is not above the program.");
        }

        return Path.Combine(folder.FullName, "bench", "budgets.json");
    }
}

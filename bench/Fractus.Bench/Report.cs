using System.Globalization;
using System.Text.Json;

namespace Fractus.Bench;

/// <summary>The figures of a run, beside their budgets.</summary>
internal sealed class Report
{
    private readonly JsonElement _budgets = JsonDocument.Parse(File.ReadAllText(FindBudgets())).RootElement;

    /// <summary>True as long as every budget is kept.</summary>
    public bool IsKept { get; private set; } = true;

    /// <summary>Prints a figure, with its budget where it has one.</summary>
    public void Add(string name, double value, string note = "")
    {
        var verdict = "";
        if (FindBudget(name) is { } budget)
        {
            var isKept = budget.TryGetProperty("atLeast", out var least) ? value >= least.GetDouble() : value <= budget.GetProperty("atMost").GetDouble();
            verdict = $"{(isKept ? "kept  " : "MISSED")} {budget.GetRawText()}";
            IsKept &= isKept;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-40} {value,12:0.###}  {note,-48} {verdict}"));
    }

    private JsonElement? FindBudget(string name) =>
        _budgets.TryGetProperty(name, out var budget) ? budget : null;

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

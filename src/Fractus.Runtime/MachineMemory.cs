using System.Globalization;

namespace Fractus.Runtime;

/// <summary>How much of the machine's memory is left.</summary>
internal static class MachineMemory
{
    /// <summary>What could be given to programs without swapping, as a share of all memory; 1 where the machine does not say.</summary>
    internal static double AvailableShare()
    {
        const string file = "/proc/meminfo";
        if (!File.Exists(file))
        {
            return 1;
        }

        double total = 0, available = 0;
        foreach (var line in File.ReadLines(file))
        {
            if (line.StartsWith("MemTotal:", StringComparison.Ordinal))
            {
                total = Kilobytes(line);
            }
            else if (line.StartsWith("MemAvailable:", StringComparison.Ordinal))
            {
                available = Kilobytes(line);
                break;
            }
        }

        return total > 0 ? available / total : 1;
    }

    // MemTotal:       24683216 kB
    private static double Kilobytes(string line) => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
}

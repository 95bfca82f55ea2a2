using System.Globalization;

namespace Fractus.Bench;

/// <summary>What the disk under a folder has written, by whomever: it says something only where nothing else writes.</summary>
internal sealed class DiskWrites
{
    private const int SectorBytes = 512;
    private readonly string _statistics;

    private DiskWrites(string statistics) => _statistics = statistics;

    public long Bytes => SectorBytes * long.Parse(
        File.ReadAllText(_statistics).Split(' ', StringSplitOptions.RemoveEmptyEntries)[6], CultureInfo.InvariantCulture);

    public static DiskWrites Of(string folder)
    {
        // Fields 3 and 5 of a line are the device and where it is mounted (proc(5), mountinfo).
        var mount = File.ReadLines("/proc/self/mountinfo")
            .Select(line => line.Split(' '))
            .Where(fields => Path.GetFullPath(folder).StartsWith(fields[4], StringComparison.Ordinal))
            .MaxBy(fields => fields[4].Length)!;
        return new DiskWrites($"/sys/dev/block/{mount[2]}/stat");
    }
}

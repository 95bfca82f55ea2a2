using System.Globalization;

namespace Fractus.Runtime;

/// <summary>How busy the machine's processors are.</summary>
internal sealed class MachineProcessors
{
    /// <summary>Less idle time than this share of the time that passed is none: what waits for each other leaves a processor idle for moments.</summary>
    private const double LeastIdle = 0.1;

    /// <summary>How long an answer holds, in milliseconds: long beside the hundredths of seconds that the system counts in.</summary>
    private const long LookEveryMs = 100;

    private const string Statistics = "/proc/stat";

    private readonly Lock _gate = new();
    private long _lookedAtMs;
    private long _idle;
    private long _all;
    private bool _areBusy;

    /// <summary>
    /// Whether they have all been busy since this was last looked for: what is started now would only take turns with what runs. False
    /// where the system does not say.
    /// </summary>
    public bool AreBusy()
    {
        lock (_gate)
        {
            if (Environment.TickCount64 - _lookedAtMs >= LookEveryMs && File.Exists(Statistics))
            {
                _lookedAtMs = Environment.TickCount64;
                Look();
            }

            return _areBusy;
        }
    }

    private void Look()
    {
        // cpu  user nice system idle iowait irq softirq steal …, in hundredths of seconds of all processors together.
        var line = File.ReadLines(Statistics).First();
        var times = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..9].Select(time => long.Parse(time, CultureInfo.InvariantCulture)).ToArray();
        var (idle, all) = (times[3] + times[4], times.Sum());
        _areBusy = all > _all ? idle - _idle < LeastIdle * (all - _all) : _areBusy;
        (_idle, _all) = (idle, all);
    }
}

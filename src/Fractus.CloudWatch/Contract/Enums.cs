namespace Fractus.CloudWatch.Contract;

public static class RecentlyActive
{
    public const string ThreeHours = "PT3H";
}

public static class ScanBy
{
    public const string TimestampDescending = "TimestampDescending";
    public const string TimestampAscending = "TimestampAscending";
}

public static class StandardUnit
{
    public const string Seconds = "Seconds";
    public const string Microseconds = "Microseconds";
    public const string Milliseconds = "Milliseconds";
    public const string Bytes = "Bytes";
    public const string Kilobytes = "Kilobytes";
    public const string Megabytes = "Megabytes";
    public const string Gigabytes = "Gigabytes";
    public const string Terabytes = "Terabytes";
    public const string Bits = "Bits";
    public const string Kilobits = "Kilobits";
    public const string Megabits = "Megabits";
    public const string Gigabits = "Gigabits";
    public const string Terabits = "Terabits";
    public const string Percent = "Percent";
    public const string Count = "Count";
    public const string BytesPerSecond = "Bytes/Second";
    public const string KilobytesPerSecond = "Kilobytes/Second";
    public const string MegabytesPerSecond = "Megabytes/Second";
    public const string GigabytesPerSecond = "Gigabytes/Second";
    public const string TerabytesPerSecond = "Terabytes/Second";
    public const string BitsPerSecond = "Bits/Second";
    public const string KilobitsPerSecond = "Kilobits/Second";
    public const string MegabitsPerSecond = "Megabits/Second";
    public const string GigabitsPerSecond = "Gigabits/Second";
    public const string TerabitsPerSecond = "Terabits/Second";
    public const string CountPerSecond = "Count/Second";
    public const string None = "None";
}

public static class Statistic
{
    public const string SampleCount = "SampleCount";
    public const string Average = "Average";
    public const string Sum = "Sum";
    public const string Minimum = "Minimum";
    public const string Maximum = "Maximum";
}

public static class StatusCode
{
    public const string Complete = "Complete";
    public const string InternalError = "InternalError";
    public const string PartialData = "PartialData";
    public const string Forbidden = "Forbidden";
}

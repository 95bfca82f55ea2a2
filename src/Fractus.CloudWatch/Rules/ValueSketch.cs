namespace Fractus.CloudWatch.Rules;

/// <summary>
/// The values of a metric in some stretch of time: count, sum, least and greatest exactly, and how often each value came. Two that
/// are merged are as one that got the values of both.
/// </summary>
/// <remarks>
/// Up to <see cref="MostExact"/> different values are kept as they are. Beyond that they are rounded to <see cref="RoundedBits"/> bits
/// of their mantissa, so that a percentile is off by less than 0.8 per cent; the more values still differ, beyond
/// <see cref="MostRounded"/>, the fewer bits are kept. Not safe for threads.
/// </remarks>
internal sealed class ValueSketch
{
    public const int MostExact = 200;
    public const int MostRounded = 2000;
    public const int ExactBits = 52;
    public const int RoundedBits = 6;

    private double[] _values = [];
    private double[] _counts = [];
    private int _last;

    public double Count { get; private set; }

    public double Sum { get; private set; }

    public double Minimum { get; private set; } = double.PositiveInfinity;

    public double Maximum { get; private set; } = double.NegativeInfinity;

    /// <summary>Some of it came as sums whose values are not known: it has no percentiles.</summary>
    public bool IsOpaque { get; private set; }

    /// <summary>How many bits of the values' mantissas are kept.</summary>
    public int Bits { get; private set; } = ExactBits;

    /// <summary>How many different values are kept.</summary>
    public int Length { get; private set; }

    /// <summary>In ascending order.</summary>
    public ReadOnlySpan<double> Values => _values.AsSpan(0, Length);

    /// <summary>How often each of the values came.</summary>
    public ReadOnlySpan<double> Counts => _counts.AsSpan(0, Length);

    /// <param name="value">A finite number.</param>
    /// <param name="count">How often it came; more than 0.</param>
    public void Add(double value, double count = 1)
    {
        Add(count, value * count, value, value);
        Insert(value, count);
    }

    /// <summary>Adds values of which only this is known. Where they can only have been the same, that is known too.</summary>
    public void AddStatistics(double count, double sum, double minimum, double maximum)
    {
        Add(count, sum, minimum, maximum);
        if (minimum == maximum)
        {
            Insert(minimum, count);
        }
        else
        {
            IsOpaque = true;
        }
    }

    public void Merge(ValueSketch other)
    {
        Add(other.Count, other.Sum, other.Minimum, other.Maximum);
        IsOpaque |= other.IsOpaque;
        if (other.Bits < Bits)
        {
            RoundTo(other.Bits);
        }

        for (var i = 0; i < other.Length; i++)
        {
            Insert(other._values[i], other._counts[i]);
        }
    }

    /// <summary>Makes it empty; it keeps its room.</summary>
    public void Clear()
    {
        (Count, Sum, Minimum, Maximum) = (0, 0, double.PositiveInfinity, double.NegativeInfinity);
        (IsOpaque, Bits, Length, _last) = (false, ExactBits, 0, 0);
    }

    /// <summary>One with these contents, as it was stored.</summary>
    public static ValueSketch Restore(SketchTotals totals, bool isOpaque, int bits, double[] values, double[] counts) => new()
    {
        Count = totals.Count,
        Sum = totals.Sum,
        Minimum = totals.Minimum,
        Maximum = totals.Maximum,
        IsOpaque = isOpaque,
        Bits = bits,
        Length = values.Length,
        _values = values,
        _counts = counts,
    };

    private void Add(double count, double sum, double minimum, double maximum)
    {
        Count += count;
        Sum += sum;
        Minimum = Math.Min(Minimum, minimum);
        Maximum = Math.Max(Maximum, maximum);
    }

    private void Insert(double value, double count)
    {
        var kept = Round(value, Bits);

        // Most metrics say the same again and again.
        if (_last < Length && _values[_last] == kept)
        {
            _counts[_last] += count;
            return;
        }

        var index = Values.BinarySearch(kept);
        if (index < 0)
        {
            index = ~index;
            MakeRoom(index);
            _values[index] = kept;
            _counts[index] = 0;
        }

        _counts[index] += count;
        _last = index;
        if (Length > (Bits == ExactBits ? MostExact : MostRounded))
        {
            RoundTo(Bits == ExactBits ? RoundedBits : Bits - 1);
        }
    }

    private void MakeRoom(int index)
    {
        if (Length == _values.Length)
        {
            var size = Math.Max(4, Length * 2);
            Array.Resize(ref _values, size);
            Array.Resize(ref _counts, size);
        }

        Array.Copy(_values, index, _values, index + 1, Length - index);
        Array.Copy(_counts, index, _counts, index + 1, Length - index);
        Length++;
    }

    private void RoundTo(int bits)
    {
        Bits = bits;
        _last = 0;
        var kept = 0;
        for (var i = 0; i < Length; i++)
        {
            var value = Round(_values[i], bits);
            if (kept > 0 && _values[kept - 1] == value)
            {
                _counts[kept - 1] += _counts[i];
            }
            else
            {
                (_values[kept], _counts[kept]) = (value, _counts[i]);
                kept++;
            }
        }

        Length = kept;
    }

    private static double Round(double value, int bits)
    {
        if (bits == ExactBits)
        {
            return value;
        }

        // A number's bits rise with its distance from 0, so rounding them is rounding it to so many binary places.
        var dropped = ExactBits - bits;
        var raw = BitConverter.DoubleToInt64Bits(value);
        return BitConverter.Int64BitsToDouble((raw + (1L << (dropped - 1))) >> dropped << dropped);
    }
}

/// <summary>What is known exactly of some values.</summary>
internal readonly record struct SketchTotals(double Count, double Sum, double Minimum, double Maximum);

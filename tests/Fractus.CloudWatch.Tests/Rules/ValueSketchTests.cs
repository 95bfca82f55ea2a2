using Fractus.CloudWatch.Rules;
using Fractus.CloudWatch.Storage;

namespace Fractus.CloudWatch.Tests.Rules;

/// <summary>All figures come from sketches: what one loses, no statistic can show.</summary>
public sealed class ValueSketchTests
{
    [Fact]
    public void Few_values_are_kept_as_they_are()
    {
        var sketch = Of(3.25, -1, 0, 3.25, 1e-9);
        Assert.Equal([-1, 0, 1e-9, 3.25], sketch.Values.ToArray());
        Assert.Equal([1, 1, 1, 2], sketch.Counts.ToArray());
        Assert.Equal((5, 5.500000001, -1, 3.25), (sketch.Count, sketch.Sum, sketch.Minimum, sketch.Maximum));
    }

    // The bound that docs/cloudwatch.md states, on values over twelve orders of magnitude.
    [Theory]
    [InlineData(0.5)]
    [InlineData(50)]
    [InlineData(90)]
    [InlineData(99.9)]
    public void A_percentile_of_many_values_is_off_by_less_than_0_8_per_cent(double percent)
    {
        var random = new Random(7);
        var values = Enumerable.Range(0, 20_000).Select(_ => Math.Pow(10, (random.NextDouble() * 12) - 3)).ToArray();
        var sketch = Of(values);
        Array.Sort(values);
        var exact = values[(int)Math.Ceiling(values.Length * percent / 100) - 1];
        Assert.InRange(Distribution.Percentile(sketch, percent) / exact, 0.992, 1.008);
        Assert.Equal(values.Length, sketch.Count);
        Assert.Equal((values[0], values[^1]), (sketch.Minimum, sketch.Maximum));
    }

    // What one caller can make the store hold is bounded, whatever numbers it thinks of.
    [Fact]
    public void No_values_take_more_room_than_the_bound()
    {
        var random = new Random(3);
        var sketch = Of([.. Enumerable.Range(0, 50_000).Select(_ => (random.NextDouble() - 0.5) * Math.Pow(2, random.Next(-300, 300)))]);
        Assert.InRange(sketch.Length, 1, ValueSketch.MostRounded);
        Assert.Equal(50_000, sketch.Counts.ToArray().Sum());
        Assert.InRange(SketchFormat.Write(sketch).Length, 1, 16_000);
    }

    // Nodes, seconds and minutes are put together in any order: the result must not depend on it.
    [Fact]
    public void Two_merged_are_as_one_that_got_the_values_of_both()
    {
        var random = new Random(5);
        var values = Enumerable.Range(0, 3000).Select(_ => random.NextDouble() * 1000).ToArray();
        var (whole, first, second) = (Of(values), Of(values[..40]), Of(values[40..]));
        first.Merge(second);
        Assert.Equal(whole.Values.ToArray(), first.Values.ToArray());
        Assert.Equal(whole.Counts.ToArray(), first.Counts.ToArray());
        Assert.Equal((whole.Count, whole.Minimum, whole.Maximum), (first.Count, first.Minimum, first.Maximum));
        Assert.Equal(whole.Sum, first.Sum, 1e-6);
    }

    [Fact]
    public void A_stored_sketch_is_read_as_it_was()
    {
        var random = new Random(9);
        var rounded = Of([.. Enumerable.Range(0, 5000).Select(_ => (random.NextDouble() - 0.3) * Math.Pow(10, random.Next(-5, 9)))]);
        var broken = new ValueSketch();
        broken.Add(double.MaxValue / 4, 0.5);
        broken.Add(-double.MaxValue / 4, 1e300);
        var opaque = new ValueSketch();
        opaque.AddStatistics(10, 55, 1, 10);
        foreach (var sketch in new[] { rounded, broken, opaque, Of(1), Of(-2.5, -0.0, 7) })
        {
            var read = SketchFormat.Read(SketchFormat.Write(sketch));
            Assert.Equal(sketch.Values.ToArray(), read.Values.ToArray());
            Assert.Equal(sketch.Counts.ToArray(), read.Counts.ToArray());
            Assert.Equal(
                (sketch.Count, sketch.Sum, sketch.Minimum, sketch.Maximum, sketch.IsOpaque, sketch.Bits),
                (read.Count, read.Sum, read.Minimum, read.Maximum, read.IsOpaque, read.Bits));
        }
    }

    private static ValueSketch Of(params double[] values)
    {
        var sketch = new ValueSketch();
        Array.ForEach(values, value => sketch.Add(value));
        return sketch;
    }
}

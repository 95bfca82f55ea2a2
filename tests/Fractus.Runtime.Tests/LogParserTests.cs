using System.Buffers.Binary;
using System.Text;
using Fractus.Runtime.Logs;

namespace Fractus.Runtime.Tests;

public class LogParserTests
{
    [Fact]
    public void Frames_and_lines_are_the_same_events_wherever_the_output_is_cut()
    {
        byte[] output =
        [
            .. "plain ¥Z line\n"u8, .. Frame("framed\nmessage\n", 1_700_000_000_123_456), .. "without end"u8, .. Frame("", 1),
            .. Frame("no line end", 2_000), .. "last\n"u8,
        ];
        string[] expected = ["plain ¥Z line\n", "framed\nmessage\n", "without end", "", "no line end", "last\n"];

        for (var first = 0; first <= output.Length; first++)
        {
            foreach (var second in new[] { first, (first + output.Length) / 2, output.Length })
            {
                var events = new List<LogEvent>();
                var parser = new LogParser(TimeProvider.System, (line, _) => events.Add(line));
                parser.Append(output.AsSpan(0, first));
                parser.Append(output.AsSpan(first, second - first));
                parser.Append(output.AsSpan(second));

                Assert.Equal(expected, events.Select(line => line.Message));
                Assert.Equal(1_700_000_000_123, events[1].TimestampMs);
            }
        }
    }

    // Recorded of the real service: what prints a text with empty lines has no events for these. A framed message is whole.
    [Fact]
    public void An_empty_line_is_no_event()
    {
        var events = new List<LogEvent>();
        var parser = new LogParser(TimeProvider.System, (line, _) => events.Add(line));
        parser.Append([.. "\nmulti\n\nanother\rline\n\n"u8, .. Frame("\n", 1)]);

        Assert.Equal(["multi\n", "another\rline\n", "\n"], events.Select(line => line.Message));
    }

    [Fact]
    public void What_has_no_line_end_is_kept_until_it_is_flushed()
    {
        var events = new List<LogEvent>();
        var parser = new LogParser(TimeProvider.System, (line, _) => events.Add(line));
        parser.Append("begun"u8);
        Assert.Empty(events);

        parser.Flush();

        Assert.Equal("begun", events.Single().Message);
    }

    [Fact]
    public void A_line_longer_than_an_event_may_be_is_cut_and_not_collected_for_ever()
    {
        var events = new List<LogEvent>();
        var parser = new LogParser(TimeProvider.System, (line, _) => events.Add(line));
        for (var i = 0; i < 100; i++)
        {
            parser.Append(new byte[10_000]);
        }

        parser.Append("\n"u8);

        Assert.True(events.Count > 1);
        Assert.All(events, line => Assert.True(line.Message.Length <= LogParser.MaxEventBytes));
        Assert.Equal(1_000_001, events.Sum(line => line.Message.Length));
    }

    [Fact]
    public void A_frame_that_claims_an_absurd_length_is_taken_as_text()
    {
        var events = new List<LogEvent>();
        var parser = new LogParser(TimeProvider.System, (line, _) => events.Add(line));
        parser.Append([0xA5, 0x5A, 0, 3, 0x7F, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0, .. "text\n"u8]);

        Assert.EndsWith("text\n", events.Single().Message);
    }

    private static byte[] Frame(string text, long timestampUs)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var frame = new byte[16 + bytes.Length];
        BinaryPrimitives.WriteUInt32BigEndian(frame, 0xA55A0003);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(4), bytes.Length);
        BinaryPrimitives.WriteInt64BigEndian(frame.AsSpan(8), timestampUs);
        bytes.CopyTo(frame, 16);
        return frame;
    }
}

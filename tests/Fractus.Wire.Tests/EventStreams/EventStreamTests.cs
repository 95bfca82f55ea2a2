using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Text;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.EventStreams;

/// <summary>Streams of events, read back by a reader of the test's own, which checks every sum.</summary>
public class EventStreamTests
{
    private static readonly SubscriptionEvent s_words = new()
    {
        Words = new Words { Kind = "k", IsLast = true, Number = 7, Text = "t", Details = [new Detail { Count = 1 }] },
    };

    [Fact]
    public async Task Headers_documents_and_bare_payloads_are_told_apart()
    {
        var (response, frames) = await SendRestAsync(
            ProtocolName.RestJson1,
            s_words,
            new SubscriptionEvent { Bytes = new Bytes { Data = new byte[] { 0, 255 } } },
            new SubscriptionEvent { Figures = new Figures { Detail = new Detail { Count = 2 } } },
            new SubscriptionEvent { Nothing = new Nothing() });
        Assert.Equal("application/vnd.amazon.eventstream", response.ContentType);
        Assert.Contains(response.Headers, header => header is { Key: "X-Name", Value: "n" });
        Assert.Equal(
            [
                """:message-type=event :event-type=Words Kind=k IsLast=True Number=7 :content-type=application/json|{"Text":"t","Details":[{"Count":1}]}""",
                ":message-type=event :event-type=Bytes :content-type=application/octet-stream|\0\xFF",
                """:message-type=event :event-type=Figures :content-type=application/json|{"Count":2}""",
                ":message-type=event :event-type=Nothing :content-type=application/json|{}",
            ],
            frames);
    }

    [Fact]
    public async Task In_XML_an_event_without_members_has_no_document()
    {
        var (_, frames) = await SendRestAsync(
            ProtocolName.RestXml, new SubscriptionEvent { Figures = new Figures { Detail = new Detail { Count = 2 } } }, new SubscriptionEvent { Nothing = new Nothing() });
        Assert.EndsWith(":event-type=Figures :content-type=text/xml|<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Detail><Count>2</Count></Detail>", frames[0], StringComparison.Ordinal);
        Assert.Equal(":message-type=event :event-type=Nothing|", frames[1]);
    }

    // Where nothing travels in HTTP headers, the output's other members come first.
    [Fact]
    public async Task In_awsJson_the_first_event_is_the_answer_itself()
    {
        var response = new WireResponse(new ArrayBufferWriter<byte>());
        WireProtocol.Of(ProtocolName.AwsJson11).EncodeStream(
            response, JsonEventsContract.Subscribe, new Subscription { Name = "n" }, new EventStream<SubscriptionEvent>(Of(s_words)), "r");
        var frames = await SendAsync(response);
        Assert.Equal("""|{"Name":"n"}""", frames[0][":message-type=event :event-type=initial-response :content-type=application/x-amz-json-1.1".Length..]);
        Assert.Equal(2, frames.Count);
    }

    [Fact]
    public async Task A_declared_error_is_the_last_event()
    {
        var (_, frames) = await SendRestAsync(ProtocolName.RestJson1, [s_words], new OutOfReachException("too far") { Where = "there" });
        Assert.Equal(
            """:message-type=exception :exception-type=OutOfReach :content-type=application/json|{"message":"too far","Where":"there"}""", frames[1]);
        var (_, xml) = await SendRestAsync(ProtocolName.RestXml, [], new OutOfReachException("too far") { Where = "there" });
        Assert.EndsWith("<Error><Code>OutOfReach</Code><Message>too far</Message><Where>there</Where></Error>", xml[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_says_nothing_of_its_cause_and_is_passed_on_to_be_logged()
    {
        var output = new Pipe();
        var response = EncodeRest(ProtocolName.RestJson1, [s_words], new InvalidOperationException("secret"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => response.Stream!(output.Writer, default));
        await output.Writer.CompleteAsync();
        var frames = await ReadAsync(output.Reader);
        Assert.StartsWith(":message-type=error :error-code=InternalFailure ", frames[1], StringComparison.Ordinal);
        Assert.DoesNotContain("secret", frames[1], StringComparison.Ordinal);
    }

    private static async Task<(WireResponse Response, List<string> Frames)> SendRestAsync(ProtocolName protocol, params SubscriptionEvent[] events) =>
        await SendRestAsync(protocol, events, null);

    private static async Task<(WireResponse Response, List<string> Frames)> SendRestAsync(ProtocolName protocol, SubscriptionEvent[] events, Exception? end)
    {
        var response = EncodeRest(protocol, events, end);
        return (response, await SendAsync(response));
    }

    private static WireResponse EncodeRest(ProtocolName protocol, SubscriptionEvent[] events, Exception? end)
    {
        var response = new WireResponse(new ArrayBufferWriter<byte>());
        Operation operation = protocol == ProtocolName.RestXml ? XmlEventsContract.Subscribe : RestEventsContract.Subscribe;
        WireProtocol.Of(protocol).EncodeStream(
            response, operation, new RestSubscription { Name = "n" }, new EventStream<SubscriptionEvent>(Of(end, events)), "r");
        return response;
    }

    private static IAsyncEnumerable<SubscriptionEvent> Of(params SubscriptionEvent[] events) => Of(null, events);

    private static async IAsyncEnumerable<SubscriptionEvent> Of(Exception? end, params SubscriptionEvent[] events)
    {
        foreach (var value in events)
        {
            await Task.Yield();
            yield return value;
        }

        if (end is not null)
        {
            throw end;
        }
    }

    private static async Task<List<string>> SendAsync(WireResponse response)
    {
        var output = new Pipe();
        await response.Stream!(output.Writer, default);
        await output.Writer.CompleteAsync();
        return await ReadAsync(output.Reader);
    }

    private static async Task<List<string>> ReadAsync(PipeReader reader)
    {
        var frames = new List<string>();
        var bytes = (await reader.ReadAtLeastAsync(int.MaxValue)).Buffer.ToArray();
        for (var at = 0; at < bytes.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));
            frames.Add(ReadFrame(bytes.AsSpan(at, length)));
            at += length;
        }

        return frames;
    }

    private static string ReadFrame(ReadOnlySpan<byte> frame)
    {
        Assert.Equal(Crc32(frame[..8]), BinaryPrimitives.ReadUInt32BigEndian(frame[8..]));
        Assert.Equal(Crc32(frame[..^4]), BinaryPrimitives.ReadUInt32BigEndian(frame[^4..]));
        var headersEnd = 12 + BinaryPrimitives.ReadInt32BigEndian(frame[4..]);
        var headers = new List<string>();
        for (var at = 12; at < headersEnd;)
        {
            var name = Encoding.UTF8.GetString(frame.Slice(at + 1, frame[at]));
            at += frame[at] + 1;
            var type = frame[at++];
            var length = type is 6 or 7 ? BinaryPrimitives.ReadUInt16BigEndian(frame[at..]) : 0;
            headers.Add($"{name}=" + type switch
            {
                0 => "True",
                1 => "False",
                5 => BinaryPrimitives.ReadInt64BigEndian(frame[at..]).ToString(System.Globalization.CultureInfo.InvariantCulture),
                7 => Encoding.UTF8.GetString(frame.Slice(at + 2, length)),
                _ => throw new InvalidDataException($"A header of type {type}."),
            });
            at += type switch { 5 => 8, 7 => length + 2, _ => 0 };
        }

        return string.Join(' ', headers) + "|" + Encoding.Latin1.GetString(frame[headersEnd..^4]);
    }

    // Through the library's own gzip, whose trailer has the sum of what was packed.
    private static uint Crc32(ReadOnlySpan<byte> data)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.NoCompression, leaveOpen: true))
        {
            gzip.Write(data);
        }

        return BinaryPrimitives.ReadUInt32LittleEndian(packed.ToArray().AsSpan()[^8..]);
    }
}

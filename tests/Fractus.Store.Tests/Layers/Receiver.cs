using System.Collections.Concurrent;
using System.Text;
using System.Threading.Channels;

namespace Fractus.Store.Tests.Layers;

/// <summary>A handler that writes down what it gets, and does with it what the test says.</summary>
public sealed class Receiver
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Channel<OutboxMessage> received = Channel.CreateUnbounded<OutboxMessage>();

    /// <summary>Answers null for success; runs before the message is written down.</summary>
    public Func<OutboxMessage, Exception?> Answer { get; set; } = _ => null;

    public ConcurrentQueue<Exception> Failures { get; } = new();

    public async ValueTask HandleAsync(OutboxMessage message, CancellationToken cancellation)
    {
        await Task.Yield();
        var failure = Answer(message);
        received.Writer.TryWrite(message);
        if (failure is not null)
        {
            throw failure;
        }
    }

    /// <summary>The next delivery, as <c>payload</c> or <c>payload/attempt</c> from the second attempt on.</summary>
    public async Task<string> NextAsync()
    {
        using var late = new CancellationTokenSource(Patience);
        var message = await received.Reader.ReadAsync(late.Token);
        var text = Encoding.UTF8.GetString(message.Payload.Span);
        return message.Attempt == 1 ? text : $"{text}/{message.Attempt}";
    }

    public async Task<string> NextAsync(int count)
    {
        var texts = new List<string>();
        for (var i = 0; i < count; i++)
        {
            texts.Add(await NextAsync());
        }

        return string.Join(' ', texts);
    }

    public bool HasMore => received.Reader.TryPeek(out _);
}

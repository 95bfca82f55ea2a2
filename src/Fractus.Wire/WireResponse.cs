using System.Buffers;
using System.IO.Pipelines;

namespace Fractus.Wire;

/// <summary>An HTTP answer as the protocols write it.</summary>
public sealed class WireResponse(IBufferWriter<byte> body)
{
    public int Status { get; set; } = 200;

    public string? ContentType { get; set; }

    public List<KeyValuePair<string, string>> Headers { get; } = [];

    public IBufferWriter<byte> Body { get; } = body;

    /// <summary>Writes the body as it comes to be, after status and headers are sent; null where <see cref="Body"/> is all of it.</summary>
    public Func<PipeWriter, CancellationToken, Task>? Stream { get; set; }
}

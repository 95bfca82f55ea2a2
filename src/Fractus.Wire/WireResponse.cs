using System.Buffers;

namespace Fractus.Wire;

/// <summary>An HTTP answer as the protocols write it.</summary>
public sealed class WireResponse(IBufferWriter<byte> body)
{
    public int Status { get; set; } = 200;

    public string? ContentType { get; set; }

    public List<KeyValuePair<string, string>> Headers { get; } = [];

    public IBufferWriter<byte> Body { get; } = body;
}

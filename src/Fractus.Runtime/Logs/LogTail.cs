using System.Text;

namespace Fractus.Runtime.Logs;

/// <summary>The last 4 KB of an invocation's lines, for callers who ask for them.</summary>
internal sealed class LogTail
{
    private const int Bytes = 4096;

    private readonly Queue<string> _lines = new();
    private int _length;
    private bool _isWanted;

    internal void Begin(bool isWanted)
    {
        _lines.Clear();
        _length = 0;
        _isWanted = isWanted;
    }

    internal void Add(string line)
    {
        if (!_isWanted)
        {
            return;
        }

        // Characters are never more than bytes, so the last characters hold the last bytes.
        _lines.Enqueue(line);
        _length += line.Length;
        while (_length - _lines.Peek().Length >= Bytes)
        {
            _length -= _lines.Dequeue().Length;
        }
    }

    /// <summary>Ends it; empty where it was not wanted.</summary>
    internal ReadOnlyMemory<byte> Take()
    {
        if (!_isWanted)
        {
            return default;
        }

        _isWanted = false;
        var bytes = Encoding.UTF8.GetBytes(string.Concat(_lines));
        return bytes.AsMemory(Math.Max(0, bytes.Length - Bytes));
    }
}

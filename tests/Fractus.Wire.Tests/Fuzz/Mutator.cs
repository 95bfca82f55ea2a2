namespace Fractus.Wire.Tests.Fuzz;

/// <summary>Spoils data in a way that its seed fixes, so that a failure can be run again.</summary>
internal sealed class Mutator(int seed)
{
    private readonly Random _random = new(seed);

    public byte[] Spoil(byte[] data)
    {
        var spoiled = new List<byte>(data);
        for (var left = _random.Next(1, 5); left > 0; left--)
        {
            Once(spoiled);
        }

        return [.. spoiled];
    }

    public byte[] Bytes(int maxLength)
    {
        var bytes = new byte[_random.Next(maxLength)];
        _random.NextBytes(bytes);
        return bytes;
    }

    private void Once(List<byte> data)
    {
        var at = _random.Next(data.Count + 1);
        switch (_random.Next(6))
        {
            case 0 when at < data.Count:
                data[at] = (byte)_random.Next(256);
                break;
            case 1 when at < data.Count:
                data[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 2:
                data.Insert(at, (byte)_random.Next(256));
                break;
            case 3:
                data.RemoveRange(at, Math.Min(_random.Next(8), data.Count - at));
                break;
            case 4:
                data.RemoveRange(at, data.Count - at);
                break;
            default:
                var piece = data.GetRange(at, Math.Min(_random.Next(32), data.Count - at));
                data.InsertRange(_random.Next(data.Count + 1), piece);
                break;
        }
    }
}

using System.Security.Cryptography;
using Fractus.Kernel;

namespace Fractus.Lambda.Tests.Support;

/// <summary>Random, but for the eight bytes that a choice between two versions takes: those a test gives, as a fraction of 1.</summary>
internal sealed class ChosenRandom : IdGenerator
{
    public double Fraction { get; set; }

    public override void Fill(Span<byte> bytes)
    {
        if (bytes.Length == sizeof(ulong))
        {
            BitConverter.TryWriteBytes(bytes, (ulong)(Fraction * (1UL << 53)) << 11);
            return;
        }

        RandomNumberGenerator.Fill(bytes);
    }
}

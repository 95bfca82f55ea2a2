using System.Globalization;

namespace Fractus.Wire.Tests.Support;

/// <summary>A clock that stands still.</summary>
internal sealed class FixedTime(string moment) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);
}

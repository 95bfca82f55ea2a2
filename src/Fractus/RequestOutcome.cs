using Fractus.Kernel;

namespace Fractus;

/// <summary>What the steps of a request leave for its record. Null is what no step has come to.</summary>
internal sealed class RequestOutcome
{
    public string? Account { get; set; }

    public string? Region { get; set; }

    public object? Input { get; set; }

    public object? Output { get; set; }

    public ApiException? Error { get; set; }
}

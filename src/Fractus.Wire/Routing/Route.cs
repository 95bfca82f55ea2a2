using Fractus.Kernel.Contracts;

namespace Fractus.Wire.Routing;

/// <summary>Which operation a request is for, and by which protocol it came.</summary>
/// <param name="Protocol">The protocol in which the answer goes back.</param>
/// <param name="Service">The service.</param>
/// <param name="Bound">The operation; null where it exists in the service's model but is not built, or not at all.</param>
/// <param name="OperationName">What the caller asked for.</param>
public readonly record struct Route(WireProtocol Protocol, ServiceSchema Service, BoundOperation? Bound, string OperationName);

using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols;

/// <summary>An error with members in every place.</summary>
[Error("ComplexError", 403, QueryCode = "Customized")]
public sealed partial class ComplexErrorException(string message) : ApiException(message)
{
    [In(HttpLocation.Header, "X-Header")]
    public string? Header { get; init; }

    public string? TopLevel { get; init; }

    public ComplexNestedErrorData? Nested { get; init; }
}

/// <summary>The same without a header, as the protocols without HTTP bindings have it.</summary>
[Error("ComplexError", 400, QueryCode = "Customized")]
public sealed partial class PlainComplexErrorException(string message) : ApiException(message)
{
    public string? TopLevel { get; init; }

    public ComplexNestedErrorData? Nested { get; init; }
}

[Shape]
public sealed partial record ComplexNestedErrorData
{
    public string? Foo { get; init; }
}

/// <summary>An error of the services' side.</summary>
[Error("InternalServerError", 500)]
public sealed partial class ServerFaultException(string message) : ApiException(message);

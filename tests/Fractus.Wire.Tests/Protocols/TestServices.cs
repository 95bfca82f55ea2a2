using System.Reflection;
using Fractus.Kernel.Contracts;
using Fractus.Wire.Routing;
using Fractus.Wire.Tests.Protocols.AwsJson10;
using Fractus.Wire.Tests.Protocols.AwsJson11;
using Fractus.Wire.Tests.Protocols.AwsQuery;
using Fractus.Wire.Tests.Protocols.Cbor;
using Fractus.Wire.Tests.Protocols.RestJson;
using Fractus.Wire.Tests.Protocols.RestXml;

namespace Fractus.Wire.Tests.Protocols;

/// <summary>One service per protocol, whose handlers are never called.</summary>
internal static class TestServices
{
    private static readonly Dictionary<string, BoundService> s_all = new()
    {
        ["AwsJson10"] = AwsJson10Contract.Bind(DispatchProxy.Create<IAwsJson10, NoHandlers>()),
        ["AwsJson11"] = AwsJson11Contract.Bind(DispatchProxy.Create<IAwsJson11, NoHandlers>()),
        ["AwsQuery"] = AwsQueryContract.Bind(DispatchProxy.Create<IAwsQuery, NoHandlers>()),
        ["Cbor"] = CborContract.Bind(DispatchProxy.Create<ICbor, NoHandlers>()),
        ["RestJson"] = RestJsonContract.Bind(DispatchProxy.Create<IRestJson, NoHandlers>()),
        ["RestXml"] = RestXmlContract.Bind(DispatchProxy.Create<IRestXml, NoHandlers>()),
    };

    private static readonly Dictionary<string, OperationRouter> s_routers = s_all.ToDictionary(s => s.Key, s => new OperationRouter([s.Value]));

    public static BoundService Of(string protocol) => s_all[protocol];

    public static OperationRouter RouterOf(string protocol) => s_routers[protocol];

    public static BoundOperation Operation(string protocol, string name) => Of(protocol).Operations.Single(o => o.Operation.Name == name);
}

#pragma warning disable CA1852 // A proxy derives from it.
internal class NoHandlers : DispatchProxy
{
    protected override object Invoke(MethodInfo? targetMethod, object?[]? args) => throw new NotSupportedException();
}

// Stands in for the package of this name, which a function brings: the bootstrap knows its types by their names alone.
namespace Amazon.Lambda.Core;

public interface ILambdaContext
{
    string AwsRequestId { get; }

    string FunctionName { get; }

    string InvokedFunctionArn { get; }

    int MemoryLimitInMB { get; }

    TimeSpan RemainingTime { get; }

    ILambdaLogger Logger { get; }

    IClientContext? ClientContext { get; }

    ICognitoIdentity Identity { get; }
}

public interface ILambdaLogger
{
    void LogLine(string message);

    void LogWarning(string message);

    void LogDebug(string message);
}

public interface IClientContext
{
    IDictionary<string, string> Custom { get; }
}

public interface ICognitoIdentity
{
    string IdentityId { get; }
}

public interface ILambdaSerializer
{
    T Deserialize<T>(Stream requestStream);

    void Serialize<T>(T response, Stream responseStream);
}

[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Method)]
public sealed class LambdaSerializerAttribute(Type serializerType) : Attribute
{
    public Type SerializerType { get; } = serializerType;
}

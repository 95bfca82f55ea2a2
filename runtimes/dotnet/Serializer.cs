using System.Reflection;

namespace Fractus.DotNetBootstrap;

/// <summary>The serializer that a function names by an attribute on its method or assembly.</summary>
internal sealed class Serializer
{
    private readonly object _instance;
    private readonly MethodInfo _deserialize;
    private readonly MethodInfo _serialize;

    private Serializer(object instance)
    {
        _instance = instance;
        var type = AmazonLambdaCore.Interface(instance.GetType(), "ILambdaSerializer")
            ?? throw new HandlerException("LambdaValidationException", $"The serializer '{instance.GetType().FullName}' is no ILambdaSerializer.");
        _deserialize = type.GetMethod("Deserialize")!;
        _serialize = type.GetMethod("Serialize")!;
    }

    /// <summary>The <c>ILambdaSerializer</c>, for contexts that show it.</summary>
    public object Instance => _instance;

    /// <returns>Null where none is named.</returns>
    public static Serializer? Find(MethodInfo method, Assembly assembly)
    {
        var attribute = method.GetCustomAttributes().Concat(assembly.GetCustomAttributes())
            .FirstOrDefault(a => a.GetType().FullName == "Amazon.Lambda.Core.LambdaSerializerAttribute");
        return attribute?.GetType().GetProperty("SerializerType")?.GetValue(attribute) is Type type ? new Serializer(Activator.CreateInstance(type)!) : null;
    }

    public Func<Stream, object?> Reader(Type type)
    {
        var method = _deserialize.MakeGenericMethod(type);
        return input => method.Invoke(_instance, [input]);
    }

    public Action<object?, Stream> Writer(Type type)
    {
        var method = _serialize.MakeGenericMethod(type);
        return (value, output) => method.Invoke(_instance, [value, output]);
    }
}

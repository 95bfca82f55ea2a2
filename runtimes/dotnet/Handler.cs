using System.Reflection;

namespace Fractus.DotNetBootstrap;

/// <summary>A function's method, ready to be called: how its input is made of an event, and its answer a document.</summary>
internal sealed class Handler
{
    private readonly MethodInfo _method;
    private readonly object? _instance;
    private readonly Func<Stream, object?>? _readInput;
    private readonly Action<object?, Stream>? _writeAnswer;
    private readonly Type? _contextType;
    private readonly Serializer? _serializer;
    private readonly PropertyInfo? _taskResult;

    public Handler(MethodInfo method, object? instance, Serializer? serializer)
    {
        (_method, _instance, _serializer) = (method, instance, serializer);
        foreach (var parameter in method.GetParameters())
        {
            if (AmazonLambdaCore.IsContext(parameter.ParameterType))
            {
                _contextType = parameter.ParameterType;
            }
            else
            {
                _readInput = parameter.ParameterType == typeof(Stream) ? static input => input : Required(parameter.ParameterType).Reader(parameter.ParameterType);
            }
        }

        var answer = method.ReturnType;
        if (typeof(Task).IsAssignableFrom(answer))
        {
            _taskResult = answer.IsGenericType ? answer.GetProperty("Result") : null;
            answer = answer.IsGenericType ? answer.GetGenericArguments()[0] : typeof(void);
        }

        if (answer == typeof(void) && method.GetCustomAttribute<System.Runtime.CompilerServices.AsyncStateMachineAttribute>() is not null && method.ReturnType == typeof(void))
        {
            throw new HandlerException("LambdaValidationException", $"The handler method '{method.Name}' is async void: nobody could wait for it.");
        }

        _writeAnswer = answer == typeof(void) ? null : answer.IsAssignableTo(typeof(Stream)) ? WriteStream : Required(answer).Writer(answer);
    }

    public async Task<MemoryStream> InvokeAsync(Invocation invocation)
    {
        var arguments = _method.GetParameters().Select(parameter => parameter.ParameterType == _contextType
            ? AmazonLambdaCore.CreateContext(_contextType, invocation, _serializer?.Instance)
            : _readInput!(new MemoryStream(invocation.Payload, writable: false))).ToArray();
        var answer = _method.Invoke(_instance, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);
        if (answer is Task task)
        {
            await task;
            answer = _taskResult?.GetValue(task);
        }

        var output = new MemoryStream();
        if (_writeAnswer is null)
        {
            output.Write("null"u8);
        }
        else
        {
            _writeAnswer(answer, output);
        }

        return output;
    }

    private static void WriteStream(object? answer, Stream output) => ((Stream?)answer)?.CopyTo(output);

    private Serializer Required(Type type) => _serializer ?? throw new HandlerException(
        "LambdaSerializationException",
        $"Could not find the LambdaSerializerAttribute on the assembly '{_method.DeclaringType!.Assembly.GetName().Name}' or method '{_method.Name}' while trying to (de)serialize '{type.FullName}'.");
}

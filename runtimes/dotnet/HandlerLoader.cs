using System.Reflection;
using System.Runtime.Loader;

namespace Fractus.DotNetBootstrap;

/// <summary>Finds a function's method from its handler string, <c>Assembly::Namespace.Type::Method</c>.</summary>
internal static class HandlerLoader
{
    public static Handler Load(string taskRoot, string handler)
    {
        if (handler.Split("::") is not [{ Length: > 0 } assemblyName, { Length: > 0 } typeName, { Length: > 0 } methodName])
        {
            throw new HandlerException(
                "LambdaValidationException", $"Invalid lambda function handler: '{handler}'. The valid format is 'ASSEMBLY::TYPE::METHOD'.");
        }

        var file = Path.Combine(taskRoot, assemblyName + ".dll");
        if (!File.Exists(file))
        {
            throw new HandlerException("LambdaValidationException", $"Could not find the specified handler assembly with the file name '{assemblyName}, Culture=neutral, PublicKeyToken=null'. The assembly should be located in the root of your uploaded .zip file.");
        }

        ResolveFrom(taskRoot, file);
        var assembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(file);
        var type = assembly.GetType(typeName)
            ?? throw new HandlerException("LambdaValidationException", $"Unable to load type '{typeName}' from assembly '{assemblyName}'.");
        var method = FindMethod(type, methodName);
        var serializer = Serializer.Find(method, assembly);
        AmazonLambdaCore.DirectLogger();
        var instance = method.IsStatic ? null : Create(type);
        return new Handler(method, instance, serializer);
    }

    /// <summary>What the function brings is found as its own deps.json says, or beside it.</summary>
    private static void ResolveFrom(string taskRoot, string file)
    {
        var resolver = new AssemblyDependencyResolver(file);
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            (resolver.ResolveAssemblyToPath(name) ?? Existing(Path.Combine(taskRoot, name.Name + ".dll"))) is { } path
                ? context.LoadFromAssemblyPath(path)
                : null;
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) =>
            resolver.ResolveUnmanagedDllToPath(name) is { } path ? System.Runtime.InteropServices.NativeLibrary.Load(path) : 0;
    }

    private static string? Existing(string path) => File.Exists(path) ? path : null;

    private static MethodInfo FindMethod(Type type, string name)
    {
        const BindingFlags any = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;
        var found = type.GetMethods(any).Where(method => method.Name == name).ToList();
        if (found.Count > 1)
        {
            throw new HandlerException("LambdaValidationException", $"The handler method '{name}' of the type '{type.FullName}' is overloaded: its name must be its own.");
        }

        var method = found.FirstOrDefault()
            ?? throw new HandlerException("LambdaValidationException", $"Unable to find method '{name}' in type '{type.FullName}' from assembly '{type.Assembly.GetName().Name}'.");
        var parameters = method.GetParameters();
        return method.ContainsGenericParameters || parameters.Length > 2 || (parameters.Length == 2 && !AmazonLambdaCore.IsContext(parameters[1].ParameterType))
            ? throw new HandlerException("LambdaValidationException", $"The handler method '{name}' may have an input and an ILambdaContext, and no type parameters.")
            : method;
    }

    private static object Create(Type type)
    {
        try
        {
            return Activator.CreateInstance(type)!;
        }
        catch (MissingMethodException)
        {
            throw new HandlerException("LambdaValidationException", $"The type '{type.FullName}' needs a constructor without parameters.");
        }
    }
}

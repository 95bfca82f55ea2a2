using Fractus.ApiGateway.Rules.Values;
using Fractus.ApiGateway.Rules.Velocity.Evaluation;

namespace Fractus.ApiGateway.Rules.Velocity.Methods;

/// <summary>What can be asked of a value of each kind. What is not there is null.</summary>
internal static class Members
{
    public static object? Property(object value, string name) => value switch
    {
        ValueMap map => map.TryGetValue(name, out var entry) ? entry : name == "empty" ? map.Count == 0 : null,
        IVelocityObject special => special.Property(name),
        ValueList list => name == "empty" ? list.Count == 0 : null,
        string text => name == "empty" ? text.Length == 0 : null,
        _ => null,
    };

    public static object? Index(object value, object? index, TemplateRun run) => value switch
    {
        ValueList list => index is long at ? ListMethods.At(list, at) : null,
        ValueMap map => map.Find(TextForm.Of(index, run)),
        IVelocityObject special => special.Property(TextForm.Of(index, run)),
        _ => null,
    };

    public static object? Call(object value, string method, object?[] arguments, TemplateRun run)
    {
        run.Step();
        switch (method)
        {
            case "toString" when arguments is []:
                return TextForm.Of(value, run);
            case "equals" when arguments is [var other]:
                return value.GetType() == other?.GetType() && Operators.AreEqual(value, other, run);
            case "hashCode" when arguments is [] && value is string text:
                return (long)TextMethods.JavaHash(text);
        }

        return value switch
        {
            IVelocityObject special => special.Call(method, arguments, run),
            string text => TextMethods.Call(text, method, arguments, run),
            ValueMap map => MapMethods.Call(map, method, arguments, run),
            ValueList list => ListMethods.Call(list, method, arguments, run),
            long or double => NumberMethods.Call(value, method, arguments),
            bool flag when method == "booleanValue" => flag,
            _ => null,
        };
    }
}

using System.Text;
using Fractus.ApiGateway.Rules.JsonPaths;
using Fractus.ApiGateway.Rules.Requests;
using Fractus.ApiGateway.Rules.Values;
using Fractus.ApiGateway.Rules.Velocity.Evaluation;

namespace Fractus.ApiGateway.Rules.Templates;

/// <summary>
/// <c>$input</c>: the body and the parameters of the request. Source: "Input variables" of the mapping template reference. An empty
/// body shows as <c>{}</c>, and a body that is no JSON has nothing at any path: so it is recorded of the real service. Messages of a
/// WebSocket API have a body and no parameters.
/// </summary>
/// <param name="body">What is shown as the body.</param>
/// <param name="invocation">The request; null of a message.</param>
internal sealed class InputVariable(ReadOnlyMemory<byte> body, Invocation? invocation) : IVelocityObject
{
    private object? _document;
    private bool _isParsed;
    private string? _text;

    public object? Property(string name) => name == "body" ? Text() : null;

    public object? Call(string method, object?[] arguments, TemplateRun run)
    {
        switch (method, arguments)
        {
            case ("body", []):
                return Text();
            case ("json", [var path]):
                return Json(Find(TextForm.Of(path, run)), run);
            case ("path", [var path]):
                return Find(TextForm.Of(path, run));
            case ("params", []):
                return new ValueMap { ["path"] = PathParameters(), ["querystring"] = QueryParameters(), ["header"] = HeaderParameters() };
            case ("params", [var name]):
                return Parameter(TextForm.Of(name, run));
            default:
                return null;
        }
    }

    public override string ToString() => Text();

    private static string Json(object? value, TemplateRun run)
    {
        // What is not there is an empty text, not null.
        var json = JsonValues.Write(value ?? "");
        run.Step(json.Length);
        return json;
    }

    private string Text() => _text ??= body.IsEmpty ? "{}" : Encoding.UTF8.GetString(body.Span);

    private object? Find(string path)
    {
        if (!_isParsed)
        {
            _isParsed = true;
            _document = JsonValues.ParseOrNull(body.Span);
        }

        return JsonPath.Parse(path.Length == 0 ? "$" : path).Evaluate(_document);
    }

    // Path before query string before header.
    private string Parameter(string name)
    {
        foreach (var (key, value) in invocation?.PathParameters ?? [])
        {
            if (key == name)
            {
                return value;
            }
        }

        return invocation?.Query.Get(name) ?? invocation?.Headers.Get(name) ?? "";
    }

    private ValueMap PathParameters() => new(invocation?.PathParameters);

    private ValueMap QueryParameters() => new(invocation?.Query.Parameters.Select(p => new KeyValuePair<string, string>(p.Key, p.Value[^1])));

    private ValueMap HeaderParameters() => new(invocation?.Headers.All);
}

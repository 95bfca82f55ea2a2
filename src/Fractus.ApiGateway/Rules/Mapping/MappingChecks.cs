using System.Text.RegularExpressions;
using Fractus.ApiGateway.Contract;

namespace Fractus.ApiGateway.Rules.Mapping;

/// <summary>Checks of parameters, mappings and templates when they are put, with the real service's words.</summary>
internal static partial class MappingChecks
{
    /// <summary>Bytes; a quota of the real service.</summary>
    private const int MaxTemplateSize = 300 * 1024;

    /// <summary>
    /// The parameters that a method declares: <c>method.request.querystring|multivaluequerystring|header|multivalueheader|path.NAME</c>.
    /// </summary>
    public static void CheckMethodParameters(IReadOnlyDictionary<string, bool>? parameters)
    {
        var names = new HashSet<string>();
        foreach (var (name, _) in parameters ?? new Dictionary<string, bool>())
        {
            if (ValueSource.ParseRequest(name) is not { IsMethodParameter: true } source)
            {
                throw Invalid(name);
            }

            if (!names.Add(source.Name))
            {
                throw new BadRequestException("Parameter names must be unique across querystring, header and path");
            }
        }
    }

    /// <summary>The headers that a method's response declares: <c>method.response.header.NAME</c>.</summary>
    public static void CheckResponseParameters(IReadOnlyDictionary<string, bool>? parameters)
    {
        foreach (var (name, _) in parameters ?? new Dictionary<string, bool>())
        {
            if (!ResponseTarget().IsMatch(name))
            {
                throw Invalid(name);
            }
        }
    }

    /// <summary>An integration request's parameters may refer only to what the method declares.</summary>
    public static void CheckRequestMapping(IReadOnlyDictionary<string, string>? mapping, Method method)
    {
        foreach (var (target, text) in mapping ?? new Dictionary<string, string>())
        {
            if (!RequestTarget().IsMatch(target))
            {
                throw Invalid(target);
            }

            var source = ValueSource.ParseRequest(text) ?? throw Invalid(text);
            if (source.IsMethodParameter && !Declares(method, text) && !Declares(method, text.Replace(".multivalue", ".", StringComparison.Ordinal)))
            {
                throw new BadRequestException($"Invalid mapping expression parameter specified: {text}");
            }
        }
    }

    // All values of a parameter may be asked for where it is declared without that: definitions cannot say it.
    private static bool Declares(Method method, string parameter) => method.RequestParameters?.ContainsKey(parameter) == true;

    /// <summary>An integration response may set only headers that the method's response of that status declares.</summary>
    public static void CheckResponseMapping(IReadOnlyDictionary<string, string>? mapping, MethodResponse? methodResponse)
    {
        foreach (var (target, text) in mapping ?? new Dictionary<string, string>())
        {
            if (string.IsNullOrEmpty(text))
            {
                throw new BadRequestException("Invalid null or empty value in responseParameters");
            }

            if (!ResponseTarget().IsMatch(target) || ValueSource.ParseResponse(text) is null)
            {
                throw Invalid(ResponseTarget().IsMatch(target) ? text : target);
            }

            if (methodResponse?.ResponseParameters?.ContainsKey(target) != true)
            {
                throw new BadRequestException($"Invalid mapping expression parameter specified: {target}");
            }
        }
    }

    public static void CheckTemplates(IReadOnlyDictionary<string, string?>? templates)
    {
        foreach (var (contentType, template) in templates ?? new Dictionary<string, string?>())
        {
            CheckContentType(contentType);
            if (template?.Length > MaxTemplateSize)
            {
                throw new BadRequestException($"Mapping template is too large: the limit is {MaxTemplateSize} bytes.");
            }
        }
    }

    /// <param name="models">By content type.</param>
    /// <param name="known">The API's.</param>
    public static void CheckModels(IReadOnlyDictionary<string, string>? models, IReadOnlyList<Model> known)
    {
        foreach (var (contentType, model) in models ?? new Dictionary<string, string>())
        {
            CheckContentType(contentType);
            if (known.All(m => m.Name != model))
            {
                throw new BadRequestException($"Invalid model identifier specified: {model}");
            }
        }
    }

    private static void CheckContentType(string contentType)
    {
        if (contentType != "$default" && !ContentType().IsMatch(contentType))
        {
            throw new BadRequestException($"Validation Result: warnings : [], errors : [Invalid content type specified: {contentType}]");
        }
    }

    private static BadRequestException Invalid(string expression) => new(
        $"Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: {expression}]");

    [GeneratedRegex(@"\Aintegration\.request\.(header|querystring|path)\.[^\s]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex RequestTarget();

    [GeneratedRegex(@"\Amethod\.response\.header\.[!#$%&'*+\-.^_`|~0-9A-Za-z]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex ResponseTarget();

    [GeneratedRegex(@"\A[!#$%&'*+\-.^_`|~0-9A-Za-z]+/[!#$%&'*+\-.^_`|~0-9A-Za-z]+(\s*;.*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex ContentType();
}

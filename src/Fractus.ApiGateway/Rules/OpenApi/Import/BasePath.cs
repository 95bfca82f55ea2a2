using Fractus.ApiGateway.Rules.OpenApi.Documents;
using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.OpenApi.Import;

/// <summary>What a document says before its paths: <c>basePath</c>, or the path of its first server. Source: "Set the OpenAPI basePath property" of the developer guide.</summary>
internal static class BasePath
{
    /// <returns>What goes before every path, without a slash at its end; empty for nothing.</returns>
    public static string Of(Document document, string mode)
    {
        var parts = (document.IsSwagger ? Document.Text(document.Root.Find("basePath")) : OfServer(document.Root.Find("servers") as ValueList))
            ?.Split('/', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return mode switch
        {
            "prepend" => string.Concat(parts.Select(part => "/" + part)),
            "split" => string.Concat(parts.Skip(1).Select(part => "/" + part)),
            _ => "",
        };
    }

    private static string? OfServer(ValueList? servers)
    {
        if (servers is not [ValueMap server, ..] || Document.Text(server.Find("url")) is not { } url)
        {
            return null;
        }

        foreach (var (name, variable) in server.Find("variables") as ValueMap ?? [])
        {
            var value = Document.Text((variable as ValueMap)?.Find("default")) ?? "";
            if (name == "basePath" && !url.Contains("{basePath}", StringComparison.Ordinal))
            {
                // The real service takes it even where the URL does not name it.
                return value;
            }

            url = url.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        }

        var authority = url.IndexOf("//", StringComparison.Ordinal);
        if (authority < 0)
        {
            return url;
        }

        var path = url.IndexOf('/', authority + 2);
        return path < 0 ? "" : url[path..];
    }
}

using System.Collections.Concurrent;
using System.Net;

namespace Fractus.ApiGateway.Tests.V2;

/// <summary>Documents by their URLs, and how often each was asked for.</summary>
internal sealed class FakeWeb : HttpMessageHandler
{
    public ConcurrentDictionary<string, string> Documents { get; } = [];

    public ConcurrentQueue<string> Asked { get; } = [];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var url = request.RequestUri!.AbsoluteUri;
        Asked.Enqueue(url);
        return Task.FromResult(Documents.TryGetValue(url, out var document)
            ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(document) }
            : new HttpResponseMessage(HttpStatusCode.NotFound));
    }
}

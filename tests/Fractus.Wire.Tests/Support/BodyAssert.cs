using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Support;

/// <summary>Compares bodies by what they mean: order of members, blanks and the forms of CBOR's lengths are the writer's choice.</summary>
internal static class BodyAssert
{
    public static void Same(string protocol, StructureSchema output, ReadOnlySpan<byte> expected, ReadOnlySpan<byte> found)
    {
        var isRaw = output.Payload is { Kind: not ShapeKind.Structure };
        if (protocol == "AwsQuery")
        {
            SameResult(expected, found);
        }
        else if (isRaw || expected.IsEmpty || found.IsEmpty)
        {
            Assert.Equal(Encoding.UTF8.GetString(expected), Encoding.UTF8.GetString(found));
        }
        else if (protocol == "Cbor")
        {
            Assert.Equal(CborText.Of(expected.ToArray()), CborText.Of(found.ToArray()));
        }
        else if (protocol == "RestXml")
        {
            Assert.Equal(Normal(expected), Normal(found));
        }
        else
        {
            var (expectedJson, foundJson) = (JsonNode.Parse(expected), JsonNode.Parse(found));
            Assert.True(JsonNode.DeepEquals(expectedJson, foundJson), $"expected {expectedJson?.ToJsonString()}\nfound    {foundJson?.ToJsonString()}");
        }
    }

    // The real services always send the envelope with the request's id, which the public tests leave out.
    private static void SameResult(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> found)
    {
        var answer = XElement.Parse(Encoding.UTF8.GetString(found));
        var metadata = answer.Elements().Single(e => e.Name.LocalName == "ResponseMetadata");
        Assert.NotEmpty(metadata.Elements().Single(e => e.Name.LocalName == "RequestId").Value);
        metadata.Remove();
        if (expected.IsEmpty)
        {
            Assert.DoesNotContain(answer.Descendants(), e => !e.Name.LocalName.EndsWith("Result", StringComparison.Ordinal));
        }
        else
        {
            Assert.Equal(Normal(expected), Normal(answer));
        }
    }

    private static string Normal(ReadOnlySpan<byte> xml) => Normal(XElement.Parse(Encoding.UTF8.GetString(xml)));

    private static string Normal(XElement element)
    {
        var attributes = string.Concat(element.Attributes().Where(a => !IsDefaultNamespace(a)).OrderBy(a => a.Name.ToString()).Select(a => $" {a.Name}='{a.Value}'"));
        var children = element.HasElements
            ? string.Concat(element.Elements().Select(Normal).OrderBy(e => e.IndexOf('>', StringComparison.Ordinal) is var end ? e[..end] : "", StringComparer.Ordinal))
            : element.Value;
        return $"<{element.Name}{attributes}>{children}</>";
    }

    // It shows in the names.
    private static bool IsDefaultNamespace(XAttribute attribute) => attribute.IsNamespaceDeclaration && attribute.Name.LocalName == "xmlns";
}

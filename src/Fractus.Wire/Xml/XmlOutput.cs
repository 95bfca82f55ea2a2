using System.Buffers;
using System.Text;

namespace Fractus.Wire.Xml;

/// <summary>XML text in UTF-8, with what must be escaped escaped.</summary>
internal readonly struct XmlOutput(IBufferWriter<byte> output)
{
    private static readonly SearchValues<char> s_special = SearchValues.Create("&<>\"\r");

    public void Open(string name, string? xmlNamespace = null)
    {
        Raw("<");
        Raw(name);
        if (xmlNamespace is not null)
        {
            var equals = xmlNamespace.IndexOf('=', StringComparison.Ordinal);
            var isPrefixed = equals > 0 && !xmlNamespace.AsSpan(0, equals).Contains(':');
            Raw(isPrefixed ? $" xmlns:{xmlNamespace[..equals]}=\"" : " xmlns=\"");
            Text(isPrefixed ? xmlNamespace[(equals + 1)..] : xmlNamespace);
            Raw("\"");
        }

        Raw(">");
    }

    public void Close(string name)
    {
        Raw("</");
        Raw(name);
        Raw(">");
    }

    public void Element(string name, string text)
    {
        Open(name);
        Text(text);
        Close(name);
    }

    public void Text(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny(s_special) is var at and >= 0)
        {
            Raw(text[..at]);
            Raw(text[at] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                _ => "&#xD;",
            });
            text = text[(at + 1)..];
        }

        Raw(text);
    }

    public void Raw(ReadOnlySpan<char> text) => Encoding.UTF8.GetBytes(text, output);
}

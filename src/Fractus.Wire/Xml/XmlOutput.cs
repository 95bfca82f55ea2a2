using System.Buffers;
using System.Text;

namespace Fractus.Wire.Xml;

/// <summary>XML text in UTF-8, with what must be escaped escaped.</summary>
internal readonly struct XmlOutput(IBufferWriter<byte> output)
{
    private static readonly SearchValues<char> s_special = SearchValues.Create("&<>\"\r\n\t");
    private static readonly SearchValues<char> s_specialInText = SearchValues.Create("&<>\"\r");

    /// <summary>A start tag.</summary>
    /// <param name="name">With its prefix, if it has one.</param>
    /// <param name="xmlNamespace">The <c>xmlns</c> that it declares, as "uri" or "prefix=uri"; none where null or empty.</param>
    public void Open(string name, string? xmlNamespace = null)
    {
        OpenUnclosed(name, xmlNamespace);
        Raw(">");
    }

    /// <summary>A start tag without its end, to be followed by attributes and a <c>&gt;</c>.</summary>
    public void OpenUnclosed(string name, string? xmlNamespace)
    {
        Raw("<");
        Raw(name);
        if (string.IsNullOrEmpty(xmlNamespace))
        {
            return;
        }

        var equals = xmlNamespace.IndexOf('=', StringComparison.Ordinal);
        var isPrefixed = equals > 0 && !xmlNamespace.AsSpan(0, equals).Contains(':');
        Attribute(isPrefixed ? $"xmlns:{xmlNamespace[..equals]}" : "xmlns", isPrefixed ? xmlNamespace[(equals + 1)..] : xmlNamespace);
    }

    public void Attribute(string name, string value)
    {
        Raw(" ");
        Raw(name);
        Raw("=\"");
        Escaped(value, s_special);
        Raw("\"");
    }

    public void Close(string name)
    {
        Raw("</");
        Raw(name);
        Raw(">");
    }

    public void Element(string name, string text, string? xmlNamespace = null)
    {
        Open(name, xmlNamespace);
        Escaped(text, s_specialInText);
        Close(name);
    }

    public void Raw(ReadOnlySpan<char> text) => Encoding.UTF8.GetBytes(text, output);

    private void Escaped(ReadOnlySpan<char> text, SearchValues<char> special)
    {
        while (text.IndexOfAny(special) is var at and >= 0)
        {
            Raw(text[..at]);
            Raw(text[at] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\n' => "&#xA;",
                '\t' => "&#x9;",
                _ => "&#xD;",
            });
            text = text[(at + 1)..];
        }

        Raw(text);
    }
}

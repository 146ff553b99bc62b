using System.Globalization;
using System.Text;
using System.Xml;
using SecondTrack.Analysis.Networks;

namespace SecondTrack.Cli.Networks;

/// <summary>
/// A network as GraphML or GEXF, plain as the formats define them, so that Gephi, visone and others open it: nodes with a label and a mode, an edge for every
/// cell that is not zero, with its weight.
/// </summary>
internal static class WriteGraph
{
    private const string GraphMlNamespace = "http://graphml.graphdrawing.org/xmlns", GexfNamespace = "http://gexf.net/1.3";

    public static byte[] GraphMl(NetworkMatrix matrix, NetworkOptions options) => Document(xml =>
    {
        xml.WriteStartElement("graphml", GraphMlNamespace);
        xml.WriteAttributeString("xmlns", "xsi", null, "http://www.w3.org/2001/XMLSchema-instance");
        xml.WriteAttributeString("xsi", "schemaLocation", null, $"{GraphMlNamespace} {GraphMlNamespace}/1.0/graphml.xsd");
        Key("label", "node", "string");
        Key("variable", "node", "string");
        Key("weight", "edge", "double");
        xml.WriteStartElement("graph", GraphMlNamespace);
        xml.WriteAttributeString("id", "G");
        xml.WriteAttributeString("edgedefault", "undirected");
        foreach (var (id, label, variable) in Nodes(matrix, options))
        {
            xml.WriteStartElement("node", GraphMlNamespace);
            xml.WriteAttributeString("id", id);
            Data("label", label);
            Data("variable", variable);
            xml.WriteEndElement();
        }
        foreach (var (id, from, to, weight) in Edges(matrix, options))
        {
            xml.WriteStartElement("edge", GraphMlNamespace);
            xml.WriteAttributeString("id", id);
            xml.WriteAttributeString("source", from);
            xml.WriteAttributeString("target", to);
            Data("weight", weight);
            xml.WriteEndElement();
        }

        void Key(string name, string of, string type)
        {
            xml.WriteStartElement("key", GraphMlNamespace);
            xml.WriteAttributeString("id", name);
            xml.WriteAttributeString("for", of);
            xml.WriteAttributeString("attr.name", name);
            xml.WriteAttributeString("attr.type", type);
            xml.WriteEndElement();
        }

        void Data(string key, string value)
        {
            xml.WriteStartElement("data", GraphMlNamespace);
            xml.WriteAttributeString("key", key);
            xml.WriteString(value);
            xml.WriteEndElement();
        }
    });

    public static byte[] Gexf(NetworkMatrix matrix, NetworkOptions options) => Document(xml =>
    {
        xml.WriteStartElement("gexf", GexfNamespace);
        xml.WriteAttributeString("version", "1.3");
        xml.WriteStartElement("graph", GexfNamespace);
        xml.WriteAttributeString("defaultedgetype", "undirected");
        xml.WriteStartElement("attributes", GexfNamespace);
        xml.WriteAttributeString("class", "node");
        xml.WriteStartElement("attribute", GexfNamespace);
        xml.WriteAttributeString("id", "variable");
        xml.WriteAttributeString("title", "variable");
        xml.WriteAttributeString("type", "string");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("nodes", GexfNamespace);
        foreach (var (id, label, variable) in Nodes(matrix, options))
        {
            xml.WriteStartElement("node", GexfNamespace);
            xml.WriteAttributeString("id", id);
            xml.WriteAttributeString("label", label);
            xml.WriteStartElement("attvalues", GexfNamespace);
            xml.WriteStartElement("attvalue", GexfNamespace);
            xml.WriteAttributeString("for", "variable");
            xml.WriteAttributeString("value", variable);
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteStartElement("edges", GexfNamespace);
        foreach (var (id, from, to, weight) in Edges(matrix, options))
        {
            xml.WriteStartElement("edge", GexfNamespace);
            xml.WriteAttributeString("id", id);
            xml.WriteAttributeString("source", from);
            xml.WriteAttributeString("target", to);
            xml.WriteAttributeString("weight", weight);
            xml.WriteEndElement();
        }
    });

    private static IEnumerable<(string Id, string Label, string Variable)> Nodes(NetworkMatrix matrix, NetworkOptions options)
    {
        for (var i = 0; i < matrix.Rows.Count; i++) yield return (Row(i), Allowed(matrix.Rows[i]), Allowed(options.Rows.Variable));
        for (var j = 0; j < matrix.Columns.Count && options.Type == NetworkType.TwoMode; j++) yield return (Column(j), Allowed(matrix.Columns[j]), Allowed(options.Columns.Variable));
    }

    /// <summary>Of a one-mode network, which is symmetric, each pair once.</summary>
    private static IEnumerable<(string Id, string From, string To, string Weight)> Edges(NetworkMatrix matrix, NetworkOptions options)
    {
        var (number, twoMode) = (0, options.Type == NetworkType.TwoMode);
        for (var i = 0; i < matrix.Rows.Count; i++)
            for (var j = twoMode ? 0 : i; j < matrix.Columns.Count; j++)
                if (matrix[i, j] != 0)
                    yield return (string.Create(CultureInfo.InvariantCulture, $"e{number++}"), Row(i), twoMode ? Column(j) : Row(j), matrix[i, j].ToString("R", CultureInfo.InvariantCulture));
    }

    private static string Row(int i) => string.Create(CultureInfo.InvariantCulture, $"r{i}");

    private static string Column(int j) => string.Create(CultureInfo.InvariantCulture, $"c{j}");

    /// <summary>A label as a coder typed it may hold characters that XML has no way to write.</summary>
    private static string Allowed(string label)
    {
        var allowed = new StringBuilder(label.Length);
        for (var i = 0; i < label.Length; i++)
            if (i + 1 < label.Length && XmlConvert.IsXmlSurrogatePair(label[i + 1], label[i])) allowed.Append(label[i]).Append(label[++i]);
            else allowed.Append(XmlConvert.IsXmlChar(label[i]) ? label[i] : '\uFFFD');
        return allowed.ToString();
    }

    private static byte[] Document(Action<XmlWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartDocument();
            write(xml);
            xml.WriteEndDocument();
        }
        return bytes.ToArray();
    }
}

using System.Text;

namespace IntercompanyPricing.Service.Tests.Reports;

/// <summary>A reader of CSV written from RFC 4180 alone, to check the writer by.</summary>
internal static class PlainCsv
{
    public static List<string[]> Read(string text)
    {
        var rows = new List<string[]>();
        var row = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            row.Add(Field(text, ref at));
            if (at < text.Length && text[at] == ',')
            {
                at++;
                continue;
            }

            Assert.That(text.AsSpan(at, 2).ToString(), Is.EqualTo("\r\n"));
            at += 2;
            rows.Add([.. row]);
            row.Clear();
        }

        return rows;
    }

    private static string Field(string text, ref int at)
    {
        if (text[at] != '"')
        {
            var end = text.IndexOfAny([',', '\r'], at);
            var plain = text[at..end];
            at = end;
            return plain;
        }

        var quoted = new StringBuilder();
        for (at++; ; at++)
        {
            if (text[at] != '"')
                quoted.Append(text[at]);
            else if (at + 1 < text.Length && text[at + 1] == '"')
                quoted.Append(text[at++]);
            else
                break;
        }

        at++;
        return quoted.ToString();
    }
}

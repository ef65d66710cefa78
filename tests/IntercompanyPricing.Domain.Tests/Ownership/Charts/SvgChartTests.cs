using System.Xml;
using System.Xml.Linq;
using IntercompanyPricing.Domain.Ownership.Charts;

namespace IntercompanyPricing.Domain.Tests.Ownership.Charts;

internal sealed class SvgChartTests
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    // What a name must not break: XML, CDATA, scripts, control characters, half a surrogate pair, non-characters, turned text.
    private static readonly string[] _names =
        ["]]>", "<script>alert(1)</script>", "\" onload=\"x", "&amp;", "a\u0000b\u0008c\u001Bd", "\uD800half", "\uFFFE\uFFFF", "\u202Etxt.exe", "Ząb & Söhne 株式会社", "&#x0;", "x\r\ny", "<![CDATA[", "<!--", "\U0001F600"];

    [TestCaseSource(nameof(_names))]
    public void Any_name_gives_valid_xml_and_stays_text(string name)
    {
        var plain = Draw("Plain", "P");
        var drawing = Draw(name, "P");

        Assert.That(drawing.Descendants().Select(element => element.Name).Distinct(), Is.SubsetOf(plain.Descendants().Select(element => element.Name)));
        Assert.That(drawing.Descendants().Attributes().Select(attribute => attribute.Name).Distinct(), Is.SubsetOf(plain.Descendants().Attributes().Select(attribute => attribute.Name)));
        Assert.That(drawing.ToString().Contains('\u202E', StringComparison.Ordinal), Is.False);
    }

    [Test]
    public void Names_are_shown_as_they_are()
        => Assert.That(Texts(Draw("R&D <Łódź>", "X")), Does.Contain("R&D <Łódź>").And.Contain("X"));

    [Test]
    public void A_long_name_is_broken_into_lines_and_told_in_full()
    {
        var name = string.Join(' ', Enumerable.Repeat("Beteiligungsgesellschaft", 8));
        var drawing = Draw(name, "LONG");

        Assert.That(drawing.Descendants(_svg + "text").Where(text => (string?)text.Attribute("class") == "name").Select(text => text.Value).SkipLast(1), Has.Exactly(3).Items.And.Some.EndsWith("…"));
        Assert.That(drawing.Descendants(_svg + "g").Elements(_svg + "title").Select(title => title.Value), Has.Some.EqualTo($"{name} (LONG)"));
    }

    [Test]
    public void It_tells_itself_to_those_who_do_not_see_it()
    {
        var drawing = Draw("JKL Holding", "JKL");

        Assert.That((string?)drawing.Attribute("role"), Is.EqualTo("img"));
        var labels = ((string)drawing.Attribute("aria-labelledby")!).Split(' ').Select(id => drawing.Descendants().Single(element => (string?)element.Attribute("id") == id).Value).ToList();
        Assert.That(labels, Is.EqualTo(new[]
        {
            "Ownership of JKL Holding (JKL) on 2026-03-01, as known at version 3",
            "2 parties, 2 of them in the group. JKL holds 60 % of the votes and of the capital of SUB since 2020-01-01 (version 2).",
        }));
    }

    [Test]
    public void Nothing_is_run_or_loaded()
    {
        var drawing = Draw("JKL", "JKL");

        Assert.That(drawing.Descendants().Select(element => element.Name.LocalName), Has.None.AnyOf("script", "image", "use", "foreignObject", "a", "animate"));
        foreach (var attribute in drawing.Descendants().Attributes())
            Assert.That(attribute.IsNamespaceDeclaration || !attribute.Value.Contains(':', StringComparison.Ordinal), attribute.ToString());
    }

    [Test]
    public void Parties_and_lines_are_marked_for_what_they_are()
    {
        var world = World.Of("P-1>JKL 40, JKL>ABC 100, ABC>GONE 100, GONE>JKL 10, JKL>JKL 5, JKL>FEW 20").And(Given.Confers("FEW", "ABC"), Given.Company("GONE", dissolvedOn: "2025-01-01"));
        var drawing = Parse(SvgChart.Draw(OwnershipChart.Of("JKL", World.Today, world.Facts).Value!));
        string Class(Predicate<string> title) => (string)drawing.Descendants(_svg + "g").Single(group => (string?)group.Element(_svg + "title") is { } text && title(text)).Attribute("class")!;
        string Box(string id) => Class(title => title == id || title.StartsWith($"{id},", StringComparison.Ordinal));
        string Line(string words) => Class(title => title.StartsWith(words, StringComparison.Ordinal));

        Assert.That(new[] { "JKL", "ABC", "GONE", "FEW", "P-1" }.Select(Box), Is.EqualTo(new[] { "group root", "group", "group dissolved", "outside", "outside" }));
        Assert.That(new[] { "JKL holds 100 %", "GONE holds 10 %", "FEW controls ABC by contract", "JKL holds 5 % of the votes and of the capital of itself" }.Select(Line), Is.EqualTo(new[] { "stake", "stake upward", "fact", "stake" }));
        Assert.That(Texts(drawing), Is.SupersetOf(new[] { "own shares 5 %", "dissolved 2025-01-01", "holding that closes a circle", "person" }));
    }

    private static XElement Draw(string name, string id)
    {
        var world = World.Of($"{id}>SUB 60").And(Given.Company(id) with { Name = name });
        var chart = OwnershipChart.Of(id, World.Today, world.Facts).Value!;
        return Parse(SvgChart.Draw(chart));
    }

    private static XElement Parse(string svg)
    {
        using var reader = XmlReader.Create(new StringReader(svg), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = true });
        return XElement.Load(reader);
    }

    private static IEnumerable<string> Texts(XElement drawing) => drawing.Descendants(_svg + "text").Select(text => text.Value);
}

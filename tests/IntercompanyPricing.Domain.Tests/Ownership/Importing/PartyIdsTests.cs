using System.Text.RegularExpressions;
using FsCheck.Fluent;
using IntercompanyPricing.Domain.Ownership.Importing;

namespace IntercompanyPricing.Domain.Tests.Ownership.Importing;

/// <summary>Identifiers made from those of publishers.</summary>
public sealed partial class PartyIdsTests
{
    [TestCase("GB-COH-03209885", false, "GB-COH-03209885")]
    [TestCase("a/b", false, "a-b-c14cddc033f6")]
    [TestCase("a?b", false, "a-b-c2a7b64a2d25")]
    [TestCase("/", false, "8a5edab28263")]
    [TestCase("JKL", true, "JKL-7fc9861f2d94", TestName = "a name that is somebody else's here")]
    public void What_can_be_an_identifier_is_one_and_else_gets_digits_of_its_hash(string name, bool isTaken, string expected) => Assert.That(PartyIds.Of(name, isTaken), Is.EqualTo(expected));

    [Test]
    public void Every_text_gets_an_identifier_and_different_texts_different_ones()
        => Property.HoldsForLists(Gen.OneOf(Gen.Elements('a', 'Z', '0', '.', '_', '-', '/', ' ', 'ł', '\u6771'), Gen.Choose(1, 0xD7FF).Select(code => (char)code)), 90, letters =>
        {
            var name = new string(letters);
            Assert.That(IdentifierPattern().IsMatch(PartyIds.Of(name)), Is.True, PartyIds.Of(name));
            Assert.That(PartyIds.Of(name + "/"), Is.Not.EqualTo(PartyIds.Of(name)));
        });

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z")]
    private static partial Regex IdentifierPattern();
}

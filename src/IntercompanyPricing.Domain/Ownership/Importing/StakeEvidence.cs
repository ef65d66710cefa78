using System.Globalization;
using System.Text.RegularExpressions;
using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Ownership.Importing;

/// <summary>What the evidence of an imported stake tells later imports: which record said it, when, and what of it was stated to be indirect.</summary>
/// <param name="Record">The publisher's record, as <see cref="RecordSource.Evidence"/> writes it.</param>
/// <param name="Stated">The day of the statement.</param>
/// <param name="Indirect">What was stated to be indirect, and counted as if held directly as far as no chain carries it; null where nothing was.</param>
/// <param name="Direct">What is held directly beside it.</param>
internal sealed partial record StakeEvidence(string Record, DateOnly Stated, (Percent Votes, Percent Capital)? Indirect = null, (Percent Votes, Percent Capital) Direct = default)
{
    /// <summary>How the evidence of every imported statement begins.</summary>
    public const string Standard = "BODS, ";

    /// <summary>Reads the evidence of a stake; null where no statement was its source.</summary>
    public static StakeEvidence? Of(string? evidence)
        => evidence?.StartsWith(Standard, StringComparison.Ordinal) == true && Form().Match(evidence) is { Success: true } found
            && DateOnly.TryParseExact(found.Groups["day"].ValueSpan, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var stated)
            ? new StakeEvidence(found.Groups["record"].Value, stated, found.Groups["indirect"].Success ? (Part(found.Groups["votes"]), Part(found.Groups["capital"])) : null, (Part(found.Groups["ownVotes"]), Part(found.Groups["ownCapital"])))
            : null;

    /// <summary>The record of any evidence: what it says without day and directness.</summary>
    public static string? RecordOf(string? evidence) => Of(evidence)?.Record ?? evidence;

    /// <summary>The evidence.</summary>
    public override string ToString()
        => $"{Record}, stated {Stated:yyyy-MM-dd}" + (Indirect is { } part ? $" as indirect {part.Votes}/{part.Capital}" : "") + (Indirect is not null && Direct != default ? $" beyond {Direct.Votes}/{Direct.Capital}" : "");

    private static Percent Part(Group group) => group.Success ? Percent.Parse(group.Value) : default;

    [GeneratedRegex(@"^(?<record>.*), stated (?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(?<indirect> as indirect (?<votes>[0-9]{1,3}(\.[0-9]{1,6})?)/(?<capital>[0-9]{1,3}(\.[0-9]{1,6})?)( beyond (?<ownVotes>[0-9]{1,3}(\.[0-9]{1,6})?)/(?<ownCapital>[0-9]{1,3}(\.[0-9]{1,6})?))?)?\z", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}

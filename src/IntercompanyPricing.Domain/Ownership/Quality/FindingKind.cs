namespace IntercompanyPricing.Domain.Ownership.Quality;

/// <summary>What may be wrong with ownership data.</summary>
public enum FindingKind
{
    /// <summary>The votes recorded are less than a hundred percent: the holders of the rest are not known.</summary>
    VotesUndisclosed,

    /// <summary>The same of the capital.</summary>
    CapitalUndisclosed,

    /// <summary>The votes recorded are more than all there are.</summary>
    VotesOverHundred,

    /// <summary>The capital recorded is more than all there is: holdings overlap.</summary>
    CapitalOverHundred,

    /// <summary>The votes were complete, and then for some days, or since, they are not.</summary>
    VotesGap,

    /// <summary>Nobody is recorded as holder or controller.</summary>
    UnknownParent,

    /// <summary>Companies that hold each other round a circle.</summary>
    Circle,

    /// <summary>A holder that no longer exists.</summary>
    DissolvedHolder,

    /// <summary>A company that no longer exists and is still held.</summary>
    DissolvedHeld,

    /// <summary>Control is conferred on several, none of whom controls the others.</summary>
    ConferredTwice,

    /// <summary>Control is conferred on somebody and denied to everybody.</summary>
    ConferredAndDenied,

    /// <summary>A holding of votes without capital.</summary>
    VotesWithoutCapital,

    /// <summary>A holding of capital without votes.</summary>
    CapitalWithoutVotes,
}

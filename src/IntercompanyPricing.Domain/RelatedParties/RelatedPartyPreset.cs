namespace IntercompanyPricing.Domain.RelatedParties;

/// <summary>
/// How a related-party rule counts what one party holds in another, named for the law that counts so. What a rule leaves out
/// is that law's own: basis, threshold and whether it is included, common holder, gate and time of the test.
/// </summary>
public enum RelatedPartyPreset
{
    /// <summary>
    /// The product of the links of a chain, chains summed, through circles too. Left out: votes or capital, at least 25%, common
    /// holder, at the date (Directive (EU) 2016/1164, art. 2(4), tests an associated enterprise so).
    /// </summary>
    Product,

    /// <summary>
    /// The lowest link of a chain, chains summed (Poland, CIT act, art. 11a(1)(4), (2) and (3)). Left out: votes or capital, at
    /// least 25%, common holder, at the date. Profit shares are recorded nowhere and do not count.
    /// </summary>
    LowestLink,

    /// <summary>
    /// Who holds enough of an intermediary, directly or through others, has its whole holding (China, STA Notice 2016/42,
    /// art. 2(1)). Left out: capital, at least 25%, common holder, a gate as high as the threshold, at the date.
    /// </summary>
    PassThrough,

    /// <summary>
    /// The product of the links of a chain, chains summed, but only through intermediaries of which the next holder up has at
    /// least the gate (United States, IRC 318(a)(2)(C): 50% by value). Left out: capital, at least 50% (IRC 304(c)(1)), common
    /// holder, at the date. The gate is always named, as the sections that refer to 318 differ in it.
    /// </summary>
    Gated,

    /// <summary>
    /// Votes that a party casts: its own and those of companies that it controls (India, Income-tax Act, s. 92A(2)(a) and (b)).
    /// Left out: at least 26%, common holder, at any time in the year. The year is the calendar year, not the Indian one.
    /// </summary>
    Votes,

    /// <summary>
    /// Control, or two persons of whom each casts at least 40% of the votes, so that together they control (United Kingdom,
    /// TIOPA 2010, s. 157 to 160). Left out: 40% each, common participant (s. 148), at the date.
    /// </summary>
    ControlOrJoint,

    /// <summary>
    /// Direct holdings only, or the same at most ten holders with more than half of each (Latvia, Law on Taxes and Fees,
    /// s. 1(18)). Left out: votes or capital, at least 20%, common holders, at the date. Family ties are recorded nowhere.
    /// </summary>
    Direct,

    /// <summary>
    /// As recorded (IAS 24.9): control, and joint control and significant influence that a control fact states; two associates
    /// of one party are not related by that. Nothing is counted. A staff tie does not tell who is key management or close
    /// family of whom, so these count only as far as control facts name them.
    /// </summary>
    Ias24,
}

namespace IntercompanyPricing.Domain;

/// <summary>The kinds of refusal that the domain knows. Each has its page under <c>/problems/{code}</c>.</summary>
public static class RefusalCodes
{
    /// <summary>A party that no fact describes.</summary>
    public const string UnknownParty = "unknown-party";

    /// <summary>A product that no fact describes.</summary>
    public const string UnknownProduct = "unknown-product";

    /// <summary>A currency that ISO 4217 does not have.</summary>
    public const string UnknownCurrency = "unknown-currency";

    /// <summary>A pricing method that does not exist.</summary>
    public const string UnknownMethod = "unknown-method";

    /// <summary>A benchmark that no fact describes.</summary>
    public const string UnknownBenchmark = "unknown-benchmark";

    /// <summary>An agreement that no fact describes.</summary>
    public const string UnknownAgreement = "unknown-agreement";

    /// <summary>An intercompany order without the agreement that one of its companies requires.</summary>
    public const string NoAgreement = "no-agreement";

    /// <summary>An agreement that is for other parties or products.</summary>
    public const string AgreementMismatch = "agreement-mismatch";

    /// <summary>An account that is not in the chart.</summary>
    public const string UnknownAccount = "unknown-account";

    /// <summary>Buyer and seller are the same party.</summary>
    public const string SameParty = "same-party";

    /// <summary>A company that no longer exists on the date.</summary>
    public const string PartyDissolved = "party-dissolved";

    /// <summary>A person as seller.</summary>
    public const string PersonAsSeller = "person-as-seller";

    /// <summary>The product is not the seller's.</summary>
    public const string ProductNotSoldBySeller = "product-not-sold-by-seller";

    /// <summary>The unit is not the product's.</summary>
    public const string UnitMismatch = "unit-mismatch";

    /// <summary>No policy in force fits, and inside the group nothing else makes a price.</summary>
    public const string NoPolicy = "no-policy";

    /// <summary>No price or cost of the kind that is needed is in force.</summary>
    public const string NoCost = "no-cost";

    /// <summary>A product that would be made of itself.</summary>
    public const string CircularMaterials = "circular-materials";

    /// <summary>No exchange rate is in force for the day.</summary>
    public const string NoRate = "no-rate";

    /// <summary>The given price is not the one that the policy makes.</summary>
    public const string PriceMismatch = "price-mismatch";

    /// <summary>The policy makes a price below zero.</summary>
    public const string NegativePrice = "negative-price";

    /// <summary>A result outside of its arm's length range.</summary>
    public const string OutOfRange = "out-of-range";

    /// <summary>A quantity outside of the tiers that were observed.</summary>
    public const string OutsideTiers = "outside-tiers";

    /// <summary>A negotiated price below its floor or above its ceiling.</summary>
    public const string OutsideLimits = "outside-limits";

    /// <summary>No account assignment fits.</summary>
    public const string NoAccount = "no-account";

    /// <summary>Neither side keeps books here.</summary>
    public const string NoBooks = "no-books";

    /// <summary>A result beyond the stated limits.</summary>
    public const string AmountTooLarge = "amount-too-large";

    /// <summary>The votes recorded in one company are more than all there are.</summary>
    public const string VotesOverHundred = "votes-over-100";

    /// <summary>Two equally specific policies fit the same supply on the same day.</summary>
    public const string PolicyOverlap = "policy-overlap";

    /// <summary>Two programmes fit the same staff purchase on the same day.</summary>
    public const string ProgrammeOverlap = "programme-overlap";

    /// <summary>A programme that the method's parameter names and no fact describes.</summary>
    public const string UnknownProgramme = "unknown-programme";

    /// <summary>The floor of a staff price is above the list price.</summary>
    public const string FloorAboveList = "floor-above-list";

    /// <summary>Departments that belong to each other in a circle, or to something that is no company.</summary>
    public const string DepartmentNotOfCompany = "department-not-of-company";

    /// <summary>An order that was not posted here, or that the caller may not see.</summary>
    public const string UnknownOrder = "unknown-order";

    /// <summary>A request for help under an identifier that another has.</summary>
    public const string DuplicateHelpRequest = "duplicate-help-request";

    /// <summary>A party of the wrong kind for this place.</summary>
    public const string WrongPartyKind = "wrong-party-kind";

    /// <summary>A method's parameter that is missing.</summary>
    public const string MissingParameter = "missing-parameter";

    /// <summary>A value that reads well and cannot be.</summary>
    public const string InvalidValue = "invalid-value";

    /// <summary>Nothing stands for this key and day that could be withdrawn.</summary>
    public const string NothingToWithdraw = "nothing-to-withdraw";

    /// <summary>A party or product cannot be withdrawn while other facts name it.</summary>
    public const string StillReferenced = "still-referenced";

    /// <summary>A chart with more parties or lines than can be drawn.</summary>
    public const string ChartTooLarge = "chart-too-large";

    /// <summary>Something of a recorded thing that can never change.</summary>
    public const string Unchangeable = "unchangeable";

    /// <summary>A month of a company's books that takes no more entries, or from finance only.</summary>
    public const string PeriodClosed = "period-closed";

    /// <summary>Nothing of the order is left to reverse.</summary>
    public const string AlreadyReversed = "already-reversed";

    /// <summary>A reversal that was to be reversed.</summary>
    public const string ReversalOfReversal = "reversal-of-reversal";

    /// <summary>A reversal dated before its order.</summary>
    public const string ReversalBeforeOrder = "reversal-before-order";

    /// <summary>A line that the order does not have.</summary>
    public const string UnknownLine = "unknown-line";

    /// <summary>More of a line than is left to reverse.</summary>
    public const string OverReversal = "over-reversal";

    /// <summary>An order whose price was changed since: its adjustments are taken back first.</summary>
    public const string OrderAdjusted = "order-adjusted";

    /// <summary>An order that is no supply, or a staff purchase: it cannot be corrected so.</summary>
    public const string NotAdjustable = "not-adjustable";

    /// <summary>A correction other than a reversal dated before what it corrects.</summary>
    public const string CorrectionBeforeOrder = "correction-before-order";

    /// <summary>An order that asks for nobody's consent.</summary>
    public const string NoConsent = "no-consent";

    /// <summary>An order that its buyer confirmed before.</summary>
    public const string AlreadyConfirmed = "already-confirmed";

    /// <summary>An order that its buyer disputed before, for another reason.</summary>
    public const string AlreadyDisputed = "already-disputed";

    /// <summary>Nothing is posted of the supplies that are to be adjusted.</summary>
    public const string NoSupplies = "no-supplies";

    /// <summary>A correction that would change nothing.</summary>
    public const string NoDifference = "no-difference";

    /// <summary>Nothing is open that could be settled, netted or valued.</summary>
    public const string NothingOpen = "nothing-open";

    /// <summary>More than is open.</summary>
    public const string OverSettlement = "over-settlement";

    /// <summary>A debt that was settled since: its settlement is taken back first.</summary>
    public const string OrderSettled = "order-settled";

    /// <summary>An order of a netting, which is taken back as a whole.</summary>
    public const string PartOfNetting = "part-of-netting";

    /// <summary>A netting between companies whose books differ from what their ERPs have booked.</summary>
    public const string Unreconciled = "unreconciled";
}

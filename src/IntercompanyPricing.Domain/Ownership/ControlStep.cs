using IntercompanyPricing.Domain.Money;

namespace IntercompanyPricing.Domain.Ownership;

/// <summary>One step of a proof of control: why the controller controls a company.</summary>
/// <param name="Controller">The party whose control is proved.</param>
/// <param name="Controlled">The company it controls.</param>
/// <param name="VotesPercent">The votes of the holdings together; null where a control fact carries the step.</param>
/// <param name="VotesInCirculationPercent">The votes that count: all but own shares and suspended ones. More than half of them is control.</param>
/// <param name="Holdings">The holdings that carry the step, the controller's own first; each other holder is controlled by an earlier step.</param>
/// <param name="LeftOut">The votes that do not count.</param>
/// <param name="ControlFact">The control fact that carries the step.</param>
public sealed record ControlStep(
    string Controller,
    string Controlled,
    Percent? VotesPercent,
    Percent VotesInCirculationPercent,
    IReadOnlyList<Holding> Holdings,
    IReadOnlyList<LeftOutVotes> LeftOut,
    ControlFactReference? ControlFact);

namespace IntercompanyPricing.Domain.Help;

/// <summary>What a customer who asks for help is promised.</summary>
public enum HelpGoal
{
    /// <summary>A first answer.</summary>
    FirstAnswer,

    /// <summary>That it is resolved.</summary>
    Resolution,
}

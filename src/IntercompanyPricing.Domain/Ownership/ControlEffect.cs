namespace IntercompanyPricing.Domain.Ownership;

/// <summary>Whether a control fact gives control or takes it away.</summary>
public enum ControlEffect
{
    /// <summary>The controller controls, whatever votes it holds.</summary>
    Confers,

    /// <summary>The controller does not control, whatever votes it holds; nobody does where no controller is named.</summary>
    Denies,
}

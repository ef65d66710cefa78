namespace IntercompanyPricing.Storage;

/// <summary>A document number as it is unique: of a party and a year.</summary>
internal readonly record struct DocumentNumber(string Party, int Year, string Number);

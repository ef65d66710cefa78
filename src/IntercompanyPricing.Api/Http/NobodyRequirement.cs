using Microsoft.AspNetCore.Authorization;

namespace IntercompanyPricing.Api.Http;

/// <summary>Lets nobody in: what stands for endpoints that do not say whom they let in. No handler ever meets it.</summary>
internal sealed class NobodyRequirement : IAuthorizationRequirement;

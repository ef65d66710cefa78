using IntercompanyPricing.Api;
using IntercompanyPricing.Api.Decisions;
using IntercompanyPricing.Api.Facts;
using IntercompanyPricing.Api.Hosting;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Api.Journal;
using IntercompanyPricing.Api.Keys;
using IntercompanyPricing.Api.Orders;
using IntercompanyPricing.Api.Reports;
using IntercompanyPricing.Storage;

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddHttpPlumbing(ApiJson.Strict);
    builder.AddPricing();

    var app = builder.Build();
    if (!BuildTime.IsEmittingDocument)
        await app.Services.GetRequiredService<FirstStart>().Run();

    app.UseHttpPlumbing();
    app.MapHttpPlumbing(() => app.Services.GetRequiredService<IStore>().IsReady());
    var v1 = app.MapGroup("/v1");
    v1.MapFacts();
    v1.MapDecisions();
    v1.MapOrders();
    v1.MapJournal();
    v1.MapReports();
    v1.MapKeys();
    await app.RunAsync();
    return 0;
}
catch (StoreUnusableException unusable)
{
    // What is wrong with the configuration or the database, and what to do: no stack trace helps there.
    await Console.Error.WriteLineAsync(unusable.Message);
    return 1;
}

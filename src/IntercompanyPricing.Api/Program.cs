using System.Globalization;
using IntercompanyPricing.Api;
using IntercompanyPricing.Api.Changes;
using IntercompanyPricing.Api.Customers;
using IntercompanyPricing.Api.Decisions;
using IntercompanyPricing.Api.Facts;
using IntercompanyPricing.Api.Help;
using IntercompanyPricing.Api.Hosting;
using IntercompanyPricing.Api.Http;
using IntercompanyPricing.Api.Impact;
using IntercompanyPricing.Api.Imports;
using IntercompanyPricing.Api.Journal;
using IntercompanyPricing.Api.Keys;
using IntercompanyPricing.Api.Orders;
using IntercompanyPricing.Api.Ownership;
using IntercompanyPricing.Api.Periods;
using IntercompanyPricing.Api.Programmes;
using IntercompanyPricing.Api.Reconciliation;
using IntercompanyPricing.Api.Reports;
using IntercompanyPricing.Api.Settlements;
using IntercompanyPricing.Api.Telemetry;
using IntercompanyPricing.Api.YearEnd;
using IntercompanyPricing.Storage.Json;

// Numbers and dates read the same wherever the service runs.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
try
{
    var command = StartCommand.Read(args);

    // What reads facts takes the runtime longer to make ready than anything else: another core does it while the host is built.
    var factsReader = Task.Run(() => DocumentJson.Documents.Fact);

    // Settings lie beside the program, wherever the command was given.
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = command.Settings, ContentRootPath = AppContext.BaseDirectory });
    builder.AddHttpPlumbing(ApiJson.Strict);
    builder.AddTelemetry();
    builder.AddPricing();

    await using var app = builder.Build();
    if (command.Migrate)
    {
        var applied = app.Services.GetRequiredService<ServiceSettings>().Store.Migrate(command.Create);
        Console.WriteLine(applied.Count == 0 ? "The schema of the database is up to date: nothing was to be done." : $"The schema of the database is up to date. Applied: {string.Join(", ", applied)}.");
        return 0;
    }

    if (command.Backup is { } copy)
    {
        var made = app.Services.GetRequiredService<ServiceSettings>().Store.Backup(copy);
        Console.WriteLine($"The database is copied to {Path.GetFullPath(copy)}: facts up to version {made.Version}, orders up to sequence {made.Orders}.");
        return 0;
    }

    // Routes are wired while the store is read.
    var firstStart = BuildTime.IsEmittingDocument ? Task.CompletedTask : Task.Run(() => app.Services.GetRequiredService<FirstStart>().Run());

    app.UseRequestLog();
    app.UseHttpPlumbing();
    app.MapHttpPlumbing(app.Services.IsReady);
    app.MapMetrics();
    var v1 = app.MapGroup("/v1").WithoutTrailingSlashes();
    v1.MapFacts();
    v1.MapImports();
    v1.MapDecisions();
    v1.MapPolicyChoice();
    v1.MapOwnership();
    v1.MapChart();
    v1.MapQuality();
    v1.MapFlagCheck();
    v1.MapOrders();
    v1.MapNettings();
    v1.MapRevaluations();
    v1.MapHelp();
    v1.MapCustomers();
    v1.MapChecklist();
    v1.MapJournal();
    v1.MapChanges();
    v1.MapReports();
    v1.MapTradeWithoutAgreement();
    v1.MapEliminations();
    v1.MapReconciliation();
    v1.MapPayroll();
    v1.MapProgrammes();
    v1.MapYearEnd();
    v1.MapImpact();
    v1.MapKeys();
    await Task.WhenAll(factsReader, firstStart);
    return await app.RunToEnd();
}
catch (Exception e) when (StartFault.Of(e) is { } fault)
{
    await Console.Error.WriteLineAsync(fault);
    return 1;
}

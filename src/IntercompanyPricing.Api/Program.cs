using IntercompanyPricing.Api.Http;

var builder = WebApplication.CreateBuilder(args);
builder.AddHttpPlumbing();

var app = builder.Build();
app.UseHttpPlumbing();
app.MapHttpPlumbing(() => true);
app.Run();

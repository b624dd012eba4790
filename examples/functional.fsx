// What every script here loads: the library as `dotnet build` leaves it, or `dotnet build -c Release` where only that was run.
// "Unable to find the file 'Functional.Core.dll'" means that neither was: run `dotnet build src/Functional.FSharp` first.
#nowarn "211" // one of the two folders may be missing
#I "../src/Functional.FSharp/bin/Debug/net10.0"
#I "../src/Functional.FSharp/bin/Release/net10.0"
#r "Functional.Core.dll"
#r "Functional.Nn.dll"
#r "Functional.Data.dll"
#r "Functional.Training.dll"
#r "Functional.Formats.dll"
#r "Functional.Reports.dll"
#r "Functional.Tabular.dll"
#r "Functional.FSharp.dll"
Functional.FSharp.Interactive.init ()

// What every script of the course loads: the library, and where the course keeps its files. First `dotnet build`.
#nowarn "211" // one of the two folders may be missing
#load "../functional.fsx"
#I "Course/bin/Debug/net10.0"
#I "Course/bin/Release/net10.0"
#r "Course.dll"
// 0.5 and not 0,5: what the C# programs print, wherever you are.
System.Globalization.CultureInfo.CurrentCulture <- System.Globalization.CultureInfo.InvariantCulture

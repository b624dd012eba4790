// What every script of the course loads: the library, and where the course keeps its files. First `dotnet build`.
#nowarn "211" // one of the two folders may be missing
#load "../functional.fsx"
#I "Course/bin/Debug/net10.0"
#I "Course/bin/Release/net10.0"
#r "Course.dll"

// Runs by itself after `#r "nuget: Functional.FSharp"`: F# Interactive then prints tensors, models and histories by what is in them.
Functional.FSharp.Interactive.init ()

#!/bin/sh
# Runs the local paket tool; NUGET_SOURCE (used in paket.dependencies and paket.lock) defaults to the first enabled
# feed that NuGet itself is set up with. Stays in the caller's directory: Paket.Restore.targets passes a relative obj path.
: "${NUGET_SOURCE:=$(dotnet nuget list source --format short | sed -n 's/^E[A-Z]* //p' | head -n 1)}"
export NUGET_SOURCE
exec dotnet paket "$@"

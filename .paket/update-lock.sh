#!/bin/sh
# Re-resolves paket.dependencies into paket.lock. Repeats until the lock is stable: where the feed's metadata lists no
# dependencies, each pass sees them only one level deeper, from the packages the previous pass cached.
cd "$(dirname "$0")/.." || exit 1
: "${NUGET_SOURCE:=$(dotnet nuget list source --format short | sed -n 's/^E[A-Z]* //p' | head -n 1)}"; export NUGET_SOURCE
dotnet tool restore || exit 1
old=; for i in 1 2 3 4 5 6; do
  rm -f paket.lock; dotnet paket install || exit 1
  new=$(cksum < paket.lock); [ "$new" = "$old" ] && break; old=$new
done
sed -i 's#remote: .*#remote: %NUGET_SOURCE%#' paket.lock

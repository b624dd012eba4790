@echo off
rem Runs the local paket tool; NUGET_SOURCE (used in paket.dependencies and paket.lock) defaults to the first enabled
rem feed that NuGet itself is set up with. Same job as paket.sh beside it.
setlocal
if not defined NUGET_SOURCE for /f "tokens=1,*" %%a in ('dotnet nuget list source --format short ^| findstr /b E') do (
  if not defined NUGET_SOURCE set "NUGET_SOURCE=%%b"
)
dotnet paket %*
exit /b %ERRORLEVEL%

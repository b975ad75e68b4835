@echo off
rem Starts Stairway from the folder this file stands in and opens it in the browser.
rem Only this computer can reach it. WRITTEN, NOT YET TRIED on a Windows machine.

chcp 65001 >nul
cd /d "%~dp0"
echo Stairway. Close this window to stop it.
echo Stairway. Чтобы остановить программу, закройте это окно.
stairway.exe --listen 127.0.0.1:8080 --data stairway-data --packs packs --open
if errorlevel 1 pause

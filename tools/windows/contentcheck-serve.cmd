@echo off
rem Opens the composer of contentcheck in the browser. Close this window to end it.
title contentcheck
chcp 65001 >nul
set PYTHONUTF8=1
set PYTHON=python
where py >nul 2>nul && set PYTHON=py
%PYTHON% -m contentcheck serve --open
if errorlevel 1 pause

# Makes dist\stairway-VERSION-windows-x86_64.zip: a folder that starts by double click on start.bat, without compiler,
# rights or internet.
#
# WRITTEN, NOT YET TRIED: nobody has run this on a Windows machine. It mirrors scripts/release; where they differ, that
# one is right. Needs Rust (MSVC tool chain) and the Visual Studio Build Tools.

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..')

function Invoke-Checked {
    & $args[0] @($args | Select-Object -Skip 1)
    if ($LASTEXITCODE -ne 0) { throw "failed: $args" }
}

$version = (Invoke-Checked cargo pkgid --locked -p stairway) -replace '^.*[#@]', ''
$name = "stairway-$version-windows-x86_64"
$folder = Join-Path 'dist' $name
$target = if ($env:CARGO_TARGET_DIR) { $env:CARGO_TARGET_DIR } else { 'target' }

Write-Host "== building $name"
Invoke-Checked cargo build --release --locked -p stairway

Write-Host '== gathering'
if (Test-Path $folder) { Remove-Item -Recurse -Force $folder }
New-Item -ItemType Directory -Force (Join-Path $folder 'docs') | Out-Null
Copy-Item (Join-Path $target 'release\stairway.exe'), 'packaging\start.bat', 'packaging\README.txt', 'packaging\README.ru.txt', 'LICENSE' $folder
Copy-Item -Recurse 'packs' (Join-Path $folder 'packs')
Copy-Item -Recurse 'papers\*' (Join-Path $folder 'packs')
Copy-Item 'docs\pack-format.md', 'docs\commands.md', 'docs\exercise.en.md', 'docs\exercise.ru.md' (Join-Path $folder 'docs')

# Every crate with its licence, then every licence text once.
$licences = Join-Path $folder 'LICENCES-OF-OTHERS.txt'
$cargoHome = if ($env:CARGO_HOME) { $env:CARGO_HOME } else { Join-Path $HOME '.cargo' }
$crates = Invoke-Checked cargo tree --locked -p stairway -e 'normal,build' --target x86_64-pc-windows-msvc --prefix none -f '{p}|{l}' |
    Where-Object { $_ -notmatch ' \([A-Za-z]:' } |
    ForEach-Object { $_ -replace ' \(\*\)$', '' -replace ' \(proc-macro\)', '' } |
    Sort-Object -Unique
$lines = @('Stairway itself is licensed under the Apache License 2.0, see LICENSE. The program holds parts made by others:', '')
$texts = @{}
foreach ($line in $crates) {
    $crate, $licence = $line -split '\|', 2
    $lines += '{0,-44} {1}' -f $crate, $licence
    $sources = Get-ChildItem -Directory (Join-Path $cargoHome 'registry\src\*') -Filter ($crate -replace ' v', '-')
    if (-not $sources) { throw "the sources of $crate are not in cargo's registry; run cargo fetch" }
    foreach ($file in ($sources | Get-ChildItem -File | Where-Object Name -Match '^(LICEN[CS]E|COPYING|COPYRIGHT|NOTICE)')) {
        $texts[(Get-FileHash $file.FullName).Hash] = $file.FullName
    }
}
$lines += '{0,-44} {1}' -f 'Noto Sans (font, our subset)', 'OFL-1.1'
foreach ($hash in ($texts.Keys | Sort-Object)) {
    $lines += ('-' * 100)
    $lines += Get-Content -Encoding UTF8 $texts[$hash]
}
$lines += ('-' * 100)
$lines += Get-Content -Encoding UTF8 'packaging\OFL-1.1.txt'
Set-Content -Encoding UTF8 $licences $lines

Write-Host '== trying what was gathered'
Invoke-Checked (Join-Path $folder 'stairway.exe') --version
Invoke-Checked (Join-Path $folder 'stairway.exe') check (Join-Path $folder 'packs\suicide-bridge')

Write-Host '== packing'
Compress-Archive -Force -Path $folder -DestinationPath "dist\$name.zip"
Get-FileHash "dist\$name.zip"

#!/bin/sh
# Starts Stairway from the folder this file stands in and opens it in the browser.
# Only this computer can reach it. Needs no rights, no installation and no internet.

cd -- "$(dirname -- "$0")" || exit 1

# What is played is kept beside the program, or in the home folder when nothing can be written here.
data=stairway-data
if [ ! -w . ]; then
  data="${XDG_DATA_HOME:-$HOME/.local/share}/stairway"
  mkdir -p -- "$data"
fi

echo "Stairway. Close this window to stop it."
echo "Stairway. Чтобы остановить программу, закройте это окно."
./stairway --listen "${STAIRWAY_LISTEN:-127.0.0.1:8080}" --data "$data" --packs packs --open
code=$?

# A window that closes at once hides what went wrong. 130 and 143 are how it ends when it is stopped.
if [ "$code" -ne 0 ] && [ "$code" -ne 130 ] && [ "$code" -ne 143 ] && [ -t 0 ]; then
  echo
  echo "Press Enter to close this window. / Чтобы закрыть окно, нажмите Enter."
  read -r _
fi
exit "$code"

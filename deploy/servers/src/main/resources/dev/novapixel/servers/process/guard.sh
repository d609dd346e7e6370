# Runs one program for a supervisor and makes sure that it does not outlive it.
#
#   sh -c "$(cat guard.sh)" guard STOP_SIGNAL GRACE_SECONDS LOG PROGRAM [ARGUMENT...]
#
# stdout: the program's pid, one line. stdin: signal names, one a line, passed on to the program; its end means that the
# supervisor is gone, however it went: the program gets STOP_SIGNAL, and KILL when it is still there GRACE_SECONDS later.
# Exit code: the program's own (128 + n when signal n ended it).
trap '' INT QUIT HUP
stop_signal=$1 grace=$2 log=$3
shift 3

exec 3<&0
"$@" </dev/null 3<&- >>"$log" 2>&1 &
program=$!
echo "$program"

(
  while read -r signal <&3; do
    kill -s "$signal" "$program" 2>/dev/null
  done
  kill -s "$stop_signal" "$program" 2>/dev/null
  waited=0
  while kill -0 "$program" 2>/dev/null && [ "$waited" -lt "$grace" ]; do
    sleep 1
    waited=$((waited + 1))
  done
  kill -s KILL "$program" 2>/dev/null
) </dev/null >/dev/null 2>&1 &
watcher=$!

wait "$program"
code=$?
kill -s KILL "$watcher" 2>/dev/null
exit "$code"

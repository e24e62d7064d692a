#!/bin/sh
# Lists the users of an Okta organization with a token from Connections. Needs curl 7.55 or newer, and jq.
#   CONNECTIONS=https://connections.example.com CONNECTIONS_KEY=cnk_... sh backup.sh CONNECTOR ORGANIZATION
# Ends with 2 when it is called wrongly, and with 1 and the reason when a request is refused.
set -eu

if [ $# -ne 2 ] || [ -z "${CONNECTIONS:-}" ] || [ -z "${CONNECTIONS_KEY:-}" ]; then
  sed -n '3s/^# *//p' "$0" >&2
  exit 2
fi
segment() { jq -rn --arg text "$1" '$text | @uri'; }
api=$CONNECTIONS/api/v1
connector=connectors/$(segment "$1")
organization=organizations/OKTA/$(segment "$2")/connection
capability=users-backup

# Keys and tokens go into files of one's own, since everybody on the machine sees the arguments of curl.
umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
printf 'Authorization: Bearer %s\nContent-Type: application/json\n' "$CONNECTIONS_KEY" > "$work/key"

# send HEADERS METHOD ADDRESS BODY: one request; the answer is in $status, $work/head and $work/body.
send() {
  : > "$work/body"
  [ -n "$4" ] && set -- "$@" --data-binary @-
  sent=$4 headers=$1 method=$2 url=$3
  shift 4
  status=$(printf %s "$sent" | curl -sS -X "$method" -H @"$headers" "$@" \
    -D "$work/head" -o "$work/body" -w '%{http_code}' "$url")
}

header() { tr -d '\r' < "$work/head" | sed -n "s/^$1: *//p" | tail -n 1; }

# The seconds that the last answer asks to wait, if it does. Okta names the second of a reset instead.
asked() {
  case $status in
    429 | 503)
      seconds=$(header '[Rr]etry-[Aa]fter')
      # A date, which is rare.
      case $seconds in *[!0-9]*) seconds=30 ;; esac
      reset=$(header '[Xx]-[Rr]ate-[Ll]imit-[Rr]eset')
      if [ -z "$seconds" ] && [ -n "$reset" ]; then
        seconds=$((reset + 1 - $(date +%s)))
      fi
      echo "$seconds"
      ;;
  esac
}

pause() {
  echo "$1 asks to wait for $2 seconds." >&2
  sleep "$(($2 < 1 ? 1 : $2))"
}

# connections METHOD PATH [BODY]: again where the answer says when.
connections() {
  while send "$work/key" "$1" "$api/$2" "${3:-}" && seconds=$(asked) && [ -n "$seconds" ]; do
    pause Connections "$seconds"
  done
}

# A refusal is a problem (RFC 9457): a sentence, and the page on which a person can do something.
refused() {
  jq -re '.detail // empty, .page // empty' "$work/body" >&2 || echo "$1 answered $status." >&2
  exit 1
}

expect() { [ "$status" = "$1" ] || refused Connections; }

# Leaves a token in $work/token; ask anew for each call, it is almost always there from memory.
token() {
  wanted=$(jq -n --arg id "$connector_id" --arg code "$capability" '{connectorId: $id, capability: $code}')
  connections POST tokens "$wanted"
  if [ "$status" = 403 ] && [ "$(jq -r .state "$work/body")" = PENDING ]; then
    jq -r '.detail, "Waiting for somebody at \(.page)"' "$work/body" >&2
    while connections GET "$connector" && expect 200 && [ "$(jq -r .state "$work/body")" = PENDING ]; do
      sleep 2
    done
    connections POST tokens "$wanted"
  fi
  expect 200
  cp "$work/body" "$work/token"
}

proof_of() { jq --arg address "$1" '{token: ., method: "GET", address: $address}' "$work/token"; }

# The headers for one call of the organization; a token of type DPOP needs a proof for each.
authorize() {
  if [ "$(jq -r .tokenType "$work/token")" = DPOP ]; then
    connections POST tokens/proofs "$(proof_of "$1")"
    if [ "$status" = 422 ]; then # Replaced a moment ago.
      token
      connections POST tokens/proofs "$(proof_of "$1")"
    fi
    expect 200
    jq -r '"DPoP: \(.proof)"' "$work/body" > "$work/authorization"
    jq -r '"Authorization: DPoP \(.accessToken)"' "$work/token" >> "$work/authorization"
  else
    jq -r '"Authorization: Bearer \(.accessToken)"' "$work/token" > "$work/authorization"
  fi
}

# report STATUS SECONDS: tells Connections what the organization answered, so that it gives another token.
report() {
  connections POST tokens/reports "$(jq --argjson status "$1" --argjson wait "${2:-null}" \
    '{token: ., status: $status} + if $wait then {retryAfterSeconds: $wait} else {} end' "$work/token")"
  expect 204
}

connector_id=$1
connections GET "$organization"
expect 200
connections PUT "$connector" "$(jq --arg code "$capability" \
  '{connectionId: .id, name: "Nightly list of \(.name)", kind: "Backup", needs: [$code]}' "$work/body")"
expect 200

page='/api/v1/users?limit=5'
renewed=
while [ -n "$page" ]; do
  token
  okta=$(jq -r .address "$work/token")
  case $page in
    "$okta"/*) address=$page ;;
    /*) address=$okta$page ;;
    *)
      echo "The token is for $okta alone." >&2
      exit 1
      ;;
  esac
  authorize "$address"
  send "$work/authorization" GET "$address" ''
  answered=$status
  patience=$(asked)
  case $answered in
    200)
      jq -r '.[].profile.login' "$work/body"
      page=$(tr -d '\r' < "$work/head" | sed -n 's/^[Ll]ink: *<\([^>]*\)>; rel="next".*/\1/p')
      ;;
    401 | 403 | 429) report "$answered" "$patience" ;;
  esac
  if [ "$answered" = 401 ] && [ -z "$renewed" ]; then
    renewed=yes
  elif [ -n "$patience" ]; then
    pause "$okta" "$patience"
  elif [ "$answered" != 200 ]; then
    echo "$okta answered $answered." >&2
    exit 1
  fi
done

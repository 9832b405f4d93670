#!/usr/bin/env bash
# scripts/fresh-machine.sh [--test] [--mirror URL] [--suite NAME] [--keep]
# Trame on a machine that has nothing: a bare Debian made by debootstrap, with Node, npm and git, an ordinary user and a
# folder that only she may enter. There: a clone of the last commit, `npm start`, stop, restart; `npm test` with --test;
# then the steps of the Containerfile, as a container would run them. Needs root, debootstrap and unshare (otherwise exit 2).
# What is mounted and started lives in namespaces of its own and ends with them; the folder is removed, unless --keep.
set -euo pipefail

fail() { echo "$1" >&2; exit 1; }
not_measured() { echo "Non mesuré : $1."; exit 2; }
say() { printf '%s\n' "$1"; }
seconds_since() { node -p "((Date.now() - $1) / 1000).toFixed(1).replace('.', ',')"; }
now() { date +%s%3N; }

project=$(cd "$(dirname "$0")/.." && pwd)
# The Node of the machine, not the one that npm brought to the project.
PATH=$(tr ':' '\n' <<<"$PATH" | grep -v node_modules | paste -sd:)

# Outside: a folder, namespaces, and nothing left of either.
if [ "${1-}" != --inside ]; then
  [ "$(id -u)" = 0 ] || not_measured 'il faut être root pour faire une machine neuve'
  for tool in debootstrap unshare git node npm; do
    command -v "$tool" >/dev/null || not_measured "outil absent ($tool)"
  done
  unshare --mount --pid --fork true 2>/dev/null || not_measured 'cette machine ne laisse pas monter de dossiers (unshare)'
  place=$(mktemp -d -t trame-fresh-XXXXXX)
  chmod 755 "$place"
  kept=''
  for option in "$@"; do [ "$option" = --keep ] && kept=yes; done
  leave() {
    if [ -n "$kept" ]; then say "La machine est gardée dans $place."; else rm -rf --one-file-system "$place"; fi
  }
  trap leave EXIT
  unshare --mount --pid --fork --kill-child --mount-proc "$0" --inside "$place" "$@" &
  trap 'kill -KILL $!; wait; exit 130' INT TERM HUP
  wait $!
  exit
fi

place=$2
root=$place/root
shift 2
with_test='' mirror='' suite=''
while [ $# -gt 0 ]; do
  case $1 in
    --test) with_test=yes ;;
    --keep) ;;
    --mirror) mirror=$2; shift ;;
    --suite) suite=$2; shift ;;
    *) fail "Option inconnue : $1." ;;
  esac
  shift
done

# The machine: what debootstrap brings, this machine's Node and npm, and its way to the registry.
make_machine() {
  local found
  found=$(apt-get indextargets --format '$(REPO_URI) $(CODENAME) $(COMPONENT)' 'Created-By: Packages' 2>/dev/null |
    grep -m1 -E '^https?:.* main$' || true)
  mirror=${mirror:-$(cut -d' ' -f1 <<<"$found")}
  suite=${suite:-$(cut -d' ' -f2 <<<"$found")}
  [ -n "$mirror" ] && [ -n "$suite" ] || not_measured 'aucun dépôt Debian connu de apt : indiquez --mirror et --suite'
  debootstrap --variant=minbase --include=git,ca-certificates "$suite" "$root" "$mirror" >"$place/debootstrap.log" 2>&1 ||
    fail "debootstrap a échoué : $(tail -n 1 "$place/debootstrap.log")"
  mount_devices
  copy_node
  copy_network
  # As in the image of Node: its user is the first one.
  chroot "$root" useradd --create-home --uid 1000 --user-group node
  chroot "$root" useradd --create-home --uid 1001 --user-group camille
  chmod 700 "$root/home/camille"
  give_settings root /root
  give_settings camille /home/camille
}

mount_devices() {
  mount -t proc proc "$root/proc"
  mount --bind /sys "$root/sys"
  mount -t tmpfs -o mode=755 tmpfs "$root/dev"
  local device
  for device in null zero full random urandom tty; do
    touch "$root/dev/$device"
    mount --bind "/dev/$device" "$root/dev/$device"
  done
  mkdir -m 1777 "$root/dev/shm"
  ln -s /proc/self/fd "$root/dev/fd"
}

copy_node() {
  local npm_folder
  npm_folder=$(dirname "$(dirname "$(readlink -f "$(command -v npm)")")")
  install -D "$(readlink -f "$(command -v node)")" "$root/usr/local/bin/node"
  mkdir -p "$root/usr/local/lib/node_modules"
  cp -a "$npm_folder" "$root/usr/local/lib/node_modules/npm"
  ln -s ../lib/node_modules/npm/bin/npm-cli.js "$root/usr/local/bin/npm"
  chroot "$root" npm --version >/dev/null 2>&1 ||
    not_measured 'le Node de cette machine ne marche pas sur une Debian nue : prenez celui de nodejs.org'
}

# Nothing of it is in the project: where the registry is, through what, and whom to believe.
network=()
copy_network() {
  local file name
  for file in /etc/resolv.conf /etc/hosts /etc/ssl/certs/ca-certificates.crt ${NODE_EXTRA_CA_CERTS-}; do
    [ ! -e "$file" ] || install -D -m 644 "$(readlink -f "$file")" "$root$file"
  done
  for name in NODE_EXTRA_CA_CERTS {http,https,no}_proxy {HTTP,HTTPS,NO}_PROXY; do
    [ -z "${!name-}" ] || network+=("$name=${!name}")
  done
}

give_settings() {
  local user=$1 file=$root$2/.npmrc name value
  [ ! -f ~/.npmrc ] || cat ~/.npmrc >"$file"
  for name in registry proxy https-proxy noproxy strict-ssl; do
    value=$(cd / && npm config get "$name")
    case $value in null | undefined | '') ;; *) echo "$name=$value" >>"$file" ;; esac
  done
  chroot "$root" chown "$user:" "$2/.npmrc"
  chmod 600 "$file"
}

# in_machine USER HOME COMMAND…: replaces this shell; call it between parentheses or with &.
in_machine() {
  local user=$1 home=$2
  shift 2
  exec chroot --userspec="$user:$user" --groups="$user" "$root" env -i "HOME=$home" \
    PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "${network[@]}" "$@"
}
as_camille() { in_machine camille /home/camille bash -c "$1"; }
as_root() { in_machine root /root "$@"; }

# What a visitor gets; fails when nobody answers or the text is not there.
visit() {
  node -e '
    const [url, text] = process.argv.slice(1)
    fetch(url).then(async (r) => process.exit(r.ok && (await r.text()).includes(text) ? 0 : 1), () => process.exit(1))
  ' "http://localhost:$port$1" "${2-}"
}

# wait_for PID LOG COMMAND…: until the command succeeds, ten minutes at most, and while the process lives.
wait_for() {
  local pid=$1 log=$2 end=$((SECONDS + 600))
  shift 2
  until "$@"; do
    kill -0 "$pid" 2>/dev/null && [ $SECONDS -lt $end ] || { tail -n 20 "$log" >&2; fail 'Trame n’a pas démarré.'; }
    sleep 0.2
  done
}

# Processes of the machine: those whose root it is.
processes() {
  local link
  for link in /proc/[0-9]*/root; do
    [ "$(readlink "$link" 2>/dev/null)" != "$root" ] || tr '\0' ' ' <"${link%root}cmdline" 2>/dev/null || true
  done
}
expect_nobody() {
  local end=$((SECONDS + 15))
  while [ -n "$(processes)" ]; do
    [ $SECONDS -lt $end ] || fail "Des processus restent : $(processes)"
    sleep 0.2
  done
}

# start_and_stop WHAT: as a person at a terminal; npm is told to end once the sign-in page was seen.
start_and_stop() {
  local log=$place/start.log began npm
  began=$(now)
  as_camille "cd ~/trame && PORT=$port exec npm start" >"$log" 2>&1 &
  npm=$!
  wait_for "$npm" "$log" visit /sante
  say "$1 : $(seconds_since "$began") s."
  visit /connexion 'Se connecter' || fail 'La page de connexion ne répond pas.'
  began=$(now)
  kill -TERM "$npm"
  wait "$npm" || true
  expect_nobody
  say "Arrêt, sans aucun processus qui reste : $(seconds_since "$began") s."
}

run_tests() {
  local log=$place/test.log began
  began=$(now)
  (as_camille 'cd ~/trame && npm test') >"$log" 2>&1 || true
  if grep -q 'à celui de npm il manque' "$log"; then
    say "Ce qui manque à la machine : $(grep -m1 -o 'Les tests dans un navigateur.*' "$log")"
  fi
  say "npm test : $(tail -n 1 "$log"), $(seconds_since "$began") s."
  tail -n 1 "$log" | grep -qE '^[1-9][0-9]* passed, 0 failed,' && return
  grep -E '✘|FAIL|Error: ' "$log" | head -n 60 >&2
  fail 'npm test a échoué sur la machine neuve.'
}

# The image: its steps read from the Containerfile, run in this machine, whose git is hidden as the image has none.
try_container() {
  local steps=$place/root/srv/steps log=$place/container.log began unshared first
  mkdir -p "$root/srv/context"
  git -c safe.directory='*' -C "$project" archive HEAD | tar -x -C "$root/srv/context"
  node "$project/scripts/container-steps.mjs" "$project/Containerfile" "$steps" /srv/context
  mv "$root/usr/bin/git" "$root/usr/bin/git.hidden"
  began=$(now)
  (as_root sh /srv/steps/build) >"$log" 2>&1 || { tail -n 20 "$log" >&2; fail 'L’image ne se construit pas.'; }
  say "Image : $(seconds_since "$began") s."
  began=$(now)
  # The first process of its namespace, as in a container.
  unshare --pid --fork --kill-child --mount --mount-proc="$root/proc" \
    chroot "$root" env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "PORT=$port" sh /srv/steps/start \
    >"$log" 2>&1 &
  unshared=$!
  wait_for "$unshared" "$log" healthy
  say "Conteneur en marche, HEALTHCHECK répond 0 : $(seconds_since "$began") s."
  visit /connexion 'Se connecter' || fail 'La page de connexion du conteneur ne répond pas.'
  began=$(now)
  first=$(tr -d ' ' <"/proc/$unshared/task/$unshared/children")
  kill -s "$(cat "$steps/stop-signal")" "$first"
  wait "$unshared" || fail "Le conteneur arrêté rend $?."
  expect_nobody
  # Whoever stops a container waits ten seconds before killing it.
  [ $(($(now) - began)) -lt 10000 ] || fail 'Le conteneur met plus de dix secondes à s’arrêter.'
  say "Conteneur arrêté proprement : $(seconds_since "$began") s."
}
healthy() { (as_root "PORT=$port" sh /srv/steps/health) >/dev/null 2>&1; }

began=$(now)
make_machine
say "Debian nue ($suite), Node $(chroot "$root" node --version), npm $(chroot "$root" npm --version), git : $(seconds_since "$began") s."
port=$(node -e 'const s = require("net").createServer().listen(0, () => { console.log(s.address().port); s.close() })')

git -c safe.directory='*' clone --quiet --bare "file://$project" "$root/srv/trame.git"
chroot "$root" chown -R camille: /srv/trame.git
(as_camille 'git clone --quiet /srv/trame.git ~/trame')
start_and_stop 'npm start, à partir de rien'
start_and_stop 'npm start, une deuxième fois'
[ -z "$with_test" ] || run_tests
try_container
say 'La machine neuve tient tout.'

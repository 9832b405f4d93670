/**
 * `container-steps.mjs <Containerfile> <folder> <context>`: the steps of a Containerfile as shell scripts, for a machine that
 * stands for its FROM: `build`, `start`, `health`, and the name of the signal in `stop-signal`. Plain Node ≥ 20.19.
 * It knows what ours uses and refuses the rest: a step left out would pass for tried.
 */
import fs from 'node:fs'
import path from 'node:path'
import { labels } from './labels.fr.mjs'

const [file, folder, context] = process.argv.slice(2)

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`
const refuse = (what) => {
  throw new Error(labels.unknownStep(path.basename(file), what))
}

/** Lines with their continuations, comments left out. @returns [instruction, arguments][] */
function readSteps(text) {
  return text
    .replace(/^\s*#.*\n/gm, '')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => line.match(/^(\S+)\s+(.*)$/)?.slice(1) ?? refuse(line))
}

/** A command in either form: `["node", "x"]`, or a line for the shell. */
function commandOf(text) {
  if (!text.startsWith('[')) return `sh -c ${quoted(text)}`
  return JSON.parse(text).map(quoted).join(' ')
}

function variablesOf(text) {
  const found = [...text.matchAll(/([A-Za-z_]\w*)=(?:"([^"$\\]*)"|([^\s"'$\\]*))(?:\s+|$)/g)]
  if (found.map(([whole]) => whole).join('') !== text) refuse(`ENV ${text}`)
  return found.map(([, name, long, short]) => [name, long ?? short])
}

/** What each instruction does to the image under way: `build` is a list of lines, the rest the state at that step. */
const instructions = {
  FROM: (image, text) => {
    if (image.isBegun || /\sas\s/i.test(text)) refuse(labels.severalStages(text))
    return { isBegun: true }
  },
  WORKDIR: (image, text) => ({
    folder: path.posix.resolve(image.folder, text),
    build: [...image.build, `mkdir -p ${quoted(path.posix.resolve(image.folder, text))}`],
  }),
  COPY: (image, text) => {
    if (text !== '. .') refuse(`COPY ${text}`)
    return {
      build: [...image.build, `cp -a --no-preserve=ownership ${quoted(`${context}/.`)} ${quoted(image.folder)}`],
    }
  },
  RUN: (image, text) => {
    if (/^--|<</.test(text)) refuse(`RUN ${text}`)
    return { build: [...image.build, `(\n${enter(image)}\n${commandOf(text)}\n)`] }
  },
  ENV: (image, text) => ({ variables: [...image.variables, ...variablesOf(text)] }),
  USER: (_image, text) => (/^[a-z][\w-]*$/.test(text) ? { user: text } : refuse(`USER ${text}`)),
  VOLUME: () => ({}),
  EXPOSE: () => ({}),
  HEALTHCHECK: (_image, text) => {
    const [, command] =
      text.match(/^(?:--(?:interval|timeout|start-period|start-interval|retries)=\S+\s+)*CMD\s+(.*)$/) ?? []
    return { health: command ? commandOf(command) : refuse(`HEALTHCHECK ${text}`) }
  },
  STOPSIGNAL: (_image, text) => ({ stopSignal: text.replace(/^SIG/, '') }),
  CMD: (_image, text) => ({ command: commandOf(text) }),
}

/** Lines after which a command is where and who the image says; a variable already given wins, as with `run --env`. */
function enter({ folder: workFolder, variables, user }) {
  return [
    'set -e',
    `cd ${quoted(workFolder)}`,
    ...variables.map(([name, value]) => `[ -n "\${${name}+given}" ] || export ${name}=${quoted(value)}`),
    `export HOME="$(getent passwd ${quoted(user)} | cut -d: -f6)"`,
  ].join('\n')
}

const asUser = ({ user }, command) =>
  user === 'root' ? `exec ${command}` : `exec setpriv --reuid=${user} --regid=${user} --init-groups -- ${command}`

const image = { isBegun: false, folder: '/', variables: [], user: 'root', build: ['set -e'], stopSignal: 'TERM' }
for (const [name, text] of readSteps(fs.readFileSync(file, 'utf8')))
  Object.assign(image, (instructions[name] ?? refuse(name))(image, text))
for (const [name, part] of [
  ['CMD', image.command],
  ['HEALTHCHECK', image.health],
])
  if (!part) refuse(`${name} absent`)

fs.mkdirSync(folder, { recursive: true })
const write = (name, ...lines) => fs.writeFileSync(path.join(folder, name), `${lines.join('\n')}\n`)
write('build', ...image.build)
write('start', enter(image), asUser(image, image.command))
write('health', enter(image), asUser(image, image.health))
write('stop-signal', image.stopSignal)

/**
 * `npm start`: from a fresh clone to Trame at work. `--dev` reloads on change; `--reset-demo` starts the demonstration over;
 * `--prepare` installs and builds, then leaves (for an image).
 */
import fs from 'node:fs'
import path from 'node:path'
import { labels } from './labels.fr.mjs'
import { root, run, runToEnd, serverEnvironment, setUp, whenOrphaned } from './setup.mjs'

const isDevelopment = process.argv.includes('--dev')
const options = process.argv.slice(2).filter((option) => option !== '--dev')

await run(async () => {
  const node = await setUp({ withBuild: !isDevelopment })
  if (process.argv.includes('--prepare')) return 0
  whenOrphaned(() => process.kill(process.pid, 'SIGTERM'))
  return isDevelopment ? serveAgainAfterChanges(node) : serve(node)
})

function serve(node, onStart) {
  return runToEnd(node, ['app/main.server.ts', ...options], {
    env: serverEnvironment({ NODE_ENV: isDevelopment ? 'development' : 'production' }),
    ipc: true,
    onStart,
  })
}

/** Vite reloads what the browser shows; what Node itself loaded needs another process. */
async function serveAgainAfterChanges(node) {
  const state = { server: undefined, isLeaving: false, hasChanged: () => {} }
  const leave = () => {
    state.isLeaving = true
    if (!state.server) process.exit(1)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, leave)
  watchServerSources(() => {
    console.log(labels.changed)
    state.hasChanged()
    state.server?.kill('SIGTERM')
  })
  for (;;) {
    const changed = new Promise((resolve) => (state.hasChanged = resolve))
    const code = await serve(node, (server) => (state.server = server))
    state.server = undefined
    if (state.isLeaving) process.exit(code)
    if (code !== 0) console.log(labels.willRestart)
    await changed
  }
}

function watchServerSources(restart) {
  let waiting
  for (const folder of ['app', 'seed', 'db']) {
    fs.watch(path.join(root, folder), { recursive: true }, (_event, name) => {
      if (!/(?<!\.test)\.(ts|sql)$/.test(name ?? '')) return
      clearTimeout(waiting)
      waiting = setTimeout(restart, 150)
    })
  }
}

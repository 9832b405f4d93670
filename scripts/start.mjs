/**
 * `npm start`: from a fresh clone to Trame at work. `--dev` reloads on change; `--reset-demo` starts the demonstration over;
 * `--prepare` installs and builds, then leaves (for an image).
 */
import { environment, run, runToEnd, setUp, whenOrphaned } from './setup.mjs'

const isDevelopment = process.argv.includes('--dev')
const options = process.argv.slice(2).filter((option) => option !== '--dev')

await run(async () => {
  const node = await setUp({ withBuild: !isDevelopment })
  if (process.argv.includes('--prepare')) return 0
  whenOrphaned(() => process.kill(process.pid, 'SIGTERM'))
  const watch = isDevelopment ? ['--watch', '--watch-preserve-output'] : []
  return runToEnd(node, [...watch, 'app/http/main.server.ts', ...options], {
    env: environment({ NODE_ENV: isDevelopment ? 'development' : 'production' }),
    ipc: !isDevelopment,
  })
})

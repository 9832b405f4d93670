/** `npm run check`: types, format and lint, import rules and pure tests, then the numbers that may only go down. */
import { program, run, runToEnd, setUp } from './setup.mjs'

const checks = [
  ['Types', 'tsc', ['--noEmit']],
  ['Format et règles', 'biome', ['check', '.']],
  ['Tests sans base', 'vitest', ['run', '--project', 'unit']],
]

await run(async () => {
  const node = await setUp({ withBuild: false })
  const failed = []
  for (const [title, name, args] of checks) {
    console.log(`\n${title}`)
    if ((await runToEnd(node, [program(name), ...args])) !== 0) failed.push(title)
  }
  console.log('\nMaison')
  if ((await runToEnd(node, ['test/house/print-bars.ts'])) !== 0) failed.push('Maison')
  console.log(failed.length === 0 ? '\nTout va bien.' : `\nÀ reprendre : ${failed.join(', ')}.`)
  return failed.length === 0 ? 0 : 1
})

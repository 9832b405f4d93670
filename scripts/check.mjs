/** `npm run check`: types, format and lint, import rules and pure tests, then the numbers that may only go down. */

import { labels } from './labels.fr.mjs'
import { program, run, runToEnd, setUp } from './setup.mjs'

const checks = [
  [labels.types, 'tsc', ['--noEmit']],
  [labels.style, 'biome', ['check', '.']],
  [labels.withoutDatabase, 'vitest', ['run', '--project', 'unit']],
]

await run(async () => {
  const node = await setUp({ withBuild: false })
  const failed = []
  for (const [title, name, args] of checks) {
    console.log(`\n${title}`)
    if ((await runToEnd(node, [program(name), ...args])) !== 0) failed.push(title)
  }
  console.log(`\n${labels.house}`)
  if ((await runToEnd(node, ['test/house/print-bars.ts'])) !== 0) failed.push(labels.house)
  console.log(`\n${failed.length === 0 ? labels.allIsWell : labels.toMend(failed)}`)
  return failed.length === 0 ? 0 : 1
})

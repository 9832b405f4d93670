/** Bodies are read where their size is watched (docs/decisions/0019): nowhere else. */
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

test('the bodies of requests are read in one place', () => {
  const root = path.resolve(import.meta.dirname, '../..')
  const readers = fs
    .globSync('app/**/*.{ts,tsx}', { cwd: root })
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .filter((file) =>
      /\b(?:request|req|raw)(?:\.clone\(\))?\.(?:formData|json|text|arrayBuffer|blob|bytes|parseBody)\(/.test(
        fs.readFileSync(path.join(root, file), 'utf8'),
      ),
    )
  // The browser's own, before it sends.
  expect(readers.toSorted()).toEqual(['app/routes/deconnexion.tsx', 'app/ui/keep-words.tsx'])
})

import fs from 'node:fs'
import { expect, test } from 'vitest'
import { plainSpacesIn, plainSpacesOnPage } from './plain-spaces.ts'

test.each([
  ['Pourquoi ?', 1],
  ['Pourquoi\u202f? Voici\u00a0: «\u00a0un\u00a0»', 0],
  ['« un »', 1],
  ['https://caf.fr/?a=1 et 12:30', 0],
])('%s has %i', (text, count) => {
  expect(plainSpacesIn(text)).toHaveLength(count)
})

test.each([
  ['<p>Constat<!-- --> : <b>un</b></p>', 1],
  ['<p><b>Constat</b> : un</p>', 1],
  ['<p>« </p><p>» </p>', 1],
  ['<textarea>Pourquoi ?</textarea><code>a ? b : c</code><script>a ? b : c</script>', 0],
  ['<p>Pourquoi<span class="x" data-held=""> ?</span> Dire «<span data-held=""> u</span>n ?</p>', 1],
  ['<button aria-label="Retirer : ceci">x</button>', 1],
])('a page, %s, has %i', (html, count) => {
  expect(plainSpacesOnPage(html)).toHaveLength(count)
})

test('the words that our templates of documents hold are set already', () => {
  const files = fs.globSync('app/domains/*/templates/*.typ')
  expect(files.length).toBeGreaterThan(8)
  const words = files.flatMap((file) =>
    fs
      .readFileSync(file, 'utf8')
      .replace(/^\s*\/\/.*$/gm, '')
      .replaceAll('!=', '')
      .split('\n'),
  )
  expect(words.flatMap(plainSpacesIn)).toEqual([])
})

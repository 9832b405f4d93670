/** Where WebAssembly may run: on the page that masks, and nowhere else; which addresses are secrets. */
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { contentSecurityPolicy, isPersonalLink } from './security-headers.server.ts'

const ctg = '/ctg/28f023d9-b851-4a67-a97d-643eb39f241c'

test.each([
  [`${ctg}/diagnostic/donnees/deposer`, true],
  [`${ctg}/diagnostic/donnees/deposer/`, true],
  [`${ctg}/diagnostic/donnees`, false],
  [`${ctg}/diagnostic/donnees/deposer.data`, false],
  [`${ctg}/plan`, false],
  ['/connexion', false],
  ['/diagnostic/donnees/deposer', false],
])('%s', (path, isAllowed) => {
  const policy = contentSecurityPolicy('n', true, 'https://trame.exemple.fr', path)
  expect(policy.includes("'wasm-unsafe-eval'")).toBe(isAllowed)
  expect(policy).not.toContain("'unsafe-eval'")
})

const app = path.resolve(import.meta.dirname, '..')
const routes = fs.readdirSync(path.join(app, 'routes'))

/** Names of what opens a door, as doors say it; the address of a public page is told to everyone. */
const doorSecrets = fs
  .readdirSync(path.join(app, 'domains'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.server.ts'))
  .map((file) => fs.readFileSync(path.join(app, 'domains', file), 'utf8'))
  .filter((text) => text.includes("'#app/kernel/door.ts'"))
  .flatMap((text) => [...text.matchAll(/^ {2}secret: '(\w+)'/gm)].map(([, name = '']) => name))
  .filter((name) => name !== 'address')

/** Routes whose address holds a secret, as they are asked. */
const secretRoutes = routes
  .filter((file) =>
    [...file.matchAll(/\$(\w+?)(?=[._]|$)/g)].some(
      ([, name = '']) => doorSecrets.includes(name) || name.endsWith('Token'),
    ),
  )
  .map(
    (file) =>
      `/${file
        .replace(/\.tsx?$/, '')
        .replaceAll(/[[\]]/g, '')
        .replaceAll('_.', '.')
        .replaceAll('.', '/')
        .replaceAll('$', 'x')}`,
  )

test('every address that holds a secret is told to no one', () => {
  expect(doorSecrets.length).toBeGreaterThan(7)
  expect(secretRoutes.length).toBeGreaterThan(12)
  expect(secretRoutes.filter((address) => !isPersonalLink(address))).toEqual([])
})

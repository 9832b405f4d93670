/** Where WebAssembly may run: on the page that masks, and nowhere else. */
import { expect, test } from 'vitest'
import { contentSecurityPolicy } from './security-headers.server.ts'

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

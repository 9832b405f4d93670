/**
 * Every refusal that a person may meet has its French sentence, and every sentence its refusal. Three kinds may do with the
 * sentence of their kind: `not-found` (a page that is not there), `forbidden` (one's role does not allow it) and `invalid` whose
 * sentence stands at the field.
 */
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { knownRefusals } from '#app/http/refusals.server.ts'
import { houseOf } from './import-rules.ts'
import { refusalCodesIn } from './refusal-codes.ts'

const root = path.resolve(import.meta.dirname, '..')
const sources = fs
  .globSync('app/**/*.{ts,tsx}', { cwd: root })
  .filter((file) => !/\.test\.tsx?$|labels(\.fr)?\.ts$/.test(file))
  .map((file) => ({ file, text: fs.readFileSync(path.join(root, file), 'utf8') }))

const thrown = new Set(
  sources.flatMap(({ file, text }) => refusalCodesIn(file, text, houseOf(file.split(path.sep)[2] ?? ''))),
)

describe('refusals', () => {
  test('each has its sentence', () => {
    expect([...thrown]).toEqual(
      expect.arrayContaining(['ctg.last-coordinator', 'diagnosis.finding-shared', 'governance.meeting-closed']),
    )
    expect([...thrown].filter((code) => !knownRefusals.has(code))).toEqual([])
  })

  test('no sentence is left without its refusal', () => {
    const written = sources.map(({ text }) => text).join('\n')
    const unused = [...knownRefusals].filter(
      (code) => !thrown.has(code) && !written.includes(`'${code}'`) && !written.includes(`'${code.split('.')[1]}'`),
    )
    expect(unused).toEqual([])
  })
})

test.each([
  ['thrown', "throw new DomainError('conflict', 'plan.a')", ['plan.a']],
  [
    'thrown over several lines',
    "throw new DomainError(\n  'unavailable',\n  isNew ? 'plan.a' : 'plan.b',\n)",
    ['plan.a', 'plan.b'],
  ],
  ['of a kind that may do without', "throw new DomainError('not-found', 'plan.a')", []],
  ['refused', "refuse('plan', isNew && isOld ? 'a' : isLate ? 'b' : undefined)", ['plan.a', 'plan.b']],
  ['refused by a rule, or here', "refuse('plan', refusalToEdit('c') ?? (isEnded ? 'b' : undefined))", ['plan.b']],
  ['changed meanwhile', "changedMeanwhile('plan', rows)", ['plan.changed-meanwhile']],
  ['of a type', "type MoveRefusal =\n  | 'a'\n\n  | 'b'", ['slice.a', 'slice.b']],
  ['declared by a function', "const refusalToMove = (to: 'x'): 'a' | undefined => find(to)", ['slice.a']],
  [
    'returned by a function',
    "function refusalToMove() { if (isNew) return 'a'\n return isOld ? 'b' : undefined }",
    ['slice.a', 'slice.b'],
  ],
  ['of an arrow', "const refusalToMove = () => (isOld ? 'a' : undefined)", ['slice.a']],
])('a refusal %s is read', (_how, source, codes) => {
  expect(refusalCodesIn('a.ts', source, 'slice')).toEqual(codes)
})

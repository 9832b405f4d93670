import { describe, expect, test } from 'vitest'
import type { DossierBlock } from '#app/domains/documents/dossier.ts'
import { gennevilliers } from '../convention-document.fixture.ts'
import type { ConventionDocument } from '../convention-document.ts'
import { readConvention } from '../convention-shape.ts'
import { conventionDossier } from './convention-dossier.fr.ts'
import { conventionSummary } from './convention-summary.fr.ts'
import { diagnosisBlocks } from './diagnosis-blocks.fr.ts'

const wordsOf = (blocks: readonly DossierBlock[]): string => JSON.stringify(blocks)

describe('what the parties do not recognise together', () => {
  const [theme] = gennevilliers.diagnosis.filter(({ findings }) => findings.length > 1)
  const [contested, ...others] = theme?.findings ?? []
  const textOf = (isOpen: boolean): string => {
    const first = { ...(contested ?? expect.unreachable()), ...(isOpen && { isOpen }) }
    return wordsOf(diagnosisBlocks([{ ...(theme ?? expect.unreachable()), findings: [first, ...others] }]))
  }
  test('is under a heading of its own, after what they share', () => {
    const words = textOf(true)
    const [shared, open] = [
      words.indexOf('Constats partagés'),
      words.indexOf('Constats proposés, non partagés à ce jour'),
    ]
    expect(shared).toBeGreaterThan(0)
    expect(open).toBeGreaterThan(shared)
    expect(words.indexOf(contested?.title ?? '')).toBeGreaterThan(open)
    expect(words).toContain('réserves et désaccords')
  })
  test('has no heading when there is none', () => {
    expect(textOf(false)).not.toContain('non partagés')
    expect(textOf(false)).toContain('reconnus ensemble, avec les réserves exprimées')
  })
})

describe('a party that refused', () => {
  const [first, ...others] = gennevilliers.parties
  // As it is read back from what was frozen.
  const document: ConventionDocument = readConvention({
    ...gennevilliers,
    parties: [{ ...first, refused: true, authorisedBy: null }, ...others],
  })
  test('is awaited nowhere: in the text nor in its summary', () => {
    const [text, summary] = [conventionDossier(document, '2027-02-01'), conventionSummary(document, '2027-02-01')].map(
      (one) => JSON.stringify(one),
    )
    expect(text).toContain('n’est pas signataire à ce jour')
    expect(summary).toContain('non signataire à ce jour')
    expect(text).toContain('peut rejoindre la convention par avenant')
  })

  test('and without whom nothing is signed is not said to join by amendment', () => {
    const lead = readConvention({
      ...gennevilliers,
      parties: [{ ...first, refused: true, isNeeded: true, authorisedBy: null }, ...others],
    })
    const text = JSON.stringify(conventionDossier(lead, '2027-02-01'))
    expect(text).toContain(
      ', qui n’est pas signataire à ce jour et sans laquelle la convention ne peut pas être signée, ci-après',
    )
    expect(text).not.toContain('rejoindre la convention par avenant')
  })
})

/** What is missing is said in one way a kind, on every page and in every document: the words are in one file. */
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { gennevilliers, shortSheet } from '#app/domains/convention/convention-document.fixture.ts'
import type { ConventionDocument } from '#app/domains/convention/convention-document.ts'
import { conventionPdfRequest } from '#app/domains/convention/print/convention-pages.ts'
import { renderPdf } from '#app/domains/documents/render-pdf.server.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import { readPdf } from './pdf-structure.ts'

const app = path.resolve(import.meta.dirname, '../app')
const source = fs
  .readdirSync(app, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:tsx?|typ)$/.test(name) && !/\.test\.|\.fixture\./.test(name))
  .filter((name) => !['kernel/gap-words.fr.ts', 'domains/documents/templates/trame.typ'].includes(name))

/** What a cell would say by itself where something is missing: the words of the house, and those that were said beside them. */
const alone =
  /(?<=['"`>[])(?:(?:pilote|représentant|départ|montant|date|cible|lieu|durée|service|échéance)s? )?(?:sans pilote|à désigner|à nommer|à fixer|à définir|à préciser|à déterminer|non mesurée?|non fixée?|non renseignée?|non désignée?|inconnue)(?=['"`<\]])/gi

const at = new Date('2027-01-08T10:00:00Z')
/** One action that nobody leads and that has no date. */
const withoutAnything: ConventionDocument = {
  ...gennevilliers,
  ...{ parties: [], visas: [], articles: [], diagnosis: [], governance: [], signatures: { made: '', rows: [] } },
  plan: [
    {
      ...{ label: 'Axe 1', title: 'Accueillir', axes: [], objectives: [] },
      actions: [{ ...shortSheet('1.1', 'Un relais', null), leadName: '', start: null, end: null }],
    },
  ],
}

/** Said of what is past and closed, or of a rule: no gap that somebody fills. */
const told = [
  // Versions of a convention frozen before these words were.
  'domains/convention/print/filled-gaps.fr.ts: à désigner',
  'domains/convention/print/filled-gaps.fr.ts: à désigner',
  // A target that an evaluation judges was not fixed; nobody will.
  'domains/evaluation/report/report-words.fr.ts: non fixée',
  'domains/evaluation/report/report-words.fr.ts: cible non fixée',
]

describe('what is missing', () => {
  test('is said by the words of the house, wherever a page or a document says it', () => {
    const said = source.flatMap((name) =>
      [...fs.readFileSync(path.join(app, name), 'utf8').matchAll(alone)].map(([words]) => `${name}: ${words}`),
    )
    expect(said.filter((one) => !told.includes(one))).toEqual([])
  })

  test('is looked for: words typed in a cell are found', () => {
    expect("cell: (row) => row.lead || 'à désigner'".match(alone)).toEqual(['à désigner'])
    expect('{ missing[représentant à désigner] }'.match(alone)).toEqual(['représentant à désigner'])
  })

  test('is said by a convention in the words frozen with it', async () => {
    const read = async (words: Readonly<Record<string, string>> | undefined) => {
      const content: ConventionDocument = { ...withoutAnything, ...(words && { gapWords: words }) }
      const { texts } = await readPdf(await renderPdf(conventionPdfRequest(JSON.parse(JSON.stringify(content)), at)))
      return texts.join(' ').replace(/\s+/g, ' ')
    }
    const said = await read(gapWords)
    expect(said).toContain(`Pilote ${gapWords.lead}`)
    expect(said).toContain(`Échéance ${gapWords.date}`)
    expect(await read(undefined)).toContain('Pilote à désigner')
  }, 60_000)
})

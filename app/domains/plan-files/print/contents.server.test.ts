/** The contents of a printed plan hold on one page, whatever its size (docs/rules/documents.md §7). */
import { expect, test } from 'vitest'
import type { Dossier } from '#app/domains/documents/dossier.ts'
import { cleanDossier } from '#app/domains/documents/dossier-texts.ts'
import { compilePdf } from '#app/domains/documents/render-pdf.server.ts'
import { dossierPdfRequest, writeDossier } from '#app/domains/documents/write-dossier.server.ts'
import { readPdf } from '#test/pdf-structure.ts'
import { planRows } from '#test/plan-rows.ts'
import { readParts } from '#test/read-back.ts'
import { planDossier } from './plan-dossier.ts'

const [row] = planRows(1)
const usual = 'accompagner les familles des quatorze communes vers une offre lisible'
const endless = `${usual} et partagée, avec les professionnels et les bénévoles`
const bare = { need: '', expectedResults: '', steps: [], means: [], measures: [], files: [], partnersText: '' }

/** Eight axes, four objectives each, as many sheets under each as asked; names of two lines. */
function planOf(sheetsEach: number, long: string): Dossier {
  const axes = Array.from({ length: 8 }, (_none, axis) => ({
    ...{ id: `axis-${axis}`, parentId: null, levelLabel: 'Axe', title: `Axe pour ${long}`, position: axis },
    ...{ themeId: null, code: `${axis + 1}`, version: 1 },
  }))
  const objectives = axes.flatMap((axis) =>
    Array.from({ length: 4 }, (_none, place) => ({
      ...{ id: `${axis.id}-${place}`, axisId: axis.id, title: `Objectif pour ${long}`, themeId: null },
      ...{ code: `${axis.code}.${place + 1}`, levelLabel: 'Objectif' },
    })),
  )
  const sheets = objectives.flatMap((objective) =>
    Array.from({ length: sheetsEach }, (_none, place) => ({
      row: {
        ...(row ?? expect.unreachable()),
        ...bare,
        ...{ id: `${objective.id}-${place}`, code: `${objective.code}.${place + 1}`, title: `Action pour ${long}` },
        ...{ axisId: objective.axisId, objectives: [{ id: objective.id }], objectiveTexts: [objective.title] },
      },
      ...{ description: [], flags: [], today: '2027-03-02' },
    })),
  )
  const setting = { ctgName: 'CTG de test', parties: [], isDemo: false, today: '2027-03-02' }
  return planDossier(setting, {
    ...{ outline: { axes, objectives }, sheets, matchingCount: sheets.length },
    plan: { total: sheets.length, left: 0 },
  })
}

test.each([
  { actions: 64, words: usual, depth: 2 },
  // Names that take two lines each: the axes alone.
  { actions: 32, words: endless, depth: 1 },
])(
  '$actions actions: axes, and objectives by their number, each with its page, on one page ($depth)',
  async ({ actions, words, depth }) => {
    const dossier = cleanDossier(planOf(actions / 32, words))
    const { pdf, warnings } = await compilePdf(dossierPdfRequest(dossier, []))
    expect(warnings).toEqual([])
    const { texts, outline } = await readPdf(pdf)
    const [contents = '', after = ''] = texts.slice(1).map((text) => text.replace(/\s+/g, ' '))
    expect(contents).toMatch(/^ ?Sommaire/)
    expect(dossier.sections.filter(({ title }) => !contents.includes(title))).toEqual([])
    expect(/8\.4 Objectif pour .*? \d+/.test(contents)).toBe(depth === 2)
    expect(depth === 2 ? after : contents).toContain('N° Action Pilote')
    // Bookmarks go down to each sheet.
    expect(outline).toContain(`8.4.${actions / 32} Action pour ${words}`)
    const parts = await readParts(await writeDossier('docx', dossier, async () => new Uint8Array()))
    expect(parts.get('word/document.xml')).toContain(`&quot;1-${depth}&quot;`)
  },
  300_000,
)

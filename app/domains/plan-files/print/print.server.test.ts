import { describe, expect, test } from 'vitest'
import type { DossierBlock } from '#app/domains/documents/dossier.ts'
import { cleanDossier } from '#app/domains/documents/dossier-texts.ts'
import { compilePdf } from '#app/domains/documents/render-pdf.server.ts'
import { dossierPdfRequest, writeDossier } from '#app/domains/documents/write-dossier.server.ts'
import { amountText } from '#app/domains/plan/sheet/means.ts'
import { planRows } from '#test/plan-rows.ts'
import { planDossier, sheetDossier } from './plan-dossier.ts'
import { type PrintedSheet, sheetSection } from './sheet-section.ts'

const [row] = planRows(1)
const today = '2027-03-02'
const filled: PrintedSheet = {
  row: row ?? expect.unreachable(),
  description: [{ kind: 'words', runs: [{ text: 'Un lieu ouvert.' }] }],
  flags: ['late', 'without-measure'],
  today,
}
/** As a sheet just created: its title alone. */
const bare: PrintedSheet = {
  ...filled,
  row: {
    ...filled.row,
    code: '',
    axisId: null,
    axisText: '',
    objectives: [],
    objectiveTexts: [],
    themeName: null,
    leadPartyFullName: '',
    leadPartyName: null,
    leadServiceName: null,
    leadServiceId: null,
    leadName: '',
    partners: [],
    partnerNames: [],
    partnersText: '',
    services: [],
    startsOn: null,
    endsOn: null,
    nextStep: '',
    nextStepOn: null,
    need: '',
    public: '',
    areas: '',
    communes: [],
    namedAreas: [],
    tags: [],
    priority: null,
    recurrence: null,
    calendarText: '',
    inhabitantsPart: null,
    bodyName: null,
    linkedPlans: [],
    dependencies: [],
    files: [],
    coLeadPartyFullName: '',
    coLeadName: '',
    expectedResults: '',
    humanMeans: '',
    materialMeans: '',
    qualitativeIndicators: '',
    watchPoints: '',
    successConditions: '',
    cafFields: [],
    steps: [],
    means: [],
    measures: [],
  },
  description: [],
  flags: [],
}
const setting = {
  ctgName: 'CTG de test',
  parties: [
    { name: 'Caf de test', kind: 'caf' as const },
    { name: 'Ville de test', kind: 'authority' as const },
  ],
  isDemo: false,
  today,
}
const axis = {
  id: row?.axisId ?? '',
  parentId: null,
  levelLabel: 'Axe',
  title: 'Petite enfance',
  position: 0,
  themeId: null,
  code: '1',
  version: 1,
}
const outline = { axes: [axis], objectives: [] }

const factsIn = (blocks: readonly DossierBlock[]) => {
  const [facts] = blocks
  return facts?.kind === 'table' ? new Map(facts.rows.map(([label = '', words = '']) => [label, words])) : new Map()
}

describe('a printed sheet', () => {
  test('has what it holds, in words, and the address of nobody', () => {
    const section = sheetSection(filled)
    const facts = factsIn(section.blocks)
    expect(section.title).toBe('1.1.1 Action 1 ; « essai »')
    expect(facts.get('Pilote')).toBe('Caf de test, Action sociale, Camille Exemple')
    expect(facts.get('Échéance')).toBe('1er trim. 2027')
    expect(facts.get('État')).toBe('en cours, en retard')
    expect(facts.get('Services associés')).toBe('Petite enfance (Ville)')
    expect(section.blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []))).toEqual([
      'Besoin auquel elle répond',
      'Description',
      'Résultats attendus',
      'Étapes',
      'Moyens mobilisés',
      'Moyens humains',
      'Moyens matériels',
      'Ce qu’elle produit',
      'Indicateurs qualitatifs',
      'Points de vigilance',
      'Conditions de réussite',
    ])
    expect(JSON.stringify(section)).toContain('Indicatifs, portés par les COF.')
    expect(JSON.stringify(section)).not.toContain('@')
  })

  test('counts as the screen does: a unit agrees with its number', () => {
    const words = JSON.stringify(sheetSection(filled)).replaceAll('\u00a0', ' ')
    expect(words).toContain('0 place, 1er janv. 2026')
    expect(words).toContain('4 places, 1er oct. 2026')
  })

  test('says HT or TTC and the staff time of its means, as the sheet on the screen does', () => {
    const [line] = filled.row.means
    if (!line) throw new Error('no means')
    const means = [{ ...line, amountEuros: 1234.5, tax: 'included' as const, fullTimeEquivalents: 0.5 }]
    const words = JSON.stringify(sheetSection({ ...filled, row: { ...filled.row, means } }))
    expect(words).toContain(amountText(1234.5, 'included'))
    expect(words).toMatch(/TTC"/)
    expect(words).toContain('0,5 ETP')
  })

  test('empty, shows the eight first fields to fill and nothing else', () => {
    const section = sheetSection(bare)
    expect(section.blocks).toHaveLength(1)
    expect([...factsIn(section.blocks).values()].filter((words) => words === 'à préciser')).toHaveLength(3)
    expect(factsIn(section.blocks).get('État')).toBe('en cours')
  })
})

describe('the printed plan', () => {
  test('begins by one table an axis, sheets without axis last', () => {
    const { sections, front } = planDossier(setting, {
      outline,
      sheets: [bare, filled],
      matchingCount: 2,
      plan: { total: 2, left: 0 },
    })
    const [overview, ...axes] = sections
    expect(overview?.blocks.flatMap((block) => (block.kind === 'table' ? [block.caption] : []))).toEqual([
      expect.stringMatching(/^Axe 1\. Petite enfance : 1.action$/),
      expect.stringMatching(/^Sans axe : 1.action$/),
    ])
    expect(axes.map(({ title, isLong }) => [title, isLong])).toEqual([
      ['Axe 1. Petite enfance', true],
      ['Sans axe', true],
    ])
    expect(front).toEqual(['2\u00a0actions, 1\u00a0axe, 0\u00a0objectif'])
  })

  test('says when it does not hold every sheet, and when there is none', () => {
    const none = { axes: [], objectives: [] }
    const empty = planDossier(setting, { outline: none, sheets: [], matchingCount: 0, plan: { total: 0, left: 0 } })
    expect(empty.front).toEqual(['Le plan n’a pas encore d’action.'])
    const cut = planDossier(setting, { outline, sheets: [filled], matchingCount: 400, plan: { total: 900, left: 0 } })
    expect(cut.front.slice(1)).toEqual([
      expect.stringMatching(/^Extrait : 400.actions retenues par le filtre$/),
      expect.stringMatching(/1 premières fiches sur 400/),
    ])
    expect(
      planDossier(setting, { outline, sheets: [], matchingCount: 0, plan: { total: 0, left: 0 } }).sections,
    ).toMatchObject([{ blocks: [{ kind: 'note', text: 'Le plan n’a pas encore d’action.' }] }])
  })

  test('is an accessible PDF, without a warning, and a Word document', { timeout: 60_000 }, async () => {
    const noFile = async () => new Uint8Array()
    for (const dossier of [
      sheetDossier(setting, filled),
      sheetDossier(setting, bare),
      planDossier(setting, { outline, sheets: [filled, bare], matchingCount: 2, plan: { total: 2, left: 0 } }),
    ]) {
      const { pdf, warnings } = await compilePdf(dossierPdfRequest(cleanDossier(dossier), [undefined, undefined]))
      expect(warnings).toEqual([])
      const text = Buffer.from(pdf).toString('latin1')
      expect(text).toContain('/StructTreeRoot')
      expect(text).toContain('pdfuaid:part')
      const docx = await writeDossier('docx', dossier, noFile)
      expect(Buffer.from(docx.slice(0, 2)).toString()).toBe('PK')
    }
  })
})

/** The audit of the RGAA: complete, and each piece of evidence is a check, a rule or a test that exists and runs. */
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { auditOf, findingOf, type Judgement, stateOf } from '#app/domains/accessibility/audit.ts'
import { criteria, themes } from '#app/domains/accessibility/criteria.fr.ts'
import { currentAudit, judgements } from '#app/domains/accessibility/current-audit.ts'
import { auditedOn } from '#app/domains/accessibility/evidence.fr.ts'
import { auditLines } from '#app/domains/accessibility/print-audit.fr.ts'
import { yearPlan } from '#app/domains/accessibility/programme.fr.ts'
import { sample } from '#app/domains/accessibility/sample.fr.ts'
import { accessibilityState } from '#app/kernel/accessibility.fr.ts'
import { axeTags, rgaaChecks } from '../e2e/rgaa-checks.ts'
import { tests } from './cited-tests.ts'
import { routeTable } from './route-table.ts'

const root = path.resolve(import.meta.dirname, '..')
/** The one that runs in the pages. */
const axe: { readonly getRules: (tags: readonly string[]) => readonly { readonly ruleId: string }[] } = createRequire(
  createRequire(import.meta.url).resolve('@axe-core/playwright'),
)('axe-core')
const findings = judgements.flatMap((judgement) =>
  [judgement.pages, judgement.documents, ...(judgement.except ?? [])].flatMap((finding) =>
    finding ? [{ criterion: judgement.criterion, ...finding }] : [],
  ),
)

describe('the audit', () => {
  test('has the 106 criteria of 13 themes, each judged once', () => {
    expect(themes.map((theme) => criteria.filter((one) => one.theme === theme).length)).toEqual([
      9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12,
    ])
    expect(judgements.map(({ criterion }) => criterion)).toEqual(criteria.map(({ number }) => number))
  })

  test('looks at 25 pages that exist and four documents', () => {
    const pages = sample.filter(({ kind }) => kind === 'page')
    expect([pages.length, sample.length - pages.length]).toEqual([25, 4])
    expect(pages.flatMap((one) => ('route' in one && routeTable[one.route] ? [] : [one.name]))).toEqual([])
  })

  test('says what fails where, with a day in the plan of the year', () => {
    for (const { criterion, verdict, words } of findings.filter((one) => ['failed', 'unseen'].includes(one.verdict)))
      expect([criterion, verdict, words ?? '']).toEqual([criterion, verdict, expect.stringMatching(/.{20,}\.$/)])
    const failing = currentAudit().lines.filter(({ faults }) => faults.length > 0)
    const planned = yearPlan.filter(({ by }) => by > auditedOn).flatMap((aim) => aim.criteria)
    expect(failing.map(({ criterion }) => criterion.number).filter((one) => !planned.includes(one))).toEqual([])
    expect(planned.filter((one) => !failing.some(({ criterion }) => criterion.number === one))).toEqual([])
  })

  test('has its state in the footer of every page, and its rate in the command', () => {
    expect(currentAudit().state).toBe(accessibilityState)
    const printed = auditLines(currentAudit()).join('\n')
    expect(printed).toMatch(/\d+,\d.% des critères applicables sont respectés/)
    // Days as people say them, every one where the plan mends a criterion twice.
    expect(printed).toMatch(/prévu pour le 31 mars 2027 et 30 juin 2027\)/)
    expect(printed).not.toMatch(/\d{4}-\d\d-\d\d/)
  })
})

describe('evidence', () => {
  test('goes with every judgement but what nobody verified', () => {
    const bare = findings.filter(({ verdict, evidence }) => verdict !== 'unseen' && Object.keys(evidence).length === 0)
    expect(bare.map(({ criterion }) => criterion)).toEqual([])
  })

  test('names checks that run on every page looked at wide, and judge that criterion', () => {
    const unknown = findings.flatMap(({ criterion, evidence }) =>
      (evidence.checks ?? [])
        .filter((key) => !Object.entries(rgaaChecks).some(([name, one]) => name === key && judges(one, criterion)))
        .map((key) => `${criterion}: ${key}`),
    )
    expect(unknown).toEqual([])
    expect(fs.readFileSync(path.join(root, 'e2e/page-checks.ts'), 'utf8')).toMatch(/await rgaaFaults\(page\)/)
  })

  test('names rules of axe that run', () => {
    const rules = new Set(axe.getRules(axeTags).map(({ ruleId }) => ruleId))
    expect(findings.flatMap(({ evidence }) => evidence.axe ?? []).filter((rule) => !rules.has(rule))).toEqual([])
  })

  test('names tests that are there and not left out', () => {
    const cited = new Set(findings.flatMap(({ evidence }) => evidence.tests ?? []))
    expect([...cited].filter((key) => !tests[key])).toEqual([])
    expect(Object.keys(tests).filter((key) => !cited.has(key))).toEqual([])
    for (const { file, title } of Object.values(tests)) {
      const text = fs.readFileSync(path.join(root, file), 'utf8')
      expect([file, isRun(text, title)]).toEqual([file, true])
    }
  })

  test('is refused when its test is skipped or gone', () => {
    expect(
      ["  test('Lire', () => {", "test.skip('Lire', () => {", "// test('Lire', ", "test('Lire et écrire',"].map(
        (text) => isRun(text, 'Lire'),
      ),
    ).toEqual([true, false, false, false])
    expect(isRun("test.describe.skip('Tout', () => { test('Lire', () => {})", 'Lire')).toBe(false)
  })
})

const judges = ({ criteria: own }: { readonly criteria: readonly string[] }, criterion: string): boolean =>
  own.some((one) => one === criterion || (one.endsWith('.*') && criterion.startsWith(one.slice(0, -1))))

/** Written there as a test, in a file where nothing is left out. */
const isRun = (text: string, title: string): boolean =>
  !/\b(describe|test)\.(skip|fixme|todo|skipIf|runIf)\(/.test(text) &&
  text.split('\n').some((line) => ['test', '])'].some((start) => line.trimStart().startsWith(`${start}('${title}',`)))

describe('the rate', () => {
  const two = criteria.slice(0, 2)
  const units = [
    { key: 'home', kind: 'page', name: 'Une', has: ['tables'] },
    { key: 'plan', kind: 'page', name: 'Autre', has: [] },
    { key: 'dossier-pdf', kind: 'document', name: 'Document', has: ['tables'] },
  ] as const
  const met = { verdict: 'met', evidence: { look: 'tree' } } as const
  const of = (...told: readonly Omit<Judgement, 'criterion'>[]) =>
    auditOf(
      two,
      told.map((one, index) => ({ criterion: `1.${index + 1}`, ...one })),
      units,
    )

  test('counts a criterion once, met when no unit fails it', () => {
    const one = of({ pages: met, except: [{ ...met, verdict: 'failed', units: ['plan'] }] }, { pages: met })
    expect([one.ratio, one.lines.map(({ verdict }) => verdict)]).toEqual([0.5, ['failed', 'met']])
    expect(one.units.map(({ ratio }) => ratio)).toEqual([1, 0.5, 1])
    expect(one.meanRatio).toBeCloseTo(2.5 / 3)
  })

  test('leaves aside what nothing is about, and counts against us what nobody verified', () => {
    const aside = of({ about: 'pictures', pages: met }, { about: 'tables', pages: met })
    expect([aside.ratio, aside.lines[0]?.verdict]).toEqual([1, 'absent'])
    expect(of({ pages: { verdict: 'unseen', evidence: {} } }, { pages: met }).ratio).toBe(0.5)
  })

  test('of a document counts only what is said of documents', () => {
    const [, , document] = units
    expect(findingOf({ criterion: '1.1', pages: met }, document).verdict).toBe('absent')
    expect(findingOf({ criterion: '1.1', about: 'tables', pages: met, documents: met }, document).verdict).toBe('met')
  })

  test('gives one of three states', () => {
    expect([1, 0.99, 0.5, 0.49, 0].map(stateOf)).toEqual(['full', 'partial', 'partial', 'none', 'none'])
  })
})

/** The diagnosis as pages, documents and higher slices read it. Functions that take a context start from the actor. */

import { listThemeSeries } from '#app/domains/deposits/queries.server.ts'
import { readLastSums, readLastYear } from '#app/domains/facilities/queries.server.ts'
import { endOf } from '#app/domains/meetings/meetings.ts'
import { pageOfCommunes } from '#app/domains/observatory/communes-page.ts'
import { insideOf } from '#app/domains/observatory/inside.ts'
import { type ThemeFigures, themeKeys } from '#app/domains/observatory/observatory.ts'
import { isPrinted, withoutNames } from '#app/domains/observatory/placed-figures.ts'
import { getThemeFigures } from '#app/domains/observatory/queries.server.ts'
import { type ShownText, showTexts } from '#app/domains/observatory/shown-texts.server.ts'
import { whoLoads } from '#app/domains/sources/queries.server.ts'
import { noTalk } from '#app/domains/writing/writing.ts'
import { type Actor, requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found, foundById } from '#app/kernel/errors.ts'
import { allows } from '#app/kernel/permission.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { listAwaited } from './awaited.ts'
import { boardLabels } from './board-labels.fr.ts'
import { isReadingAwaited } from './diagnosis.ts'
import { readDrafts } from './draft-queries.server.ts'
import { listFrozenFigures } from './frozen-figures.server.ts'
import { rankedByScores } from './issues-board.ts'
import { pageLabels } from './page-labels.fr.ts'
import { barToWritingReading, diagnosisPermissions } from './permissions.ts'
import { readPortrait } from './portrait-queries.server.ts'
import { readProjection } from './projection-queries.server.ts'
import { type References, readReferences } from './reference-queries.server.ts'
import { departmentOf, listFindings, listIssues, listObjectiveRows, loadScene, type Scene } from './rows.server.ts'
import { listScores } from './score-rows.server.ts'
import { shownFinding, shownIssue, shownParty, shownTestimonies, shownTheme } from './shown-rows.ts'
import { summaryOf, themeToBeginBy } from './summary.ts'

export { type IssuesForCopil, readDiagnosisForCopil } from './copil-queries.server.ts'
export { listFigureChoices, readTextFigures } from './figure-choices.server.ts'
export { listFrozenFigures } from './frozen-figures.server.ts'
export { mainTerritoryCode } from './territory.server.ts'

type Theme = Scene['themes'][number]

/** Public figures of a theme for the perimeter; null for a theme of the CTG's own, or a CTG without perimeter. */
export async function readFigures(
  db: Reader,
  { catalogueKey }: Theme,
  { perimeter }: Scene,
  latestYear?: number,
  groups: References['groups'] = [],
): Promise<ThemeFigures | null> {
  const themeKey = themeKeys.find((key) => key === catalogueKey)
  if (!themeKey || perimeter.length === 0) return null
  const perimeterCodes = perimeter.map(({ code }) => code)
  const query = { themeKey, perimeterCodes, departmentCode: departmentOf(perimeter)?.code ?? null, groups }
  return getThemeFigures(db, latestYear === undefined ? query : { ...query, year: latestYear })
}

/** The series of the parties come after the public indicators; a theme may have them alone. */
export async function withSeries(
  db: Reader,
  figures: ThemeFigures | null,
  { perimeter }: Scene,
  which: Parameters<typeof listThemeSeries>[1],
): Promise<ThemeFigures | null> {
  const series = await listThemeSeries(db, which)
  if (series.length === 0) return figures
  const alone: ThemeFigures = { themeKey: 'portrait', perimeter, department: null, indicators: [] }
  const { indicators, ...rest } = figures ?? alone
  return { ...rest, indicators: [...indicators, ...series.map((one) => one.figures)] }
}

/** Without the indicators of which nothing was known yet. */
const knownIn = (figures: ThemeFigures | null): ThemeFigures | null =>
  figures && { ...figures, indicators: figures.indicators.filter(({ year }) => year !== null) }

/** Without those either that a document has nothing to print of. */
const saidIn = (figures: ThemeFigures | null): ThemeFigures | null => {
  const known = knownIn(figures)
  return known && { ...known, indicators: known.indicators.filter(isPrinted) }
}

const unwritten = { id: null, text: '', askedOn: null, writtenOn: null, writtenBy: '', version: 0 }

/** Readings shown side by side: those of the lead parties, written or not, then those other signatories gave or are asked for. */
function readingsOf({ parties, readings }: Scene, themeId: string, actor: Actor, ctgId: string) {
  return parties
    .filter(({ id, isSignatory, isLead }) => isSignatory && (isLead || readings.some(({ partyId }) => partyId === id)))
    .map((party) => {
      const saved = readings.find(({ partyId }) => partyId === party.id)
      const { id, text, askedOn, writtenOn, writtenBy, version } = saved ?? unwritten
      const reading = { id, text, askedOn, writtenOn, writtenBy, version }
      const isAwaited = isReadingAwaited(reading)
      const thing = { ctgId, themeId, partyId: party.id }
      return {
        party: { id: party.id, kind: party.kind, shortName: party.shortName },
        ...reading,
        isAwaited,
        mayWrite: barToWritingReading(actor, { ...thing, isSignatory: party.isSignatory }) === undefined,
        mayAsk: !isAwaited && allows(diagnosisPermissions.askReading, actor, thing),
      }
    })
}

/** The chapter of a theme, then its readings, as they are shown. */
async function textsOf(db: Reader, ctgId: string, themeId: string, readings: ReturnType<typeof readingsOf>) {
  const written = readings.flatMap(({ id, text }) => (id === null ? [] : [{ id, text }]))
  const [chapter, ...shown] = await showTexts(db, ctgId, [
    { subjectType: 'theme', subjectId: themeId, field: 'chapter', words: '' },
    ...written.map(({ id, text }) => ({
      subjectType: 'party-reading' as const,
      subjectId: id,
      field: 'text' as const,
      words: text,
    })),
  ])
  const nothing: ShownText = { text: [], isFrozen: false, talk: noTalk }
  return {
    chapter: chapter ?? nothing,
    readings: readings.map((reading) => ({
      ...reading,
      shown: shown[written.findIndex(({ id }) => id === reading.id)] ?? nothing,
    })),
  }
}

type ThemeQuery = {
  readonly ctgId: string
  readonly themeId: string
  /** What one asked to put the figures beside: territories, and groups. */
  readonly references?: readonly string[]
  /** Key of the finding proposed by Trame that one answers. */
  readonly answered?: string | undefined
}

/**
 * One theme: figures, readings, testimonies, findings, issues and their objectives.
 * @throws DomainError not-found for a stranger or a theme of another CTG
 */
export async function getThemePage(
  { db, actor, at }: Context,
  { ctgId, themeId, references: askedFor = [], answered }: ThemeQuery,
) {
  const today = todayIn({ actor, at }, ctgId)
  const membership = requireMembership(actor, ctgId)
  const [scene, findings, issues] = await Promise.all([
    loadScene(db, ctgId, themeId),
    listFindings(db, ctgId, { themeId }),
    listIssues(db, ctgId, { themeId }),
  ])
  const theme = foundById(scene.themes, themeId, 'diagnosis.theme-not-found')
  const thing = { ctgId, themeId, partyId: membership.partyId }
  const mayPropose = allows(diagnosisPermissions.proposeFinding, actor, thing)
  const isOver = endOf(scene, today) !== null
  const series = { ctgId, themeId, actingPartyId: membership.partyId }
  const references = await readReferences(db, scene, theme.catalogueKey ?? '', askedFor)
  const given = readingsOf(scene, themeId, actor, ctgId).map((one) => ({ ...one, mayAsk: one.mayAsk && !isOver }))
  const isEarlyChildhood = theme.catalogueKey === 'petite-enfance'
  // Kept a minute: what waits for these figures most often leaves with the rest.
  const reading = readFigures(db, theme, scene, undefined, references.groups)
  const [publicFigures, figures, projection, drafts, facilities, { chapter, readings }] = await Promise.all([
    reading,
    reading.then((read) => withSeries(db, read, scene, series)),
    reading.then((read) => (isEarlyChildhood && read ? readProjection(db, ctgId, read.indicators, today) : null)),
    mayPropose && !isOver ? readDrafts(db, ctgId, theme, scene, answered) : null,
    readLastSums(db, ctgId, theme.catalogueKey),
    textsOf(db, ctgId, themeId, given),
  ])
  return {
    ctgId,
    theme: shownTheme(theme),
    chapter,
    themes: scene.themes.map(shownTheme),
    parties: scene.parties.map(shownParty),
    lead: pageLabels.lead({ perimeter: scene.perimeter, figures, department: departmentOf(scene.perimeter) }),
    hasPerimeter: scene.perimeter.length > 0,
    /** Among the communes of a département. */
    mayCross: figures !== null && departmentOf(scene.perimeter) !== null,
    figures: figures && withoutNames(figures),
    whoLoads: whoLoads(actor, figures, scene.administrators),
    projection,
    facilities,
    inside: insideOf(publicFigures?.indicators ?? []),
    references,
    readings,
    testimonies: shownTestimonies(scene, actor, { ctgId, themeId }),
    findings: findings.map(shownFinding),
    /** For those who may answer them, while the convention runs. */
    drafts,
    issues: issues.map(shownIssue),
    actingPartyId: membership.partyId,
    isOver,
    may: { ...actsOnTheme(actor, thing), proposeFinding: mayPropose },
  }
}
export type ThemePageData = Awaited<ReturnType<typeof getThemePage>>

const actsOnTheme = (
  actor: Actor,
  thing: { readonly ctgId: string; readonly themeId: string; readonly partyId: string },
) => ({
  writeChapter: allows(diagnosisPermissions.writeChapter, actor, thing),
  addTestimony: allows(diagnosisPermissions.addTestimony, actor, thing),
  contestDraft: allows(diagnosisPermissions.contestDraft, actor, thing),
  givePosition: allows(diagnosisPermissions.givePosition, actor, thing),
  writeIssue: allows(diagnosisPermissions.writeIssue, actor, thing),
})

/** `themeId`: `portrait` is the territory seen whole. */
type CommunesQuery = { readonly ctgId: string; readonly themeId: string; readonly page: number }

/** The communes page by page. @throws DomainError not-found for a stranger, a theme of another CTG, and one without figures */
export async function getCommunesPage({ db, actor }: Context, { ctgId, themeId, page }: CommunesQuery) {
  const { partyId: actingPartyId } = requireMembership(actor, ctgId)
  const isPortrait = themeId === 'portrait'
  const scene = await loadScene(db, ctgId, isPortrait ? undefined : themeId)
  const theme = isPortrait ? undefined : foundById(scene.themes, themeId, 'diagnosis.theme-not-found')
  const published = await (theme ? readFigures(db, theme, scene) : readPortrait(db, scene))
  const all = theme ? await withSeries(db, published, scene, { ctgId, themeId, actingPartyId }) : published
  const known = knownIn(published)
  return {
    ctgId,
    theme: { id: themeId, name: theme?.name ?? pageLabels.portrait.title },
    communes: known && pageOfCommunes(known, page),
    /** Of all that the theme shows, the figures of the parties included. */
    defined: found(all?.indicators.length ? all.indicators : undefined, 'diagnosis.theme-not-found').map(
      ({ indicator }) => indicator,
    ),
  }
}
export type CommunesPageData = Awaited<ReturnType<typeof getCommunesPage>>

/** Every theme with its counts, and what awaits in all. */
export async function getOverviewPage({ db, actor, at }: Context, ctgId: string) {
  const membership = requireMembership(actor, ctgId)
  const [scene, findings, issues] = await Promise.all([
    loadScene(db, ctgId),
    listFindings(db, ctgId),
    listIssues(db, ctgId),
  ])
  const today = todayIn({ actor, at }, ctgId)
  const isOver = endOf(scene, today) !== null
  const input = { ...scene, findings, issues, actingPartyId: membership.partyId, isOver }
  const themes = scene.themes.map((theme) => ({ ...shownTheme(theme), ...summaryOf(theme.id, input) }))
  const mayBegin = (themeId: string) => allows(diagnosisPermissions.proposeFinding, actor, { ctgId, themeId })
  return {
    ...{ ctgId, today, themes },
    isArchived: membership.isArchived === true,
    awaited: isOver ? [] : listAwaited({ ...input, awaitedReadings: scene.readings.filter(isReadingAwaited) }),
    beginBy: isOver ? null : themeToBeginBy(themes, mayBegin),
    retained: issues
      .filter(({ status }) => status === 'retained')
      .map(({ id, title, decisionNumber, decidedOn }) => ({ id, title, decisionNumber, decidedOn })),
  }
}
export type OverviewPageData = Awaited<ReturnType<typeof getOverviewPage>>

/**
 * The diagnosis as a document tells it, the territory whole then theme by theme in their order; withdrawn findings are left out.
 * `latestYear`: last vintage told, so that a version never shows figures later than itself; default: the latest known.
 * The caller has checked the right to read. Statements grow with the themes, not with what they hold.
 */
export async function getDiagnosisForDocument(db: Reader, ctgId: string, latestYear?: number) {
  // One after the other: a caller may be inside a transaction, which has a single connection.
  const scene = await loadScene(db, ctgId)
  const findings = await listFindings(db, ctgId)
  const frozen = await listFrozenFigures(db, ctgId)
  const issues = await listIssues(db, ctgId)
  const ranked = rankedByScores(issues, await listScores(db, ctgId))
  const facilities = await readLastYear(db, ctgId, latestYear === undefined ? undefined : latestYear + 1)
  const themes = []
  for (const theme of scene.themes) {
    const isOfTheme = ({ themeId }: { readonly themeId: string }) => themeId === theme.id
    themes.push({
      theme,
      figures: saidIn(await readFigures(db, theme, scene, latestYear)),
      readings: scene.parties.flatMap((party) =>
        scene.readings
          .filter((reading) => isOfTheme(reading) && reading.partyId === party.id)
          .map((reading) => ({ ...reading, party })),
      ),
      testimonies: scene.testimonies.filter(isOfTheme),
      facilities: facilities?.ofTheme(theme.catalogueKey) ?? null,
      findings: findings
        .filter((finding) => isOfTheme(finding) && finding.status !== 'withdrawn')
        .map((finding) => ({ ...finding, figures: frozen.get(finding.id) ?? [] })),
      issues: issues.filter(isOfTheme).map((issue) => ({
        ...issue,
        ranksGiven: boardLabels.ranksGiven(ranked, issue.id),
        standing: boardLabels.standing(issue),
      })),
    })
  }
  const portrait = saidIn(await readPortrait(db, scene, { year: latestYear }))
  return { parties: scene.parties, perimeter: scene.perimeter, portrait, themes }
}
export type DiagnosisForDocument = Awaited<ReturnType<typeof getDiagnosisForDocument>>

/** Objectives with their measure and the issue each answers, for documents. The caller has checked the right to read. */
export const listObjectivesForDocument = listObjectiveRows
export type ObjectiveForDocument = Awaited<ReturnType<typeof listObjectivesForDocument>>[number]

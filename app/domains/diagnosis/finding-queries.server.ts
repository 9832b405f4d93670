/** What the pages of a finding read: the finding itself, its proposal, its correction. */
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import { listHistory } from '#app/domains/audit/queries.server.ts'
import { listSeriesCorrections, listThemeSeries } from '#app/domains/deposits/queries.server.ts'
import { endOf } from '#app/domains/meetings/meetings.ts'
import type { FrozenReading } from '#app/domains/observatory/frozen-reading.ts'
import { type ThemeFigures, themeKeys } from '#app/domains/observatory/observatory.ts'
import { getSeveralFigures, getThemeFigures } from '#app/domains/observatory/queries.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { parisDay, todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { authorize, found, foundById } from '#app/kernel/errors.ts'
import { allows, requireRight } from '#app/kernel/permission.ts'
import { sameCtg } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { isNewerData, refusalToGivePosition, refusalToUpdateFinding, refusalToWithdrawFinding } from './diagnosis.ts'
import { findOpenDraft } from './draft-queries.server.ts'
import { readFrozen } from './elements.server.ts'
import { allowsOwnWords, canUpdateFinding, diagnosisPermissions } from './permissions.ts'
import { listFindings, loadScene } from './rows.server.ts'
import { findMainTerritory } from './territory.server.ts'

type FindingKey = { readonly ctgId: string; readonly findingId: string }

/** Around one finding: its theme, the parties, its elements, the issues that rest on it with their objectives. */
const loadFindingContext = (db: Reader, { ctgId, findingId }: FindingKey) =>
  db
    .selectNoFrom((eb) => [
      jsonObjectFrom(
        eb
          .selectFrom('theme')
          .innerJoin('finding', sameCtg('finding.theme_id', 'theme.id'))
          .select(['theme.id', 'theme.name', 'theme.catalogue_key as catalogueKey'])
          .where('theme.ctg_id', '=', ctgId)
          .where('finding.id', '=', findingId),
      ).as('theme'),
      jsonArrayFrom(
        eb
          .selectFrom('party')
          .select(['id', 'kind', 'name', 'short_name as shortName', 'is_signatory as isSignatory', 'is_lead as isLead'])
          .where('ctg_id', '=', ctgId)
          .orderBy('position'),
      ).as('parties'),
      jsonArrayFrom(
        eb
          .selectFrom('finding_figure')
          .leftJoin('indicator', 'indicator.id', 'finding_figure.indicator_id')
          .select(['territory_code as territoryCode', 'year', 'frozen'])
          .where('ctg_id', '=', ctgId)
          .where('finding_id', '=', findingId)
          .orderBy('indicator.position', (order) => order.asc().nullsLast()),
      ).as('figures'),
      jsonArrayFrom(
        eb
          .selectFrom('draft_outcome')
          .select(['outcome', 'question', 'decided_by as decidedBy', 'decided_at as decidedAt'])
          .where('ctg_id', '=', ctgId)
          .where('finding_id', '=', findingId)
          .orderBy('decided_at')
          .limit(20),
      ).as('drafts'),
      jsonArrayFrom(
        eb
          .selectFrom('finding_testimony')
          .innerJoin('testimony', sameCtg('testimony.id', 'finding_testimony.testimony_id'))
          .select(['testimony.id', 'testimony.kind', 'testimony.text', 'testimony.source'])
          .select('testimony.collected_on as collectedOn')
          .where('finding_testimony.ctg_id', '=', ctgId)
          .where('finding_testimony.finding_id', '=', findingId)
          .orderBy('testimony.collected_on'),
      ).as('testimonies'),
      jsonArrayFrom(
        eb
          .selectFrom('issue_finding')
          .innerJoin('issue', sameCtg('issue.id', 'issue_finding.issue_id'))
          .select(['issue.id', 'issue.number', 'issue.title', 'issue.status', 'issue.priority_rank as rank'])
          .select((row) =>
            jsonArrayFrom(
              row
                .selectFrom('objective')
                .select(['objective.id', 'objective.title'])
                .where('objective.ctg_id', '=', ctgId)
                .whereRef('objective.issue_id', '=', 'issue.id')
                .orderBy('objective.position'),
            ).as('objectives'),
          )
          .where('issue_finding.ctg_id', '=', ctgId)
          .where('issue_finding.finding_id', '=', findingId)
          .orderBy('issue.number'),
      ).as('issues'),
      eb.selectFrom('ctg').select('ends_on').where('id', '=', ctgId).as('endsOn'),
    ])
    .executeTakeFirstOrThrow()

type FrozenFigure = { readonly territoryCode: string; readonly year: number; readonly frozen: FrozenReading }

/** For each frozen figure, the reading of a newer vintage when there is one. A finding cites one territory, rarely two. */
async function readNewer(db: Reader, catalogueKey: string | null, figures: readonly FrozenFigure[]) {
  const themeKey = themeKeys.find((key) => key === catalogueKey)
  if (!themeKey) return figures.map((figure) => ({ ...figure, newer: null }))
  const byTerritory = new Map<string, ThemeFigures>()
  for (const territoryCode of new Set(figures.map((figure) => figure.territoryCode)))
    byTerritory.set(
      territoryCode,
      await getThemeFigures(db, { themeKey, perimeterCodes: [territoryCode], departmentCode: null }),
    )
  return figures.map((figure) => {
    const now = byTerritory
      .get(figure.territoryCode)
      ?.indicators.find(({ indicator }) => indicator.id === figure.frozen.indicatorId)
    const isNewer = now !== undefined && now.own.kind === 'value' && isNewerData(figure.year, now.year)
    return { ...figure, newer: isNewer ? { year: now.year, reading: now.own } : null }
  })
}

/** @throws DomainError not-found for a stranger or a finding of another CTG */
export async function getFindingPage({ db, actor, at }: Context, key: FindingKey) {
  const { ctgId, findingId } = key
  const membership = requireMembership(actor, ctgId)
  const [[row], around, history] = await Promise.all([
    listFindings(db, ctgId, { id: findingId }),
    loadFindingContext(db, key),
    listHistory(db, ctgId, { type: 'finding', id: findingId }),
  ])
  const finding = found(row, 'diagnosis.finding-not-found')
  const theme = found(around.theme ?? undefined, 'diagnosis.theme-not-found')
  const figures = around.figures.map(({ frozen, ...figure }) => ({ ...figure, frozen: readFrozen(frozen) }))
  const acting = foundById(around.parties, membership.partyId, 'diagnosis.party-not-found')
  const ownThing = { ctgId, themeId: finding.themeId, partyId: finding.proposedByPartyId }
  const corrections = await listSeriesCorrections(
    db,
    ctgId,
    figures.map(({ frozen }) => frozen.indicatorId),
  )
  return {
    ctgId,
    finding,
    theme,
    parties: around.parties,
    figures: (await readNewer(db, theme.catalogueKey, figures)).map((figure) => ({
      ...figure,
      correction: corrections.get(figure.frozen.indicatorId) ?? null,
    })),
    testimonies: around.testimonies,
    /** Proposals of Trame it comes from, or that joined it. */
    origins: around.drafts.flatMap(({ outcome, decidedBy, decidedAt, ...origin }) =>
      outcome === 'dismissed' ? [] : [{ ...origin, outcome, by: decidedBy, on: parisDay(new Date(decidedAt)) }],
    ),
    issues: around.issues,
    history,
    acting,
    isOver: endOf(around, todayIn({ actor, at }, ctgId)) !== null,
    may: {
      givePosition:
        allows(diagnosisPermissions.givePosition, actor, { ctgId, partyId: acting.id }) &&
        refusalToGivePosition(finding, acting) === undefined,
      update: canUpdateFinding(actor, { ctgId, ...finding }) && refusalToUpdateFinding(finding) === undefined,
      withdraw:
        allowsOwnWords(diagnosisPermissions.withdrawFinding, actor, ownThing) &&
        refusalToWithdrawFinding(finding) === undefined,
      writeIssue: allows(diagnosisPermissions.writeIssue, actor, ownThing),
    },
  }
}
export type FindingPageData = Awaited<ReturnType<typeof getFindingPage>>

type ProposalQuery = {
  readonly ctgId: string
  readonly themeId: string
  /** What a page that leads here already knows: words, and figures to tick. */
  readonly title?: string
  readonly indicatorIds?: readonly string[]
  /** A finding that Trame proposes, to be put in one’s own words. */
  readonly draftKey?: string | undefined
}

/** What one may tick: indicators with their last reading on the main territory, those asked for first; testimonies of the theme. */
async function listChoices(
  db: Reader,
  { ctgId, themeId }: Pick<ProposalQuery, 'ctgId' | 'themeId'>,
  actingPartyId: string,
  indicatorIds: readonly string[] = [],
) {
  const [scene, territoryCode, series] = await Promise.all([
    loadScene(db, ctgId, themeId),
    findMainTerritory(db, ctgId),
    listThemeSeries(db, { ctgId, themeId, actingPartyId }),
  ])
  const theme = foundById(scene.themes, themeId, 'diagnosis.theme-not-found')
  const themeKey = themeKeys.find((key) => key === theme.catalogueKey)
  const figures =
    themeKey && territoryCode
      ? await getThemeFigures(db, { themeKey, perimeterCodes: [territoryCode], departmentCode: null })
      : null
  const ofTheme = figures?.indicators ?? []
  const others = indicatorIds.filter((id) => !ofTheme.some(({ indicator }) => indicator.id === id))
  const added =
    others.length > 0 && territoryCode
      ? await getSeveralFigures(db, { indicatorIds: others, perimeterCodes: [territoryCode], departmentCode: null })
      : undefined
  return {
    ctgId,
    theme,
    territoryName: figures?.perimeter[0]?.name ?? scene.perimeter[0]?.name ?? null,
    // Every member reads a finding: it rests on nothing that some may not read.
    indicators: [
      ...(added?.figures ?? []),
      ...ofTheme,
      ...series.filter(({ isForMembers }) => isForMembers).map((one) => one.figures),
    ]
      .filter(({ year }) => year !== null)
      .map(({ indicator, year, own }) => ({ indicator, year, own })),
    testimonies: scene.testimonies.map(({ id, text, source, collectedOn }) => ({ id, text, source, collectedOn })),
  }
}

/** @throws DomainError forbidden for a role that may not propose here */
export async function getProposalPage(
  { db, actor }: Context,
  { ctgId, themeId, title = '', indicatorIds = [], draftKey }: ProposalQuery,
) {
  requireRight(actor, diagnosisPermissions.proposeFinding, { ctgId, themeId }, 'diagnosis.propose-finding')
  const { partyId } = requireMembership(actor, ctgId)
  const draft = draftKey === undefined ? undefined : await findOpenDraft(db, { ctgId, themeId, key: draftKey })
  const restsOn = draft?.readings.map(({ indicatorId }) => indicatorId) ?? []
  const choices = await listChoices(db, { ctgId, themeId }, partyId, [...new Set([...restsOn, ...indicatorIds])])
  return { ...choices, filled: { title, indicatorIds }, draft: draft ?? null }
}
export type ProposalPageData = Awaited<ReturnType<typeof getProposalPage>>

/** @throws DomainError forbidden for a role that may not correct this finding */
export async function getFindingEdit({ db, actor }: Context, key: FindingKey) {
  const { partyId } = requireMembership(actor, key.ctgId)
  const [row] = await listFindings(db, key.ctgId, { id: key.findingId })
  const finding = found(row, 'diagnosis.finding-not-found')
  authorize(canUpdateFinding(actor, { ctgId: key.ctgId, ...finding }), 'diagnosis.update-finding')
  const around = await loadFindingContext(db, key)
  const figures = around.figures.map(({ frozen }) => readFrozen(frozen))
  const restsOn = figures.map(({ indicatorId }) => indicatorId)
  const choices = await listChoices(db, { ctgId: key.ctgId, themeId: finding.themeId }, partyId, restsOn)
  return {
    ...choices,
    finding,
    refusal: refusalToUpdateFinding(finding) ?? null,
    chosen: {
      figures,
      testimonyIds: around.testimonies.map(({ id }) => id),
    },
  }
}
export type FindingEditData = Awaited<ReturnType<typeof getFindingEdit>>

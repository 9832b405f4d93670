/** What would be public now, and what stays inside with its reason. Pure. Rules: docs/rules/portal.md §2, §3. */
import { createReader, type HeldBack, type HeldReason, isSecretCount, type TextReader } from './held-back.ts'
import { withUsedGroups } from './kept-apart.ts'
import type { PublicAction, PublicContent, PublicObjective } from './public-content.ts'
import type { ActionSource, ObjectiveSource, PublicSources } from './public-sources.ts'

export type Built = { readonly content: PublicContent; readonly heldBack: readonly HeldBack[] }

export function buildPublicContent(sources: PublicSources): Built {
  const heldBack: HeldBack[] = []
  const hold = (kind: HeldBack['kind'], label: string, reason: HeldReason): void =>
    void heldBack.push({ kind, label, reason })
  const read = createReader(sources.people, sources.mandated)
  const { groups, groupOf } = groupsOf(sources, read)
  const { objectives, shownIds } = objectivesOf(sources.objectives, read, hold)
  const titles = new Map(sources.objectives.map(({ id, title }) => [id, title]))
  const actions = sources.actions.flatMap((action): readonly PublicAction[] => {
    const reason = refusalToShow(action, sources) ?? read(action.title)
    if (reason !== undefined) {
      hold('action', action.title, reason)
      return []
    }
    return [
      {
        ...toAction(action, read, hold),
        group: groupOf(action.axisId),
        objectives: action.objectiveIds.flatMap((id) => (shownIds.has(id) ? (titles.get(id) ?? []) : [])),
      },
    ]
  })
  return {
    content: {
      version: 1,
      ctg: ctgOf(sources),
      issues: issuesOf(sources, read, hold),
      ...withUsedGroups(groups, actions),
      objectives,
      places: placesOf(sources, actions),
      meetings: sources.meetings.map(({ on, body }) => ({ on, body })),
      decisions: decisionsOf(sources, read, hold),
      acts: sources.acts.map((act) => ({ ...act })),
      evaluation: evaluationOf(sources, read, hold),
      documents: sources.documents.map(({ id, title, mediaType, sizeBytes, sha256 }) => ({
        key: id,
        ...{ title, mediaType, sizeBytes, sha256 },
      })),
    },
    heldBack,
  }
}

type Hold = (kind: HeldBack['kind'], label: string, reason: HeldReason) => void

/** Why an action is not public, whatever its words say. */
export function refusalToShow(
  { isRestricted, status, number }: Pick<ActionSource, 'isRestricted' | 'status' | 'number'>,
  { page, formerActions }: Pick<PublicSources, 'page' | 'formerActions'>,
): HeldReason | undefined {
  if (isRestricted) return 'restricted'
  if (status === 'proposed' && !page.showsProposed) return 'not-decided'
  const wasShown = formerActions.includes(number)
  if ((status === 'abandoned' || status === 'deferred') && !wasShown) return 'left-plan'
}

function toAction(action: ActionSource, read: TextReader, hold: Hold): Omit<PublicAction, 'group' | 'objectives'> {
  const { number, code, title, status, leads, startsOn, startsPrecision, endsOn, endsPrecision, news } = action
  /** A text that names somebody stays inside, and is told by the title of its sheet. */
  const open = (kind: HeldBack['kind'], words: string): string => {
    const reason = read(words)
    if (reason !== undefined) hold(kind, title, reason)
    return reason === undefined ? words : ''
  }
  const words = news === null ? '' : open('news', news.words)
  if (action.hasWaitingReport) hold('news', title, 'not-accepted')
  return {
    ...{ number, code, title, status, startsOn, startsPrecision, endsOn, endsPrecision },
    description: open('words', action.description),
    publics: open('words', action.publics),
    theme: action.theme ?? '',
    leads: leads.map(({ kind, shortName }) => ({ kind, shortName })),
    news: news === null || words === '' ? null : { on: news.on, words },
    steps: action.steps
      .filter((step) => step.status !== 'dropped' && open('step', step.title) !== '')
      .map((step) => ({
        title: step.title,
        isDone: step.status === 'done',
        on: step.status === 'done' ? (step.doneOn ?? step.targetOn) : step.targetOn,
        precision: step.status === 'done' && step.doneOn !== null ? 'day' : step.targetPrecision,
      })),
    places: [...action.communeCodes, ...action.areaIds],
  }
}

const ctgOf = ({ ctg, page, communes, parties }: PublicSources): PublicContent['ctg'] => ({
  ...{ name: ctg.name, startsOn: ctg.startsOn, endsOn: ctg.endsOn, signedOn: ctg.signedOn },
  ...{ title: page.title, introduction: page.introduction },
  communes: communes.map(({ code, name }) => ({ code, name })),
  parties: parties
    .filter(({ isSignatory }) => isSignatory)
    .map(({ kind, name, shortName, siret }) => ({ kind, name, shortName, siret })),
})

function issuesOf({ issues }: PublicSources, read: TextReader, hold: Hold): PublicContent['issues'] {
  return issues.flatMap(({ title, argument, theme, isRetained }) => {
    const reason = isRetained ? read(title, argument) : 'not-retained'
    if (reason === undefined) return [{ title, argument, theme }]
    hold('issue', title, reason)
    return []
  })
}

function decisionsOf({ decisions }: PublicSources, read: TextReader, hold: Hold): PublicContent['decisions'] {
  return decisions.flatMap(({ number, on, text, body, isChosen, isAboutRestricted }) => {
    const reason = isAboutRestricted ? 'about-restricted' : isChosen ? read(text) : 'not-chosen'
    if (reason === undefined) return [{ number, on, text, body }]
    hold('decision', text, reason)
    return []
  })
}

/** Paragraph by paragraph: one that names somebody stays inside. */
function evaluationOf({ evaluation }: PublicSources, read: TextReader, hold: Hold): PublicContent['evaluation'] {
  if (evaluation === null) return null
  const paragraphs = evaluation.paragraphs.filter((paragraph) => {
    const reason = read(paragraph)
    if (reason !== undefined) hold('words', evaluation.title, reason)
    return reason === undefined
  })
  return { ...evaluation, paragraphs: [...paragraphs] }
}

/** An objective that answers an issue waits until this issue is retained. */
function objectivesOf(rows: readonly ObjectiveSource[], read: TextReader, hold: Hold) {
  const shownIds = new Set<string>()
  const objectives = rows.flatMap((row): readonly PublicObjective[] => {
    const isWaiting = row.issueStatus !== null && row.issueStatus !== 'retained'
    const reason = isWaiting ? 'not-retained' : read(row.title, row.measure)
    if (reason !== undefined) {
      hold('objective', row.title, reason)
      return []
    }
    shownIds.add(row.id)
    const points = pointsOf(row, hold)
    if (points.length === 0 && !row.isSecret && row.measure !== '') hold('objective', row.title, 'no-figure')
    const isSecretTarget = isSecretCount(row.target, row.unit, row.measure)
    return [
      {
        ...{ title: row.title, measure: row.measure, unit: row.unit, decimals: row.decimals, source: row.source },
        points: [...points],
        target: isSecretTarget ? null : row.target,
        targetYear: isSecretTarget ? null : row.targetYear,
      },
    ]
  })
  return { objectives, shownIds }
}

/** Published values of an indicator; of the parties' own measure, its first and last ones, unless they say who they count. */
function pointsOf(row: ObjectiveSource, hold: Hold): PublicObjective['points'] {
  if (row.isSecret) hold('objective', row.title, 'secret-figure')
  if (row.isIndicator) return row.series.toSorted((one, other) => one.year - other.year).map((point) => ({ ...point }))
  const own = [
    { year: row.baselineYear, value: row.baseline },
    { year: row.lastValueYear, value: row.lastValue },
  ]
  return own.flatMap(({ year, value }, rank) => {
    if (year === null || value === null || (rank === 1 && year === row.baselineYear)) return []
    if (!isSecretCount(value, row.unit, row.measure)) return [{ year, value }]
    hold('objective', row.title, 'secret-figure')
    return []
  })
}

/** By the axes of the first level, in their order. */
function groupsOf({ axes }: PublicSources, read: TextReader) {
  const parents = new Map(axes.map(({ id, parentId }) => [id, parentId]))
  const tops = axes.filter(({ parentId, title }) => parentId === null && read(title) === undefined)
  const topOf = (id: string | null): string | null => {
    const parent = id === null ? null : (parents.get(id) ?? null)
    return parent === null ? id : topOf(parent)
  }
  return {
    groups: tops.map(({ code, title }) => ({ code, title })),
    groupOf: (axisId: string | null): number | null => {
      const rank = tops.findIndex(({ id }) => id === topOf(axisId))
      return rank < 0 ? null : rank
    },
  }
}

/** Where public actions take place, each commune followed by its quartiers. */
function placesOf({ communes, areas }: PublicSources, actions: readonly PublicAction[]): PublicContent['places'] {
  const used = new Set(actions.flatMap(({ places }) => places))
  return communes.flatMap(({ code, name }) => {
    const quartiers = areas.filter((area) => area.communeCode === code && used.has(area.id))
    return [
      ...(used.has(code) || quartiers.length > 0 ? [{ key: code, name, isCommune: true }] : []),
      ...quartiers.map((area) => ({ key: area.id, name: area.name, isCommune: false })),
    ]
  })
}

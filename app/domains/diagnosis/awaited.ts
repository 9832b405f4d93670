/** What awaits in the diagnosis, in sentences: the party one acts for first. Pure. Rules: docs/rules/diagnosis.md §9. */
import { formatList } from '#app/kernel/format.ts'
import {
  type AskedParty,
  type FindingStatus,
  type GivenPosition,
  type IssueStatus,
  listAwaitedParties,
} from './diagnosis.ts'
import { diagnosisLabels as t } from './labels.fr.ts'
import { pageLabels } from './page-labels.fr.ts'
import { ofParty } from './party-words.ts'

type Party = AskedParty & { readonly shortName: string }

type Input = {
  readonly parties: readonly Party[]
  readonly actingPartyId: string
  readonly themes: readonly { readonly id: string; readonly name: string }[]
  readonly awaitedReadings: readonly {
    readonly themeId: string
    readonly partyId: string
    readonly askedOn: string | null
  }[]
  readonly findings: readonly {
    readonly id: string
    readonly themeId: string
    readonly title: string
    readonly status: FindingStatus
    readonly positions: readonly GivenPosition[]
  }[]
  readonly issues: readonly {
    readonly id: string
    readonly themeId: string
    readonly title: string
    readonly status: IssueStatus
  }[]
}

export type AwaitedItem = {
  readonly key: string
  readonly title: string
  readonly note: string
  /** After the address of the CTG. */
  readonly path: string
  /** The party one acts for is the one awaited. */
  readonly isOwn: boolean
}

const p = pageLabels.overview

/** Readings asked for, the oldest request first; then positions not given; then issues to debate. One's own come first. */
export function listAwaited({ parties, actingPartyId, themes, awaitedReadings, findings, issues }: Input) {
  const themeName = (id: string) => themes.find((theme) => theme.id === id)?.name ?? ''
  const readings = awaitedReadings
    .toSorted((one, other) => (one.askedOn ?? '').localeCompare(other.askedOn ?? ''))
    .flatMap(({ themeId, partyId, askedOn }): readonly AwaitedItem[] => {
      const party = parties.find(({ id }) => id === partyId)
      if (!party) return []
      const title = p.readingOf(ofParty(party.shortName), themeName(themeId))
      const isOwn = partyId === actingPartyId
      const note = askedOn === null ? '' : t.asked(askedOn)
      return [{ key: `${themeId} ${partyId}`, title, note, path: `/diagnostic/${themeId}`, isOwn }]
    })
  const positions = findings
    .filter(({ status }) => status !== 'withdrawn')
    .flatMap((finding): readonly AwaitedItem[] => {
      const awaited = listAwaitedParties(parties, finding.positions)
      if (awaited.length === 0) return []
      const title = p.positionOf(formatList(awaited.map(({ shortName }) => ofParty(shortName))), finding.title)
      const isOwn = awaited.some(({ id }) => id === actingPartyId)
      return [{ key: finding.id, title, note: themeName(finding.themeId), path: `/constats/${finding.id}`, isOwn }]
    })
  const debates = issues
    .filter(({ status }) => status === 'to-debate')
    .map(({ id, title, themeId }): AwaitedItem => {
      return { key: id, title: p.debate(title), note: themeName(themeId), path: `/enjeux/${id}`, isOwn: false }
    })
  const all = [...readings, ...positions, ...debates]
  return [...all.filter(({ isOwn }) => isOwn), ...all.filter(({ isOwn }) => !isOwn)]
}

/** Every score of every party, two or fifteen: the table that the board draws. */
import { dotStrip } from '#app/ui/charts/dot-strip.ts'
import { SvgPicture } from '#app/ui/charts/svg-picture.tsx'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { boardLabels as t } from '../board-labels.fr.ts'
import type { IssuesBoardPageData } from '../board-queries.server.ts'

type Issue = IssuesBoardPageData['forCopil'][number]

export const AllScoresCard = (props: IssuesBoardPageData) => (
  <Card>
    <Disclosure summary={t.all.title}>
      <DataTable
        caption={t.all.caption}
        columns={columnsOf(props)}
        rows={props.forCopil}
        note={t.all.note}
        onPhone="scroll"
      />
    </Disclosure>
  </Card>
)

function columnsOf({ ctgId, ranked, forCopil, actingPartyId }: IssuesBoardPageData): readonly Column<Issue>[] {
  const scoring = ranked.filter(({ scored }) => scored.length > 0)
  const own = ranked.find(({ partyId }) => partyId === actingPartyId)
  const strip: Column<Issue> = {
    header: t.all.strip,
    cell: ({ id, title }) => {
      const others = scoring.flatMap(({ partyId, ranks }) => (partyId === actingPartyId ? [] : (ranks.get(id) ?? [])))
      const rank = own?.ranks.get(id)
      if (others.length === 0 && rank === undefined) return t.notScored
      const mine = own && rank !== undefined ? { label: own.party.shortName, value: rank } : undefined
      return (
        <SvgPicture
          picture={dotStrip({ title, others, own: mine, domain: [1, Math.max(2, forCopil.length)], format: t.rank })}
        />
      )
    },
  }
  return [
    {
      header: t.gaps.issue,
      isRowHeader: true,
      cell: ({ id, title }) => <Link to={`/ctg/${ctgId}/enjeux/${id}`}>{title}</Link>,
    },
    { header: t.all.forCopil, cell: (issue) => t.standing(issue) },
    ...(scoring.length > 2 ? [strip] : []),
    ...ranked.map(
      ({ party, ranks, scored }): Column<Issue> => ({
        key: party.id,
        header: party.shortName,
        cell: ({ id }) => {
          const score = scored.find(({ issueId }) => issueId === id)
          const rank = ranks.get(id)
          if (!score || rank === undefined) return <span className="muted">{t.notScored}</span>
          return (
            <>
              <strong>
                <OrdinalText text={t.rank(rank)} />
              </strong>
              <p className="small nowrap">{t.all.scores(score)}</p>
            </>
          )
        },
      }),
    ),
  ]
}

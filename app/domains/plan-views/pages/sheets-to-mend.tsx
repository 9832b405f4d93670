/** What a picture of the plan cannot show: each sheet with the button that completes it, for who may. */
import { formatCount } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Timeline } from '#app/ui/timeline.tsx'

type Props = {
  readonly ctgId: string
  readonly sheets: readonly {
    readonly id: string
    readonly code: string
    readonly title: string
    readonly mayEdit: boolean
  }[]
  readonly title: string
  readonly note?: string
  /** On each button. */
  readonly act: string
}

export const SheetsToMend = ({ ctgId, sheets, act, ...card }: Props) =>
  sheets.length === 0 ? null : (
    <Card {...card} aside={formatCount(sheets.length, 'action')}>
      <Timeline
        label={card.title}
        items={sheets.map(({ id, code, title, mayEdit }) => ({
          key: id,
          title: (
            <Link to={`/ctg/${ctgId}/actions/${id}`}>
              {code} {title}
            </Link>
          ),
          action: mayEdit && (
            <LinkButton to={`/ctg/${ctgId}/actions/${id}/modifier`} isSmall label={`${act} : ${title}`}>
              {act}
            </LinkButton>
          ),
        }))}
      />
    </Card>
  )

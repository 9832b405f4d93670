/** A point of an agenda as one reads it: who presents it, how long, its documents, what it is about. */
import { Chip, ChipList } from '#app/ui/chip.tsx'
import { Link } from '#app/ui/link.tsx'
import type { SessionItem } from '../items.server.ts'
import { sessionLabels as t } from '../labels.fr.ts'

type Props = { readonly ctgId: string; readonly item: SessionItem }

export const ItemNote = ({ item }: Pick<Props, 'item'>) => {
  const words = [item.presenter, item.durationMinutes && t.hours(item.durationMinutes)].filter(Boolean).join(', ')
  return words === '' ? null : <span className="muted">{words}</span>
}

/** Documents, the thing it is about, and where it was put off. */
export function ItemLinks({ ctgId, item }: Props) {
  if (!item.about && item.files.length === 0 && !item.isPutOff) return null
  return (
    <p className="small">
      <ChipList>
        {item.isPutOff && (
          <Chip tone="warn">
            {item.nextMeetingTitle ? `reporté : ${item.nextMeetingTitle}` : 'reporté, gardé pour une prochaine réunion'}
          </Chip>
        )}
        {item.about && <Link to={item.about}>Voir de quoi il s’agit</Link>}
        {item.files.map(({ id, name }) => (
          <Link key={id} to={`/ctg/${ctgId}/fichiers/${id}`}>
            {name}
          </Link>
        ))}
      </ChipList>
    </p>
  )
}

/** A point of an agenda as one reads it: who presents it, how long, its documents, what it is about. */
import { Chip, ChipList } from '#app/ui/chip.tsx'
import { Link } from '#app/ui/link.tsx'
import { Voice, Voices } from '#app/ui/voice.tsx'
import type { SessionItem } from '../items.server.ts'
import { sessionLabels as t } from '../labels.fr.ts'

type Props = { readonly ctgId: string; readonly item: SessionItem }

export const ItemNote = ({ item }: Pick<Props, 'item'>) => {
  const words = [item.presenter, item.durationMinutes && t.hours(item.durationMinutes)].filter(Boolean).join(', ')
  return words === '' ? null : <span className="muted">{words}</span>
}

type DemandProps = Pick<Props, 'item'> & {
  readonly level: 2 | 3 | 4
  /** The meeting is closed: what was proposed is no longer. @default false */
  readonly isOver?: boolean
}

/** What is asked and why, then what each party proposes; nothing of a point of information. */
export function ItemDemand({ item, level, isOver = false }: DemandProps) {
  if (item.demand === '') return null
  return (
    <>
      <p>
        <strong>{item.demand}</strong>
      </p>
      {item.reason && <p>{item.reason}</p>}
      {item.effect && <p>{item.effect}</p>}
      <ItemProposals item={item} level={level} isOver={isOver} />
    </>
  )
}

export const ItemProposals = ({ item, level, isOver = false }: DemandProps) =>
  item.proposals.length > 0 && (
    <Voices>
      {item.proposals.map(({ partyId, partyName, partyKind, text, reservation }) => (
        <Voice key={partyId} tone={partyKind} speaker={t.proposes(partyName, isOver)} level={level}>
          {text && <p>{text}</p>}
          {reservation && (
            <p>
              <b>{t.reservation}</b> {reservation}
            </p>
          )}
        </Voice>
      ))}
    </Voices>
  )

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

/** The plan as cards, one column a status. A card is dropped where its status may go; what must be explained opens its form. */
import type { ReactNode } from 'react'
import { useFetcher, useNavigate } from 'react-router'
import { planLabels as t } from '#app/domains/plan/labels.fr.ts'
import { LeadText, StateChips } from '#app/domains/plan/pages/action-chips.tsx'
import { StatusFields } from '#app/domains/plan/pages/status-form.tsx'
import { type ActionStatus, actionStatuses, movesFrom, refusalToMove } from '#app/domains/plan/plan.ts'
import type { SheetChoices } from '#app/domains/plan/queries.server.ts'
import { formatShortDate } from '#app/kernel/format.ts'
import { classNames } from '#app/ui/class-names.ts'
import { CommandForm, type FormAnswer } from '#app/ui/form.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { usePageAddress } from '#app/ui/page-address.tsx'
import { useNewNumber } from '#app/ui/request-number.tsx'
import { useDragAndDrop } from '#app/ui/use-drag-and-drop.tsx'
import type { PlanCard } from '../cards-query.server.ts'
import styles from './cards.module.css'

type Props = {
  readonly ctgId: string
  readonly cards: readonly PlanCard[]
  /** The card whose form is open. */
  readonly open: { readonly id: string; readonly to: ActionStatus | undefined } | null
  readonly decisions: SheetChoices['decisions']
}

/** The address with the form of this card open; without card, closed. */
function useCardLink(): (id: string | undefined, to?: ActionStatus) => string {
  const addressWith = usePageAddress()
  return (id, to) => addressWith({ carte: id, vers: to })
}

/** Cards dropped on a column: saved at once, or their form opened when a reason or a decision is needed. */
function useDrops(cards: readonly PlanCard[]) {
  const fetcher = useFetcher<FormAnswer>()
  const newNumber = useNewNumber()
  const navigate = useNavigate()
  const cardLink = useCardLink()
  const { take, receive } = useDragAndDrop<PlanCard>()
  const moving = fetcher.formData
  return {
    refusal: fetcher.data?.refusal,
    /** Where a card under way is going. */
    statusOf: ({ id, status }: PlanCard): ActionStatus =>
      (moving?.get('actionId') === id && actionStatuses.find((one) => one === moving?.get('status'))) || status,
    take,
    receive: (to: ActionStatus) =>
      receive(({ id, status }) =>
        movesFrom[status].includes(to)
          ? {
              zone: 'under',
              act: () =>
                move(
                  cards.find((card) => card.id === id),
                  to,
                ),
            }
          : undefined,
      ),
  }
  function move(card: PlanCard | undefined, to: ActionStatus): void {
    if (!card || card.status === to) return
    if (refusalToMove(card.status, to, { reason: '', decisionId: null })) {
      void navigate(cardLink(card.id, to), { preventScrollReset: true })
      return
    }
    void fetcher.submit(
      {
        ...{ intent: 'change-action-status', actionId: card.id, version: String(card.version), status: to },
        requestId: newNumber(),
      },
      { method: 'post', preventScrollReset: true },
    )
  }
}

export function CardsView({ ctgId, cards, open, decisions }: Props) {
  const drops = useDrops(cards)
  const placed = cards.map((card) => ({ card, status: drops.statusOf(card) }))
  return (
    <>
      {drops.refusal && <Notice tone="bad">{drops.refusal}</Notice>}
      <section className={styles.board} aria-label="Actions par état" tabIndex={0}>
        {actionStatuses.map((status) => {
          const own = placed.filter((one) => one.status === status).map(({ card }) => card)
          return (
            <Column key={status} {...{ status, drops }} count={own.length}>
              {own.map((card) => (
                <Card key={card.id} {...{ ctgId, card, decisions, drops }} open={open?.id === card.id ? open : null} />
              ))}
            </Column>
          )
        })}
      </section>
    </>
  )
}

type Drops = ReturnType<typeof useDrops>
type ColumnProps = {
  readonly status: ActionStatus
  readonly count: number
  readonly drops: Drops
  readonly children: ReactNode
}

function Column({ status, count, drops, children }: ColumnProps) {
  return (
    <div className={classNames(styles.column, count === 0 && styles.empty)} {...drops.receive(status)}>
      <h2 className={styles.title}>
        {t.statusTitle(status)} <span className="muted">{count}</span>
      </h2>
      {count > 0 && <ul className="plain-list">{children}</ul>}
    </div>
  )
}

type CardProps = Pick<Props, 'ctgId' | 'decisions' | 'open'> & { readonly card: PlanCard; readonly drops: Drops }

function Card({ ctgId, card, open, decisions, drops }: CardProps) {
  const { id, code, title, status, lead, flags, endsOn, endsPrecision, version, mayMove } = card
  const cardLink = useCardLink()
  return (
    <li className={styles.card} id={`carte-${id}`} {...(mayMove && drops.take(card))}>
      <Link to={`/ctg/${ctgId}/actions/${id}`} draggable={false}>
        {code} {title}
      </Link>
      <span className="small">
        <LeadText {...lead} />
      </span>
      {endsOn && (
        <span className="fine muted">
          <OrdinalText text={`Échéance : ${formatShortDate(endsOn, endsPrecision)}`} />
        </span>
      )}
      {flags.length > 0 && <StateChips flags={flags} />}
      {mayMove && !open && (
        <Link to={`${cardLink(id)}#carte-${id}`} className="small" preventScrollReset draggable={false}>
          Changer l’état<span className="visually-hidden"> : {title}</span>
        </Link>
      )}
      {mayMove && open && (
        <CommandForm intent="change-action-status" version={version} about={{ actionId: id }}>
          <StatusFields {...{ ctgId, status, decisions }} to={open.to} />
          <Link to={cardLink(undefined)} className={styles.act} preventScrollReset>
            Fermer
          </Link>
        </CommandForm>
      )}
    </li>
  )
}

/** What awaits an agenda: boxes to tick, by kind, then drawn at once; points kept by hand; and what is not for this time. */
import { useEffect, useRef } from 'react'
import { formatCount, formatDay } from '#app/kernel/format.ts'
import { BoxesError, CheckboxField } from '#app/ui/choice-field.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { DateField, TextField } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { type Backlog, type BacklogItem, backlogKey, backlogKinds } from '../backlog.ts'
import { backlogGroups, backlogWords } from '../backlog-labels.fr.ts'
import styles from './backlog-card.module.css'

type Props = {
  readonly items: readonly BacklogItem[]
  /** Address of the agenda. */
  readonly page: string
}
type CardProps = Backlog &
  Pick<Props, 'page'> & {
    /** Key of the point one is setting aside, from the address. */
    readonly asideKey: string | null
  }

/** Groups of more are folded after these. */
const shownAtFirst = 5

export function BacklogCard({ waiting: items, aside, asideKey, page }: CardProps) {
  const itemToSetAside = items.find((item) => backlogKey(item) === asideKey)
  return (
    <Card
      title="Ce qui attend"
      note="Calculé par Trame : retards, blocages, arbitrages demandés, décisions à prendre ; et les points que vous gardez."
    >
      {itemToSetAside && <SetAsideForm key={backlogKey(itemToSetAside)} item={itemToSetAside} page={page} />}
      {items.length === 0 ? (
        <EmptyState>Rien n’attend de cette instance.</EmptyState>
      ) : (
        <CommandForm intent="draw-agenda-items" submit="Mettre à l’ordre du jour">
          {backlogKinds.map((kind) => (
            <Group
              key={kind}
              title={backlogGroups[kind]}
              items={items.filter((item) => item.kind === kind)}
              page={page}
            />
          ))}
          <BoxesError name="keys" />
        </CommandForm>
      )}
      {aside.length > 0 && <AsideItems aside={aside} />}
      <Disclosure look="button" summary="Garder un point" forms={{ intents: ['add-backlog-item'] }}>
        <CommandForm intent="add-backlog-item" submit="Garder pour plus tard" submitLook="plain">
          <TextField name="title" label="Point à garder" isRequired />
        </CommandForm>
        <KeptItems items={items.filter(({ kind }) => kind === 'by-hand')} />
      </Disclosure>
    </Card>
  )
}

function Group({ title, items, page }: Props & { readonly title: string }) {
  if (items.length === 0) return null
  // A single one more takes no more room than the words that would hide it.
  const shown = items.length === shownAtFirst + 1 ? items.length : shownAtFirst
  const first = items.slice(0, shown)
  const rest = items.slice(shown)
  return (
    <fieldset>
      <legend>
        {title} <span className="muted">{items.length}</span>
      </legend>
      <Boxes items={first} page={page} />
      {rest.length > 0 && (
        <Disclosure summary={`${rest.length} de plus`} fields={['keys']}>
          <Boxes items={rest} page={page} />
        </Disclosure>
      )}
    </fieldset>
  )
}

const Boxes = ({ items, page }: Props) => (
  <Stack isTight>
    {items.map((item) => (
      <div key={backlogKey(item)} className={styles.line}>
        <CheckboxField
          name="keys"
          value={backlogKey(item)}
          label={
            <>
              {backlogWords(item)} {item.about && <span className="muted">{item.about}</span>}
            </>
          }
        />
        <Link
          className={styles.aside}
          to={`${page}?ecarter=${backlogKey(item)}`}
          preventScrollReset
          aria-label={`Pas cette fois : ${backlogWords(item)}`}
        >
          Pas cette fois
        </Link>
      </div>
    ))}
  </Stack>
)

const KeptItems = ({ items }: Pick<Props, 'items'>) => (
  <>
    {items.map(({ id, title }) => (
      <CommandForm key={id} intent="remove-backlog-item" isInline about={{ backlogItemId: id }}>
        <span>{title}</span>
        <SubmitButton look="quiet" isSmall label={`Ne plus garder : ${title}`}>
          Ne plus garder
        </SubmitButton>
      </CommandForm>
    ))}
  </>
)

/** Opened from its line; the focus comes here, and the list stays below. */
function SetAsideForm({ item, page }: { readonly item: BacklogItem; readonly page: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className={styles.setAside}>
      <h3 ref={heading} tabIndex={-1} id="pas-cette-fois">
        Pas cette fois : {backlogWords(item)}
      </h3>
      <CommandForm intent="set-aside-backlog-item" about={{ key: backlogKey(item) }}>
        <TextField name="reason" label="Pourquoi" hint="Se lit ici par qui prépare la réunion." isRequired />
        <DateField
          name="until"
          label="Pas avant le"
          hint="Laissez vide pour l’écarter de cette réunion seulement : il attendra la suivante."
        />
        <FormActions>
          <SubmitButton look="plain">Écarter ce point</SubmitButton>
          <Link to={page} preventScrollReset>
            Annuler
          </Link>
        </FormActions>
      </CommandForm>
    </section>
  )
}

const AsideItems = ({ aside }: Pick<Backlog, 'aside'>) => (
  <Disclosure
    summary={formatCount(aside.length, 'point écarté', 'points écartés')}
    forms={{ intents: ['put-back-backlog-item'], subject: aside.map(({ id }) => id) }}
  >
    <ul className="plain-list">
      {aside.map(({ id, item, until, reason, setAsideBy }) => (
        <li key={id}>
          {backlogWords(item)}{' '}
          <span className="muted">
            {until === null ? 'pas cette fois' : `pas avant le ${formatDay(until)}`} : {reason} ({setAsideBy})
          </span>
          <CommandForm intent="put-back-backlog-item" isInline about={{ setAsideId: id }}>
            <SubmitButton look="quiet" isSmall label={`Remettre dans ce qui attend : ${backlogWords(item)}`}>
              Remettre dans ce qui attend
            </SubmitButton>
          </CommandForm>
        </li>
      ))}
    </ul>
  </Disclosure>
)

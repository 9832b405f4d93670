/** The filter of the plan, the same above every view: a form that writes the address, and what was chosen, each to be taken off. */
import type { ReactNode } from 'react'
import { Form } from 'react-router'
import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { formatCount, formatNumber } from '#app/kernel/format.ts'
import { Button } from '#app/ui/button.tsx'
import { CheckboxGroup } from '#app/ui/choice-field.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { Row, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Menu } from '#app/ui/menu.tsx'
import { activeCriteria, choicesOf, type FilterChoices, levelNames } from '../filter-choices.ts'
import { filterLabels as t } from '../labels.fr.ts'
import {
  type CriterionName,
  type PlanFilter,
  type PlanView,
  planAddress,
  planViews,
  writePlanFilter,
} from '../plan-filter.ts'
import type { PlanFrameData } from '../plan-view.server.ts'
import { keptAddress } from '../saved-view.ts'
import { savedViewLabels as views } from '../saved-view-labels.fr.ts'
import styles from './plan-frame.module.css'

/** Beyond, one chooses in a list, one at a time. */
const mostBoxes = 60

/** Views kept that are one click away; their page has them all. */
const mostShown = 8

type FormProps = {
  readonly label: string
  /** Where the form leads, without its criteria. */
  readonly path: string
  readonly filter: PlanFilter
  readonly choices: FilterChoices
  /** Other names of the address, kept when one filters. */
  readonly kept: Readonly<Record<string, string | undefined>>
  /** Choices besides those of a plan, before the others. */
  readonly children?: ReactNode
  /** After them, on their line: links. */
  readonly beside?: ReactNode
}

/** One form for a plan and for several CTGs. */
export function CriteriaForm({ label, path, filter, choices, kept, children, beside }: FormProps) {
  const query = writePlanFilter(filter)
  const levels = levelNames(choices)
  const boxes = { query, known: choicesOf(choices) }
  const moreCount = (
    ['signal', 'objectif', 'service', 'champ', 'lieu', 'articulation', 'mot', 'annee'] as const
  ).reduce((sum, name) => sum + query.getAll(name).length, 0)
  return (
    <Form method="get" action={path} aria-label={label} preventScrollReset>
      {Object.entries(kept).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      {query.getAll('fiche').map((id) => (
        <input key={id} type="hidden" name="fiche" value={id} />
      ))}
      <div className={styles.bar}>
        <div className={styles.text}>
          <TextField
            name="q"
            type="search"
            label={t.search}
            isLabelHidden
            placeholder={t.search}
            maxLength={100}
            defaultValue={filter.text}
          />
          {/* The first of the form: what Enter presses in the box. */}
          <button type="submit" className="visually-hidden">
            {t.search}
          </button>
        </div>
        <label className={styles.toggle}>
          <input type="checkbox" /> {t.criteria}
        </label>
        {children}
        <Boxes {...boxes} names={['theme']} label={t.criterion.theme} />
        <Boxes {...boxes} names={['etat']} label={t.criterion.etat} />
        <Fold label={t.criterion.pilote} count={query.getAll('pilote').length}>
          <Group {...boxes} name="pilote" label={t.leadParties} />
          {choices.leadNames.length > 0 && (
            <SelectField
              name="pilote"
              label={t.leadName}
              emptyLabel={t.anyName}
              options={choices.leadNames.map((name) => ({ value: name, label: name }))}
              defaultValue={filter.leadName}
            />
          )}
        </Fold>
        <Boxes {...boxes} names={['axe']} labels={levels} label={levels.axe} />
        <Fold label={t.more} count={moreCount}>
          <Group {...boxes} name="signal" />
          <Group {...boxes} name="objectif" label={levels.objectif} />
          <Group {...boxes} name="service" />
          <Group {...boxes} name="champ" />
          <Group {...boxes} name="lieu" />
          <Group {...boxes} name="articulation" />
          <Group {...boxes} name="mot" />
          {choices.years.length > 0 && (
            <div className={styles.year}>
              <SelectField
                name="annee"
                label={t.criterion.annee}
                emptyLabel={t.anyYear}
                options={yearsOf(choices, filter).map((year) => ({ value: String(year), label: String(year) }))}
                defaultValue={filter.year === undefined ? undefined : String(filter.year)}
              />
            </div>
          )}
        </Fold>
        {beside}
      </div>
    </Form>
  )
}

type Props = Pick<FormProps, 'filter' | 'choices' | 'kept'> & {
  readonly ctgId: string
  readonly view: PlanView
  readonly counts: PlanFrameData['counts']
  readonly savedViews: readonly {
    readonly id: string
    readonly name: string
    readonly view: string
    readonly criteria: string
  }[]
}

export function FilterBar({ ctgId, view, filter, choices, counts, kept, savedViews }: Props) {
  const path = planViews.find(({ key }) => key === view)?.path ?? 'plan'
  return (
    <Stack isTight>
      {/* Made anew for another address: boxes ticked are those of the address. */}
      <CriteriaForm
        key={String(writePlanFilter(filter))}
        label={t.form}
        path={`/ctg/${ctgId}/${path}`}
        {...{ filter, choices, kept }}
        beside={<Signals {...{ ctgId, view, filter, counts, kept }} />}
      />
      <ActiveCriteria
        address={planAddress(ctgId, view, {}, kept)}
        filter={filter}
        choices={choices}
        clear={t.clear}
        keepTo={keepAddress(ctgId, view, filter, kept)}
      />
      {savedViews.length > 0 && (
        <nav aria-label={views.title}>
          <Row isList>
            <li className="small" aria-hidden="true">
              {views.shown}
            </li>
            {savedViews.slice(0, mostShown).map((one) => (
              <li key={one.id}>
                <Link to={keptAddress(ctgId, one)}>{one.name}</Link>
              </li>
            ))}
            <li>
              <Link to={`/ctg/${ctgId}/plan/vues`} className="muted">
                {views.manage}
              </Link>
            </li>
          </Row>
        </nav>
      )}
    </Stack>
  )
}

/** Signals that are one click away; the others are in a menu. */
const mostSignals = 4

/** What is missing or calls for attention in the whole plan, each a link to its actions; pressed again, to all of them. */
function Signals({ ctgId, view, filter, counts, kept }: Pick<Props, 'ctgId' | 'view' | 'filter' | 'counts' | 'kept'>) {
  const seen = counts.flags.filter(({ count }) => count > 0)
  if (seen.length === 0) return null
  const link = ({ name, count }: (typeof seen)[number], className?: string) => {
    const isOn = filter.flags?.length === 1 && filter.flags[0] === name
    return (
      <Link
        to={planAddress(ctgId, view, isOn ? {} : { flags: [name] }, kept)}
        className={classNames(className, isOn && styles.on)}
        aria-current={isOn ? 'true' : undefined}
        preventScrollReset
      >
        <b>{formatNumber(count)}</b>
        <span className="visually-hidden"> {formatCount(count, 'action').replace(/^\S+\s/, '')}</span>{' '}
        {planLabels.flagOfMany(name, count)}
      </Link>
    )
  }
  const others = seen.slice(mostSignals)
  return (
    <nav aria-label={t.signals} className={styles.signals}>
      <ul className="plain-list">
        {seen.slice(0, mostSignals).map((one) => (
          <li key={one.name}>{link(one, styles.signal)}</li>
        ))}
        {others.length > 0 && (
          <li>
            <Menu
              label={
                <>
                  <span aria-hidden="true">+{others.length}</span>
                  <span className="visually-hidden">{t.otherSignals(others.length)}</span>
                </>
              }
            >
              <ul className="plain-list">
                {others.map((one) => (
                  <li key={one.name}>{link(one)}</li>
                ))}
              </ul>
            </Menu>
          </li>
        )}
      </ul>
    </nav>
  )
}

/** Those of the CTG, and the one asked, whatever it is. */
const yearsOf = ({ years }: FilterChoices, { year }: PlanFilter): readonly number[] =>
  [...new Set([...years, ...(year === undefined ? [] : [year])])].toSorted((one, other) => one - other)

type BoxesProps = { readonly query: URLSearchParams; readonly known: ReturnType<typeof choicesOf> }

/** Folded: the boxes of one or two criteria; nothing when there is nothing to choose. */
function Boxes({
  names,
  label,
  labels = {},
  ...boxes
}: BoxesProps & {
  readonly names: readonly CriterionName[]
  readonly label: string
  /** Of each, where the CTG names it otherwise. */
  readonly labels?: Readonly<Partial<Record<CriterionName, string>>>
}) {
  if (names.every((name) => (boxes.known[name]?.length ?? 0) === 0)) return null
  return (
    <Fold label={label} count={names.reduce((sum, name) => sum + boxes.query.getAll(name).length, 0)}>
      {names.map((name) => (
        <Group
          key={name}
          {...boxes}
          name={name}
          label={labels[name] ?? t.criterion[name]}
          isLabelHidden={names.length === 1}
        />
      ))}
    </Fold>
  )
}

type GroupProps = BoxesProps & {
  readonly name: CriterionName
  readonly label?: string
  readonly isLabelHidden?: boolean
}

function Group({ query, known, name, label = t.criterion[name], isLabelHidden = false }: GroupProps) {
  const choices = known[name] ?? []
  if (choices.length === 0) return null
  const [first, ...others] = query.getAll(name)
  if (choices.length > mostBoxes)
    return (
      <>
        <SelectField name={name} label={label} emptyLabel={t.anyValue} options={choices} defaultValue={first} />
        {others.map((value) => (
          <input key={value} type="hidden" name={name} value={value} />
        ))}
      </>
    )
  return (
    <CheckboxGroup
      name={name}
      label={label}
      isLabelHidden={isLabelHidden}
      choices={choices}
      defaultValues={query.getAll(name)}
      isInline
    />
  )
}

type FoldProps = { readonly label: string; readonly count: number; readonly children: ReactNode }

/** Each with its button: nothing is sent by a tick. */
export const Fold = ({ label, count, children }: FoldProps) => (
  <Disclosure look="button" summary={t.chosen(label, count)} group="plan-filter">
    <Stack isTight>
      {children}
      <Row>
        <Button>{t.send}</Button>
      </Row>
    </Stack>
  </Disclosure>
)

/** Where one gives a name to this view. */
const keepAddress = (ctgId: string, view: PlanView, filter: PlanFilter, kept: Props['kept']): string =>
  `/ctg/${ctgId}/plan/vues?vue=${view}&${new URLSearchParams([
    ...writePlanFilter(filter),
    ...Object.entries(kept).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  ])}`

type ActiveProps = Pick<FormProps, 'filter' | 'choices'> & {
  /** Of the view, without criteria. */
  readonly address: string
  /** What leads to it. */
  readonly clear: string
  /** Criteria besides those of a plan: what was chosen, and the same view without it. */
  readonly more?: readonly { readonly text: string; readonly to: string }[]
  /** Where one gives a name to what is chosen. */
  readonly keepTo?: string
}

/** What was chosen, each a link to the same view without it. */
export function ActiveCriteria({ address, clear, filter, choices, more = [], keepTo }: ActiveProps) {
  const separator = address.includes('?') ? '&' : '?'
  const active = [
    ...more,
    ...activeCriteria(filter, choices).map(({ text, rest }) => ({
      text,
      to: `${address}${separator}${rest}`.replace(/[?&]$/, ''),
    })),
  ]
  if (active.length === 0) return null
  return (
    <nav aria-label={t.active}>
      <Row isList>
        {active.map(({ text, to }) => (
          <li key={text}>
            <Link to={to} className={styles.criterion} aria-label={t.remove(text)} preventScrollReset>
              {text} <span aria-hidden="true">×</span>
            </Link>
          </li>
        ))}
        <li>
          <Link to={more.length > 0 ? (address.split('?')[0] ?? address) : address} preventScrollReset>
            {clear}
          </Link>
        </li>
        {keepTo && (
          <li>
            <Link to={keepTo}>{views.keep}</Link>
          </li>
        )}
      </Row>
    </nav>
  )
}

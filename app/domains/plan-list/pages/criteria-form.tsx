/** The form that writes the criteria of a plan in the address; the same for one plan and for several CTGs. */
import type { ReactNode } from 'react'
import { Form, useLocation } from 'react-router'
import { Button } from '#app/ui/button.tsx'
import { CheckboxGroup } from '#app/ui/choice-field.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { useInBrowser } from '#app/ui/in-browser.tsx'
import { Row, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { choicesOf, type FilterChoices, levelNames } from '../filter-choices.ts'
import { filterLabels as t } from '../labels.fr.ts'
import { type CriterionName, type PlanFilter, writePlanFilter } from '../plan-filter.ts'
import styles from './plan-frame.module.css'

/** Beyond, one chooses in a list, one at a time. */
const mostBoxes = 60

export type FormProps = {
  readonly label: string
  /** Where the form leads, without its criteria. */
  readonly path: string
  readonly filter: PlanFilter
  readonly choices: FilterChoices
  /** Other names of the address, kept when one filters. */
  readonly otherParameters: Readonly<Record<string, string | undefined>>
  /** Choices besides those of a plan, before the others. */
  readonly children?: ReactNode
  /** After them, on their line: links. */
  readonly beside?: ReactNode
}

/** One form for a plan and for several CTGs. */
export function CriteriaForm({ label, path, filter, choices, otherParameters, children, beside }: FormProps) {
  const query = writePlanFilter(filter)
  const levels = levelNames(choices)
  const boxes = { query, known: choicesOf(choices) }
  return (
    <Form method="get" action={path} aria-label={label} preventScrollReset>
      {Object.entries(otherParameters).map(
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
        <label className={`unfolds ${styles.toggle}`}>
          <input type="checkbox" /> {t.criteria}
        </label>
        {children}
        <Boxes {...boxes} names={['theme']} label={t.criterion.theme} />
        <Boxes {...boxes} names={['etat']} label={t.criterion.etat} />
        <LeadFold boxes={boxes} filter={filter} choices={choices} />
        <Boxes {...boxes} names={['axe']} labels={levels} label={levels.axe} />
        <MoreFold boxes={boxes} filter={filter} choices={choices} />
        {beside}
      </div>
    </Form>
  )
}

type FoldsProps = Pick<FormProps, 'filter' | 'choices'> & { readonly boxes: BoxesProps }

/** By the party that leads, or by the name of who does. */
const LeadFold = ({ boxes, filter, choices }: FoldsProps) => (
  <Fold label={t.criterion.pilote} count={boxes.query.getAll('pilote').length}>
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
)

const lessAsked = ['signal', 'objectif', 'service', 'champ', 'lieu', 'articulation', 'mot', 'annee'] as const

/** What one filters by less often. */
const MoreFold = ({ boxes, filter, choices }: FoldsProps) => (
  <Fold label={t.more} count={lessAsked.reduce((sum, name) => sum + boxes.query.getAll(name).length, 0)}>
    <Group {...boxes} name="signal" />
    <Group {...boxes} name="objectif" label={levelNames(choices).objectif} />
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
)

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

const allName = 'criteres'
const allValue = 'tous'

/**
 * Each with its button: nothing is sent by a tick. What is folded is two fifths of the elements of a list: the server writes what is
 * chosen, the browser draws the rest from the data that it has, and without scripts a link asks for it (docs/decisions/0135).
 */
export function Fold({ label, count, children }: FoldProps) {
  const isInBrowser = useInBrowser()
  const asked = new URLSearchParams(useLocation().search)
  if (count > 0 || isInBrowser || asked.get(allName) === allValue)
    return (
      <Disclosure look="button" summary={t.chosen(label, count)} group="plan-filter">
        <Stack isTight>
          {children}
          <Row>
            <Button>{t.send}</Button>
          </Row>
        </Stack>
      </Disclosure>
    )
  asked.set(allName, allValue)
  return (
    <Disclosure look="button" summary={label} group="plan-filter">
      <Link to={`?${asked}`}>{t.showChoices}</Link>
    </Disclosure>
  )
}

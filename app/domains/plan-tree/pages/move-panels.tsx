/** What one does with the row chosen: place it elsewhere, rename it, share it, take it away when it is empty. */
import { type ReactNode, useEffect, useRef } from 'react'
import { refusalToPlaceAxis } from '#app/domains/plan/plan.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { type Option, type OptionGroup, SelectField, TextField } from '#app/ui/field.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Row } from '#app/ui/layout.tsx'
import { treeLabels as t } from '../labels.fr.ts'
import type { TreeLine, TreePageData } from '../queries.server.ts'
import styles from './tree.module.css'
import { usePanelLink } from './tree-row.tsx'

type AxisBranch = TreePageData['tree']['axes'][number]
type ObjectiveBranch = AxisBranch['objectives'][number]

/** Takes the focus when it opens, so that the keyboard goes on from there. */
function Panel({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const panel = useRef<HTMLElement>(null)
  const panelLink = usePanelLink()
  useEffect(() => panel.current?.focus({ preventScroll: true }), [])
  return (
    <section ref={panel} tabIndex={-1} className={styles.panel} aria-label={title}>
      {children}
      <Row>
        <LinkButton to={panelLink(undefined)} look="quiet">
          {t.close}
        </LinkButton>
      </Row>
    </section>
  )
}

type PlaceProps = {
  readonly intent: 'move-axis' | 'move-objective' | 'move-action'
  readonly hidden: Readonly<Record<string, string>>
  readonly name: 'targetId' | 'toId'
  readonly options: readonly (Option | OptionGroup)[]
  readonly emptyLabel?: string
}

const PlaceForm = ({ intent, hidden, name, options, emptyLabel }: PlaceProps) => (
  <CommandForm intent={intent} subject={hidden.subject} isInline submit={t.place} submitLook="plain">
    <Hidden values={{ ...hidden, way: 'under' }} />
    <SelectField name={name} label={t.placeUnder} options={options} {...(emptyLabel !== undefined && { emptyLabel })} />
  </CommandForm>
)

const Hidden = ({ values }: { readonly values: Readonly<Record<string, string>> }) =>
  Object.entries(values)
    .filter(([name]) => name !== 'subject')
    .map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)

const axisOption = ({ id, code, title }: TreePageData['outline']['axes'][number]): Option => ({
  value: id,
  label: `${code} ${title}`,
})

export function AxisPanel({ data, branch }: { readonly data: TreePageData; readonly branch: AxisBranch }) {
  const { axis } = branch
  const { axes } = data.outline
  const isEmpty = branch.axes.length + branch.objectives.length + branch.actions.length === 0
  const places = axes.filter(({ id }) => id !== axis.parentId && !refusalToPlaceAxis(axes, axis.id, id))
  const name = t.named(t.move, axis.code, axis.title)
  return (
    <Panel title={name}>
      {(places.length > 0 || axis.parentId !== null) && (
        <PlaceForm
          intent="move-axis"
          hidden={{ subject: axis.id, axisId: axis.id }}
          name="targetId"
          options={places.map(axisOption)}
          {...(axis.parentId !== null && { emptyLabel: t.atTop })}
        />
      )}
      <CommandForm intent="rename-axis" version={axis.version} isInline about={{ axisId: axis.id }}>
        <TextField name="title" label={t.rename} defaultValue={axis.title} isRequired />
        <SubmitButton look="plain">{t.saveName}</SubmitButton>
      </CommandForm>
      {isEmpty && <RemoveForm intent="remove-axis" values={{ axisId: axis.id }} what={t.thisAxis} />}
    </Panel>
  )
}

type RemoveProps = {
  readonly intent: string
  readonly values: Readonly<Record<string, string>>
  readonly what: string
}

const RemoveForm = ({ intent, values, what }: RemoveProps) => (
  <CommandForm intent={intent} subject={Object.values(values)[0]} isInline>
    <Hidden values={values} />
    <SubmitButton look="danger">{t.remove(what)}</SubmitButton>
    <span className="small muted">{t.removeHint}</span>
  </CommandForm>
)

export function ObjectivePanel({ data, branch }: { readonly data: TreePageData; readonly branch: ObjectiveBranch }) {
  const { objective, actions } = branch
  const places = data.outline.axes.filter(({ id }) => id !== objective.axisId)
  return (
    <Panel title={t.named(t.move, objective.code, objective.title)}>
      {places.length > 0 && (
        <PlaceForm
          intent="move-objective"
          hidden={{ subject: objective.id, objectiveId: objective.id }}
          name="targetId"
          options={places.map(axisOption)}
        />
      )}
      {actions.length === 0 && (
        <RemoveForm intent="remove-objective" values={{ objectiveId: objective.id }} what={t.thisObjective} />
      )}
    </Panel>
  )
}

type ActionProps = { readonly data: TreePageData; readonly action: TreeLine; readonly objectiveId: string | null }

export function ActionPanel({ data, action, objectiveId }: ActionProps) {
  const { axes, objectives } = data.outline
  const groups = (isOffered: (id: string) => boolean): readonly OptionGroup[] =>
    axes
      .map(({ id, code, title }) => ({
        label: `${code} ${title}`,
        options: objectives
          .filter((one) => one.axisId === id && isOffered(one.id))
          .map((one) => ({ value: one.id, label: `${one.code} ${one.title}` })),
      }))
      .filter(({ options }) => options.length > 0)
  const elsewhere = groups((id) => id !== objectiveId)
  const notYet = groups((id) => !action.objectiveIds.includes(id))
  const subject = `${action.id}.${objectiveId ?? ''}`
  const shared = objectives.find(({ id }) => id === objectiveId)
  return (
    <Panel title={t.named(t.move, action.code, action.title)}>
      {elsewhere.length > 0 && (
        <PlaceForm
          intent="move-action"
          hidden={{ subject, actionId: action.id, fromId: objectiveId ?? '' }}
          name="toId"
          options={elsewhere}
        />
      )}
      {objectiveId !== null && notYet.length > 0 && (
        <CommandForm intent="share-action" subject={subject} isInline submit={t.share} submitLook="plain">
          <Hidden values={{ actionId: action.id }} />
          <SelectField name="objectiveId" label={t.alsoUnder} options={notYet} />
        </CommandForm>
      )}
      {shared && action.objectiveIds.length > 1 && (
        <CommandForm intent="unshare-action" subject={subject} isInline>
          <Hidden values={{ actionId: action.id, objectiveId: shared.id }} />
          <SubmitButton look="plain">{t.unshare(shared.code)}</SubmitButton>
        </CommandForm>
      )}
    </Panel>
  )
}

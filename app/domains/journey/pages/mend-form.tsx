/** What mends one hole of the thread where it is seen: a form of one field, else the way to where it is written. */
import type { ReactNode } from 'react'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Link } from '#app/ui/link.tsx'
import type { PlanHole } from '../plan-holes.ts'
import type { PlanThreadPageData } from '../plan-thread-queries.server.ts'

type Props = { readonly hole: PlanHole; readonly page: PlanThreadPageData }
type Choice = { readonly id: string; readonly name: string }

const optionsOf = (things: readonly Choice[]) => things.map(({ id, name }) => ({ value: id, label: name }))

export function MendForm({ hole, page }: Props) {
  const { ctgId, choices } = page
  const { kind, id, title } = hole
  const to = `/ctg/${ctgId}`
  if (!hole.mayMend && kind !== 'objective-without-action')
    return <span className="muted">à compléter par la coordination ou le pilote</span>
  switch (kind) {
    case 'issue-without-objective':
      return <Link to={`${to}/objectifs/nouveau?enjeu=${id}`}>Écrire un objectif</Link>
    case 'objective-without-issue':
      return <Link to={`${to}/objectifs/${id}`}>Choisir son enjeu</Link>
    case 'objective-without-action':
      return <TieAction {...{ hole, page }} />
    case 'action-without-objective':
      return (
        <OneField intent="tie" subject={id} title={title} verb="Relier">
          <input type="hidden" name="actionId" value={id} />
          <SelectField
            name="objectiveId"
            label={`Objectif de ${title}`}
            isLabelHidden
            emptyLabel="Un objectif…"
            options={optionsOf(choices.objectives)}
          />
        </OneField>
      )
    case 'action-without-lead':
      return (
        <Cell hole={hole} name="leadParty" what="le pilote">
          <SelectField
            name="after"
            label={`Partie pilote de ${title}`}
            isLabelHidden
            emptyLabel="La partie pilote…"
            options={choices.parties.map((name) => ({ value: name, label: name }))}
          />
        </Cell>
      )
    case 'action-without-end':
      return (
        <Cell hole={hole} name="ends" what="la fin">
          <TextField
            name="after"
            label={
              <>
                Fin<span className="visually-hidden"> de {title}</span>
              </>
            }
            hint="15/09/2027, sept. 2027, 2027"
            width={14}
          />
        </Cell>
      )
    case 'action-without-measure':
      return <AddMeasure hole={hole} />
  }
}

/** An action of the plan, or a new one. */
const TieAction = ({ hole: { id, title }, page: { ctgId, choices } }: Props) => (
  <>
    {choices.actions.length > 0 && (
      <OneField intent="tie" subject={id} title={title} verb="Relier">
        <input type="hidden" name="objectiveId" value={id} />
        <SelectField
          name="actionId"
          label={`Action qui répond à ${title}`}
          isLabelHidden
          emptyLabel="Une action du plan…"
          options={optionsOf(choices.actions)}
        />
      </OneField>
    )}
    <Link to={`/ctg/${ctgId}/plan/nouvelle?objectif=${id}`}>Écrire une action</Link>
  </>
)

const AddMeasure = ({ hole: { id, title, version } }: Pick<Props, 'hole'>) => (
  <OneField intent="add-measure" subject={`measure-${id}`} title={title} verb="Ajouter" version={version}>
    <input type="hidden" name="actionId" value={id} />
    <TextField
      name="name"
      label={
        <>
          Ce qui est compté<span className="visually-hidden"> pour {title}</span>
        </>
      }
      hint="par exemple « places ouvertes »"
      width={24}
    />
  </OneField>
)

type OneFieldProps = {
  readonly intent: string
  readonly subject: string
  readonly title: string
  readonly verb: string
  readonly version?: number
  /** After the verb, for who does not see the field. */
  readonly what?: string
  readonly children: ReactNode
}

const OneField = ({ intent, subject, title, verb, version, what, children }: OneFieldProps) => (
  <CommandForm intent={intent} subject={subject} version={version} isInline>
    {children}
    <SubmitButton look="plain" label={`${what ? `${verb} ${what}` : verb} : ${title}`}>
      {verb}
    </SubmitButton>
  </CommandForm>
)

type CellProps = {
  readonly hole: PlanHole
  readonly name: string
  /** « le pilote »: two cells of one action have two buttons, each with its name. */
  readonly what: string
  readonly children: ReactNode
}

/** A cell of the action that says nothing yet. */
const Cell = ({ hole: { id, title }, name, what, children }: CellProps) => (
  <OneField intent="mend" subject={`${name}-${id}`} title={title} verb="Enregistrer" what={what}>
    <input type="hidden" name="actionId" value={id} />
    <input type="hidden" name="key" value={name} />
    {children}
  </OneField>
)

/** What mends one hole of the thread where it is seen: a form of one field, else the way to where it is written. */
import type { ReactNode } from 'react'
import { optionsOf, SelectField, TextField } from '#app/ui/field.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Link } from '#app/ui/link.tsx'
import type { PlanHole } from '../plan-holes.ts'
import type { PlanThreadPageData } from '../plan-thread-queries.server.ts'

type Props = { readonly hole: PlanHole; readonly page: PlanThreadPageData }

export const mendIntents = ['tie', 'mend', 'add-measure']

/** Of the form that mends this hole: an action may have several. */
export const mendSubject = ({ kind, id }: PlanHole): string => `${kind}-${id}`

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
        <OneField intent="tie" hole={hole} verb="Relier">
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
const TieAction = ({ hole, page: { ctgId, choices } }: Props) => {
  const { id, title } = hole
  return (
    <>
      {choices.actions.length > 0 && (
        <OneField intent="tie" hole={hole} verb="Relier">
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
}

const AddMeasure = ({ hole }: Pick<Props, 'hole'>) => (
  <OneField intent="add-measure" hole={hole} verb="Ajouter" version={hole.version}>
    <input type="hidden" name="actionId" value={hole.id} />
    <TextField
      name="name"
      label={
        <>
          Ce qui est compté<span className="visually-hidden"> pour {hole.title}</span>
        </>
      }
      hint="par exemple « places ouvertes »"
      width={24}
    />
  </OneField>
)

type OneFieldProps = {
  readonly intent: string
  readonly hole: PlanHole
  readonly verb: string
  readonly version?: number
  /** After the verb, for who does not see the field. */
  readonly what?: string
  readonly children: ReactNode
}

const OneField = ({ intent, hole, verb, version, what, children }: OneFieldProps) => (
  <CommandForm intent={intent} subject={mendSubject(hole)} version={version} isInline>
    {children}
    <SubmitButton look="plain" label={`${what ? `${verb} ${what}` : verb} : ${hole.title}`}>
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
const Cell = ({ hole, name, what, children }: CellProps) => (
  <OneField intent="mend" hole={hole} verb="Enregistrer" what={what}>
    <input type="hidden" name="actionId" value={hole.id} />
    <input type="hidden" name="key" value={name} />
    {children}
  </OneField>
)

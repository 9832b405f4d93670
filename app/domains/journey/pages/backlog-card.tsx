/** What awaits an agenda: boxes to tick, by kind, then drawn at once; and points put aside by hand. */
import { CheckboxField } from '#app/ui/choice-field.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { TextField } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card, Stack } from '#app/ui/layout.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { type BacklogItem, backlogKey, backlogKinds } from '../backlog.ts'
import { backlogGroups, backlogWords } from '../backlog-labels.fr.ts'

type Props = { readonly items: readonly BacklogItem[] }

/** Groups of more are folded after these. */
const shownAtFirst = 5

export const BacklogCard = ({ items }: Props) => (
  <Card
    title="Ce qui attend"
    note="Calculé par Trame : retards, blocages, arbitrages demandés, décisions à prendre ; et les points que vous gardez."
  >
    {items.length === 0 ? (
      <EmptyState>Rien n’attend de cette instance.</EmptyState>
    ) : (
      <CommandForm intent="draw-agenda-items">
        {backlogKinds.map((kind) => (
          <Group key={kind} title={backlogGroups[kind]} items={items.filter((item) => item.kind === kind)} />
        ))}
        <FormActions>
          <SubmitButton>Mettre à l’ordre du jour</SubmitButton>
        </FormActions>
      </CommandForm>
    )}
    <Disclosure look="button" summary="Garder un point" forms={{ intents: ['add-backlog-item'] }}>
      <CommandForm intent="add-backlog-item">
        <TextField name="title" label="Point à garder" isRequired />
        <FormActions>
          <SubmitButton look="plain">Garder pour plus tard</SubmitButton>
        </FormActions>
      </CommandForm>
      <KeptItems items={items.filter(({ kind }) => kind === 'by-hand')} />
    </Disclosure>
  </Card>
)

function Group({ title, items }: Props & { readonly title: string }) {
  if (items.length === 0) return null
  const first = items.slice(0, shownAtFirst)
  const rest = items.slice(shownAtFirst)
  return (
    <fieldset>
      <legend>
        {title} <span className="muted">{items.length}</span>
      </legend>
      <Boxes items={first} />
      {rest.length > 0 && (
        <Disclosure summary={`${rest.length} de plus`}>
          <Boxes items={rest} />
        </Disclosure>
      )}
    </fieldset>
  )
}

const Boxes = ({ items }: Props) => (
  <Stack isTight>
    {items.map((item) => (
      <CheckboxField
        key={backlogKey(item)}
        name="keys"
        value={backlogKey(item)}
        label={
          <>
            {backlogWords(item)} {item.about && <span className="muted">{item.about}</span>}
          </>
        }
      />
    ))}
  </Stack>
)

const KeptItems = ({ items }: Props) => (
  <>
    {items.map(({ id, title }) => (
      <CommandForm key={id} intent="remove-backlog-item" subject={id} isInline>
        <input type="hidden" name="backlogItemId" value={id} />
        <span>{title}</span>
        <SubmitButton look="quiet" isSmall label={`Ne plus garder : ${title}`}>
          Ne plus garder
        </SubmitButton>
      </CommandForm>
    ))}
  </>
)

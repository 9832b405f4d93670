/** One sheet of the library, as anyone reads it: what it says, what is alike and why, and « S’en inspirer ». */
import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import { formatCount } from '#app/kernel/format.ts'
import { CheckboxField } from '#app/ui/choice-field.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card, Columns, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { libraryLabels as t } from '../labels.fr.ts'
import type { LibrarySheetData } from '../queries.server.ts'

const fields = ['need', 'description', 'public', 'expectedResults', 'successConditions', 'watchPoints'] as const

export function LibrarySheetPage(data: LibrarySheetData) {
  const { sheet } = data
  return (
    <Page
      crumbs={[{ label: t.title, to: '/bibliotheque' }]}
      title={sheet.title}
      lead={`CTG ${sheet.ctgName}, ${formatCount(sheet.inhabitants, 'habitant')}. Action ${planLabels.status[sheet.status]}.`}
    >
      <Columns main={<SheetCard sheet={sheet} />} aside={<Aside {...data} />} />
    </Page>
  )
}

const SheetCard = ({ sheet }: Pick<LibrarySheetData, 'sheet'>) => (
  <Card title="La fiche" note={t.offered(sheet.offeredBy, parisDay(new Date(sheet.offeredAt)))}>
    <DescriptionList
      items={[
        { term: 'Thème', description: sheet.themeName ?? 'non dit' },
        { term: 'Portée par', description: sheet.leadPartyName ?? 'non dit' },
        ...fields.filter((key) => sheet[key] !== '').map((key) => ({ term: t.field[key], description: sheet[key] })),
        ...(sheet.steps.length > 0 ? [{ term: t.steps, description: <Steps titles={sheet.steps} /> }] : []),
      ]}
    />
  </Card>
)

const Steps = ({ titles }: { readonly titles: readonly string[] }) => (
  <ol className="plain-list">
    {titles.map((title, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: read only, two steps may bear one title
      <li key={index}>{title}</li>
    ))}
  </ol>
)

const Aside = (data: LibrarySheetData) => (
  <>
    <CopyCard {...data} />
    <AlikeCard {...data} />
  </>
)

function CopyCard({ sheet, targets, copies, isOwn }: LibrarySheetData) {
  // The plan of a CTG that ended is chosen on purpose only.
  const [first, ...others] = targets
  const only = others.length === 0 && first?.isEnded === false ? first : undefined
  return (
    <Card title="S’en inspirer">
      {targets.length === 0 ? (
        <p>Vous n’écrivez dans le plan d’aucune autre CTG : il n’y a pas où en faire une proposition.</p>
      ) : (
        <CommandForm intent="copy-sheet">
          <SelectField
            name="ctgId"
            label="En faire une proposition dans le plan de"
            isRequired
            defaultValue={only?.id}
            {...(!only && { emptyLabel: 'Choisir une CTG' })}
            options={targets.map(({ id, name, isEnded }) => ({ value: id, label: isEnded ? t.ended(name) : name }))}
          />
          {sheet.steps.length > 0 && (
            <CheckboxField name="withSteps" label={t.withSteps(sheet.steps.length)} isChecked />
          )}
          <FormActions>
            <SubmitButton>S’en inspirer</SubmitButton>
          </FormActions>
          <p className="muted small">
            Ses textes sont repris, sans personne, ni date, ni argent : la fiche est « {planLabels.status.proposed} »,
            et dit d’où elle vient.
          </p>
        </CommandForm>
      )}
      {copies.length > 0 && <p className="small">{t.copies(copies)}</p>}
      {isOwn && (
        <p className="small">
          <Link to={`/ctg/${sheet.ctgId}/actions/${sheet.actionId}`}>L’action dans son plan</Link>
        </p>
      )}
    </Card>
  )
}

const AlikeCard = ({ alike }: Pick<LibrarySheetData, 'alike'>) =>
  alike.length === 0 ? null : (
    <Card title="Ce qui lui ressemble">
      <ul>
        {alike.map(({ actionId, title, ctgName, likeness }) => (
          <li key={actionId}>
            <Link to={`/bibliotheque/${actionId}`}>{title}</Link>
            <br />
            <span className="fine muted">
              {ctgName} ; {t.why(likeness)}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )

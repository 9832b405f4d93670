/** The communes of a CTG, with their inhabitants and the quartiers named by the authority. */

import { formerCommuneWords, territoryNote } from '#app/domains/territory/territory-note.fr.ts'
import { readCommunes } from '#app/domains/territory/written-communes.ts'
import { formatCount, formatNumber } from '#app/kernel/format.ts'
import { CheckboxField, CheckboxGroup } from '#app/ui/choice-field.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card, Row, Stack } from '#app/ui/layout.tsx'
import { Pagination, SearchBox } from '#app/ui/navigation.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { FramePageData } from '../page-queries.server.ts'

const priorityArea = 'Quartier prioritaire de la politique de la ville (QPV)'

export function PerimeterCard(page: FramePageData) {
  const communes = readCommunes(page.communes)
  const { shown, population, areas, mayEdit } = page
  return (
    <Card
      title="Périmètre"
      id="perimetre"
      note={
        population === null
          ? formatCount(communes.length, 'commune')
          : `${formatCount(communes.length, 'commune')}, ${formatCount(population, 'habitant')} (population municipale, Insee)`
      }
      content="tight"
    >
      <FormerCommunes former={page.former} communes={communes} />
      <DataTable
        caption="Communes du périmètre"
        rows={shown.rows}
        columns={[
          { header: 'Commune', cell: ({ name }) => name },
          { header: 'Code Insee', isNote: true, cell: ({ code }) => code },
          {
            header: 'Habitants',
            isNumeric: true,
            cell: (commune) => (commune.population === null ? 'non connu' : formatNumber(commune.population)),
          },
          {
            header: 'Quartiers nommés',
            cell: ({ code }) =>
              areas
                .filter(({ communeCode }) => communeCode === code)
                .map(({ name, isPriority }) => (isPriority ? `${name} (QPV)` : name))
                .join(', '),
          },
        ]}
      />
      <Pagination {...shown} pageUrl={(number) => `?page=${number}#perimetre`} />
      {mayEdit && <PerimeterForms page={page} communes={communes} />}
    </Card>
  )
}

type Communes = { readonly communes: ReturnType<typeof readCommunes> }

/** What a merger changes to a CTG made before it: said, with what mends it. */
function FormerCommunes({ former, communes }: Pick<FramePageData, 'former'> & Communes) {
  if (former.length === 0) return null
  return (
    <Notice tone="warn">
      {former.map(({ code, name, into }) => (
        <p key={code}>
          {formerCommuneWords(
            name,
            into?.name,
            communes.some((one) => one.code === into?.code),
          )}
        </p>
      ))}
    </Notice>
  )
}

/** Of a département, those of one page of the table may be taken out at a time: hundreds of boxes are not read. */
function PerimeterForms({ page, communes }: { readonly page: FramePageData } & Communes) {
  const { areas, search, searched, shown } = page
  const boxes = shown.rows.map(({ code, name }) => ({ value: code, label: name }))
  const others = communes.filter(({ code }) => boxes.every(({ value }) => value !== code))
  const choices = communes.map(({ code, name }) => ({ value: code, label: name }))
  return (
    <>
      <Disclosure
        summary="Ajouter des communes"
        look="button"
        isOpen={search !== ''}
        forms={{ intents: ['set-perimeter'], subject: searched.map(({ code }) => code) }}
      >
        <AddCommunes page={page} communes={communes} />
      </Disclosure>
      <FoldedForm
        look="plain"
        summary="Retirer des communes"
        intent="set-perimeter"
        subject="kept"
        submit="Garder les communes cochées"
      >
        {others.length > 0 && <input type="hidden" name="communeCodes" value={codesOf(others)} />}
        <CheckboxGroup
          name="communeCodes"
          label={others.length > 0 ? 'Communes gardées, parmi celles de cette page' : 'Communes gardées'}
          choices={boxes}
          defaultValues={boxes.map(({ value }) => value)}
          isInline
        />
      </FoldedForm>
      {areas.length > 0 && (
        <Disclosure
          summary="Modifier ou retirer un quartier"
          forms={{ intents: areaIntents, subject: areas.map(({ id }) => id) }}
        >
          <Stack isTight>
            {areas.map((area) => (
              <EditArea key={area.id} area={area} others={areas.filter(({ id }) => id !== area.id)} />
            ))}
          </Stack>
        </Disclosure>
      )}
      <FoldedForm look="plain" summary="Nommer un quartier" intent="add-area" submit="Ajouter le quartier">
        <SelectField name="communeCode" label="Commune" options={choices} isRequired />
        <TextField name="name" label="Nom du quartier" isRequired />
        <CheckboxField name="isPriority" label={priorityArea} />
      </FoldedForm>
    </>
  )
}

type Area = FramePageData['areas'][number]

const areaIntents = ['update-area', 'remove-area']

const EditArea = ({ area, others }: { readonly area: Area; readonly others: readonly Area[] }) => (
  <Disclosure
    summary={`${area.name} (${formatCount(area.actionCount ?? 0, 'action')})`}
    forms={{ intents: areaIntents, subject: area.id }}
  >
    <Stack isTight>
      <CommandForm intent="update-area" about={{ areaId: area.id }}>
        <TextField name="name" label="Nom du quartier" isRequired defaultValue={area.name} />
        <CheckboxField name="isPriority" label={priorityArea} isChecked={area.isPriority} />
        <FormActions>
          <SubmitButton look="plain" label={`Enregistrer le quartier ${area.name}`}>
            Enregistrer
          </SubmitButton>
        </FormActions>
      </CommandForm>
      <RemoveArea area={area} others={others} />
    </Stack>
  </Disclosure>
)

/** Tells what the removal moves before it is confirmed. */
const RemoveArea = ({ area, others }: { readonly area: Area; readonly others: readonly Area[] }) => {
  const count = area.actionCount ?? 0
  return (
    <CommandForm intent="remove-area" about={{ areaId: area.id, actionCount: count }}>
      {count > 0 ? (
        <SelectField
          name="intoAreaId"
          label={`Ce quartier retiré, où va ${count === 1 ? 'son action' : `vont ses ${count} actions`} ?`}
          emptyLabel="Nulle part ailleurs : dans sa commune"
          options={others.map(({ id, name }) => ({ value: id, label: `Dans le quartier ${name}` }))}
        />
      ) : (
        <p className="fine">Aucune action n’a lieu dans ce quartier.</p>
      )}
      <FormActions>
        <SubmitButton look="plain" label={`Retirer ce quartier : ${area.name}`}>
          Retirer ce quartier
        </SubmitButton>
      </FormActions>
    </CommandForm>
  )
}

/** In one field. */
const codesOf = (communes: Communes['communes']): string => communes.map(({ code }) => code).join(' ')

const AddCommunes = ({ page, communes }: { readonly page: FramePageData } & Communes) => {
  const { ctgId, search, searched } = page
  const codes = communes.map(({ code }) => code)
  return (
    <Stack isTight>
      <SearchBox
        action={`/ctg/${ctgId}/membres/cadre#perimetre`}
        name="territoire"
        label="Commune, communauté de communes, code Insee ou Siren"
        defaultValue={search}
        isInPage
      />
      {search !== '' && searched.length === 0 && (
        <Notice tone="warn">Aucun territoire ne répond à « {search} » : essayez son code Insee ou Siren.</Notice>
      )}
      {searched.map((territory) => (
        <CommandForm key={territory.code} intent="set-perimeter" subject={territory.code}>
          <input type="hidden" name="communeCodes" value={codesOf(communes)} />
          <input type="hidden" name="communeCodes" value={territory.code} />
          <Row isSpread>
            <span>
              {territory.name} <span className="muted small">{territoryNote(territory)}</span>
            </span>
            {codes.includes(territory.code) ? (
              <span className="muted small">déjà dans le périmètre</span>
            ) : (
              <SubmitButton look="plain" isSmall label={`Ajouter ${territory.name}`}>
                Ajouter
              </SubmitButton>
            )}
          </Row>
        </CommandForm>
      ))}
    </Stack>
  )
}

/** What folds under the first fields of a sheet, by groups: who, why, where; the rest in `sheet-more-folds.tsx`. Rules: docs/rules/plan.md §11. */
import { CheckboxGroup } from '#app/ui/choice-field.tsx'
import { SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { inhabitantsParts } from '../plan.ts'
import { sheetLabels as s } from '../sheet/labels.fr.ts'
import { FoldGroup, type FoldProps, listOptions, namedOptions } from './fold-group.tsx'
import { CalendarFold, MeansFold, OtherPlansFold, SuccessFold } from './sheet-more-folds.tsx'

/** Every group, in the order of the sheet. */
export const FoldedFields = (props: FoldProps) => (
  <>
    <Leading {...props} />
    <Aim {...props} />
    <Places {...props} />
    <CalendarFold {...props} />
    <MeansFold {...props} />
    <OtherPlansFold {...props} />
    <SuccessFold {...props} />
  </>
)

const Leading = ({ choices, sheet }: FoldProps) => (
  <FoldGroup
    title={s.fold.leading}
    fields={{
      leadPersonId: { value: sheet?.leadPersonId },
      leadEmail: { value: sheet?.leadEmail },
      coLeadPartyId: { value: sheet?.coLeadPartyId },
      coLeadName: { value: sheet?.coLeadName },
      electedSponsor: { value: sheet?.electedSponsor },
      bodyId: { value: sheet?.bodyId },
    }}
  >
    <SelectField
      name="leadPersonId"
      label="Compte du pilote"
      hint="Cette personne pourra faire le point sur l’action."
      emptyLabel="Aucun"
      options={namedOptions(choices.members)}
      defaultValue={sheet?.leadPersonId}
    />
    <TextField
      name="leadEmail"
      type="email"
      label="Adresse électronique du pilote"
      hint="Si le pilote n’a pas de compte."
      defaultValue={sheet?.leadEmail}
    />
    <SelectField
      name="coLeadPartyId"
      label="Partie copilote"
      emptyLabel="Aucune"
      options={namedOptions(choices.parties)}
      defaultValue={sheet?.coLeadPartyId}
    />
    <TextField
      name="coLeadName"
      label="Nom du copilote"
      hint={sheet ? 'Une personne ou une structure. Son service se choisit plus bas, avec les services.' : undefined}
      maxLength={200}
      defaultValue={sheet?.coLeadName}
    />
    <TextField name="electedSponsor" label="Élu référent" maxLength={200} defaultValue={sheet?.electedSponsor} />
    {choices.bodies.length > 0 && (
      <SelectField
        name="bodyId"
        label="Instance qui suit l’action"
        emptyLabel="Aucune en particulier"
        options={namedOptions(choices.bodies)}
        defaultValue={sheet?.bodyId}
      />
    )}
  </FoldGroup>
)

const Aim = ({ choices, sheet, preset }: FoldProps) => (
  <FoldGroup
    title={s.fold.aim}
    fields={{
      need: { value: sheet?.need },
      expectedResults: { value: sheet?.expectedResults },
      public: { value: sheet?.public },
      inhabitantsPart: { value: sheet?.inhabitantsPart },
      themeId: { value: sheet?.themeId ?? preset?.themeId },
      tags: { value: sheet?.tags },
    }}
  >
    <TextArea name="need" label="Besoin auquel elle répond" defaultValue={sheet?.need} maxLength={5000} />
    {/* Written on the sheet itself, by several hands; here only where the editor cannot run. */}
    <noscript>
      <TextArea name="description" label="Description" rows={8} defaultValue={sheet?.description} maxLength={20_000} />
    </noscript>
    <TextArea
      name="expectedResults"
      label="Résultats attendus"
      hint="Ce qui aura changé, en mots ; ce qui se compte va dans les mesures."
      defaultValue={sheet?.expectedResults}
      maxLength={5000}
    />
    <TextField name="public" label="Public" maxLength={500} defaultValue={sheet?.public} />
    <SelectField
      name="inhabitantsPart"
      label="Part des habitants"
      emptyLabel="Non dite"
      options={listOptions(inhabitantsParts, s.inhabitantsPart)}
      defaultValue={sheet?.inhabitantsPart}
    />
    <SelectField
      name="themeId"
      label="Thème"
      emptyLabel="Celui de l’objectif"
      options={namedOptions(choices.themes)}
      defaultValue={sheet?.themeId ?? preset?.themeId}
    />
    <TextField
      name="tags"
      label="Sous-thème et mots-clés"
      hint={`Séparés par des virgules.${choices.tags.length > 0 ? ` Déjà employés : ${choices.tags.slice(0, 30).join(', ')}.` : ''}`}
      defaultValue={sheet?.tags.join(', ')}
    />
  </FoldGroup>
)

const Places = ({ choices, sheet }: FoldProps) => {
  const onSheet = sheet?.communes ?? []
  // A commune that left the perimeter stays on the sheet until it is unticked.
  const left = onSheet.filter(({ code }) => !choices.communes.some((one) => one.code === code))
  const communes = [...choices.communes, ...left]
  const hasSeveral = communes.length > 1
  return (
    <FoldGroup
      title={s.fold.places}
      fields={{
        areas: { value: sheet?.areas },
        communeCodes: { value: sheet?.communes },
        areaIds: { value: sheet?.namedAreas },
      }}
    >
      {communes.length > 0 && (
        <CheckboxGroup
          name="communeCodes"
          label="Communes"
          hint={hasSeveral ? 'Rien de coché : tout le périmètre, ou pas encore dit.' : undefined}
          choices={communes.map(({ code, name }) => ({ value: code, label: name }))}
          defaultValues={onSheet.map(({ code }) => code)}
          isInline
        />
      )}
      {choices.namedAreas.length > 0 && (
        <CheckboxGroup
          name="areaIds"
          label="Quartiers"
          choices={choices.namedAreas.map((area) => ({ value: area.id, label: s.area(area, hasSeveral) }))}
          defaultValues={sheet?.namedAreas.map(({ id }) => id) ?? []}
          isInline
        />
      )}
      <TextField
        name="areas"
        label="Secteur, en mots"
        hint="Ce que les listes ne disent pas : un équipement, une rue, un bassin de vie."
        maxLength={500}
        defaultValue={sheet?.areas}
      />
    </FoldGroup>
  )
}

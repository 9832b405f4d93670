/** What a facility is, and what it was one year: the fields of both forms. */
import { NumberField, SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { facilityKinds, facilityStates, operatorKinds, type YearRow } from '../facilities.ts'
import { facilitiesLabels as t } from '../labels.fr.ts'
import type { FacilityPageData } from '../queries.server.ts'

const { form: f } = t

type IdentityProps = {
  readonly communes: Readonly<FacilityPageData['communes']>
  readonly facility?: Pick<FacilityPageData['facility'], 'kind' | 'name' | 'communeCode' | 'address'>
}

export const IdentityFields = ({ communes, facility }: IdentityProps) => (
  <>
    <TextField name="name" label={f.name} defaultValue={facility?.name} maxLength={200} isRequired />
    <SelectField
      name="kind"
      label={f.kind}
      hint={f.kindHint}
      isRequired
      defaultValue={facility?.kind ?? 'multi-accueil'}
      options={facilityKinds.map((kind) => ({ value: kind, label: t.kind[kind] }))}
    />
    <SelectField
      name="communeCode"
      label={f.commune}
      emptyLabel={f.noCommune}
      defaultValue={facility?.communeCode ?? (communes.length === 1 ? communes[0]?.code : undefined)}
      options={communes.map(({ code, name }) => ({ value: code, label: name }))}
    />
    <TextField name="address" label={f.address} defaultValue={facility?.address} maxLength={300} />
  </>
)

export const YearFields = ({ row }: { readonly row?: YearRow | undefined }) => (
  <>
    <SelectField
      name="state"
      label={f.state}
      isRequired
      defaultValue={row?.state ?? 'open'}
      options={facilityStates.map((state) => ({ value: state, label: t.state[state] }))}
    />
    <NumberField name="places" label={f.places} defaultValue={row?.places ?? undefined} />
    <TextField name="opening" label={f.opening} hint={f.openingHint} defaultValue={row?.opening} maxLength={200} />
    <TextField name="operator" label={f.operator} defaultValue={row?.operator} maxLength={200} />
    <SelectField
      name="operatorKind"
      label={f.operatorKind}
      emptyLabel={f.notKnown}
      defaultValue={row?.operatorKind ?? undefined}
      options={operatorKinds.map((kind) => ({ value: kind, label: t.operatorKind[kind] }))}
    />
    <SelectField
      name="hasCof"
      label={f.cof}
      emptyLabel={f.notKnown}
      defaultValue={row?.hasCof === null || row === undefined ? undefined : row.hasCof ? 'yes' : 'no'}
      options={[
        { value: 'yes', label: f.yes },
        { value: 'no', label: f.no },
      ]}
    />
    <TextField
      name="source"
      label={f.source}
      hint={f.sourceHint}
      defaultValue={row?.source}
      maxLength={200}
      isRequired
    />
    <TextArea name="note" label={f.note} rows={2} defaultValue={row?.note} maxLength={1000} />
  </>
)

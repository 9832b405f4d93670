/**
 * The questions of a report on one action: five by default, the others folded. Pure; several may stand in one form, each with
 * its own prefix. Made for a phone. Rules: docs/rules/followup.md §1.
 */
import { formatNumber } from '#app/kernel/format.ts'
import { CheckboxField, RadioGroup } from '#app/ui/choice-field.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { DateField, NumberField, TextArea, TextField } from '#app/ui/field.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { GivenBack } from '../given-back.ts'
import { foldedFields, valueField } from '../report-field-names.ts'
import type { ReportedAction } from '../reported-action.ts'
import { givenBackWords } from '../words.fr.ts'
import { FilesFields, MoreFields } from './report-more-fields.tsx'

export type ReportFieldsProps = {
  readonly action: ReportedAction
  /** Bodies whose help may be wanted. */
  readonly bodies: readonly { readonly id: string; readonly name: string }[]
  readonly today: string
  /** Start of the names of the fields where a form holds several reports. @default '' */
  readonly prefix?: string
  /** Facts to correct. @default none */
  readonly facts?: string | undefined
  /** What the report sent back said and proposed. */
  readonly givenBack?: GivenBack | undefined
}

export function ReportFields({ action, bodies, today, prefix = '', facts, givenBack }: ReportFieldsProps) {
  const named = (fields: readonly string[]) => fields.map((field) => `${prefix}${field}`)
  const present = action.statusChoices.find((choice) => choice === action.status)
  const previous = givenBack?.fields ?? {}
  return (
    <>
      {givenBack && <GivenBackNotice />}
      <TextArea
        name={`${prefix}facts`}
        label="1. Que s’est-il passé depuis le dernier point ?"
        hint="Deux ou trois phrases suffisent. Pas de nom de bénéficiaire."
        rows={4}
        defaultValue={facts ?? previous.facts}
        isRequired
        maxLength={5000}
      />
      <RadioGroup
        name={`${prefix}status`}
        label="2. Où en est l’action ?"
        isRequired
        choices={action.choices}
        defaultValue={givenBack?.status ?? present}
      />
      <CheckboxField
        name={`${prefix}isWatched`}
        label="L’action est à surveiller"
        isChecked={givenBack?.isWatched ?? action.isWatched}
      />
      <Counted action={action} prefix={prefix} />
      <TextField
        name={`${prefix}nextStep`}
        label="4. Quelle est la prochaine étape ?"
        hint={action.nextStep ? `Aujourd’hui dans la fiche : ${action.nextStep}` : undefined}
        maxLength={500}
        defaultValue={previous.nextStep}
      />
      <DateField name={`${prefix}nextStepOn`} label="Pour quand ?" defaultValue={previous.nextStepOn} />
      <DateField
        name={`${prefix}proposedEndsOn`}
        defaultValue={previous.proposedEndsOn}
        label="5. Faut-il changer l’échéance ?"
        hint={`Prévue : ${action.endsText}. Laissez vide pour la garder.`}
      />
      <Disclosure summary="Joindre une photo, un document" fields={named(foldedFields.files)}>
        <FilesFields prefix={prefix} />
      </Disclosure>
      <Disclosure
        summary="Tous les champs : difficulté, aide attendue, ajustements…"
        fields={named(foldedFields.more)}
        isOpen={foldedFields.more.some((field) => field in previous)}
      >
        <MoreFields action={action} bodies={bodies} today={today} prefix={prefix} said={previous} />
      </Disclosure>
    </>
  )
}

const GivenBackNotice = () => <Notice>{givenBackWords}</Notice>

type CountedProps = { readonly action: ReportedAction; readonly prefix: string }

const Counted = ({ action, prefix }: CountedProps) => (
  <fieldset className="plain-list">
    <legend>
      <strong>3. Qui a été touché, qu’a-t-on compté ?</strong>
    </legend>
    <Stack isTight>
      <NumberField
        name={`${prefix}peopleReached`}
        label="Personnes ou familles touchées"
        hint="Depuis le dernier point, si vous le savez."
      />
      {action.measures.map(({ id, name, unit, lastValue }) => (
        <NumberField
          key={id}
          name={`${prefix}${valueField(id)}`}
          label={name}
          unit={unit}
          hint={lastValue === null ? undefined : `Dernier relevé : ${formatNumber(lastValue)}`}
        />
      ))}
    </Stack>
  </fieldset>
)

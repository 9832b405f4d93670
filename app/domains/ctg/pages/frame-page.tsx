/** What frames a CTG: its dates, its perimeter, the plans it is articulated with. */

import { Fragment } from 'react'
import type { FileRoom } from '#app/domains/documents/file-room.ts'
import { FileRoomNote } from '#app/domains/documents/file-room-note.tsx'
import { uploadLabels } from '#app/domains/documents/upload-labels.fr.ts'
import { formatCount, formatDate, formatDay } from '#app/kernel/format.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { PreciseDateField } from '#app/ui/choice-field.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { DateField, NumberField, optionsOf, SelectField, TextField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { KeptDisorder } from '#app/ui/kept-disorder.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { signedAfterEnd } from '../ctg.ts'
import type { FramePageData } from '../page-queries.server.ts'
import { CtgTabs } from './ctg-tabs.tsx'
import { PerimeterCard } from './perimeter-card.tsx'

export const FramePage = ({ room, ...page }: FramePageData & { readonly room: FileRoom }) => (
  <Page
    title="Périmètre et dates"
    lead="Le début, la fin et la signature sont trois dates distinctes : le suivi s’ouvre au début, signée ou non."
    actions={
      <>
        {page.ctg.predecessorId && page.mayEdit && (
          <LinkButton to={`/ctg/${page.ctgId}/reconduction`}>Ce qui continue</LinkButton>
        )}
        <LinkButton to={`/ctg/${page.ctgId}/renouvellement`}>Renouvellement</LinkButton>
      </>
    }
  >
    <CtgTabs ctgId={page.ctgId} />
    <DatesCard {...page} />
    <PerimeterCard {...page} />
    <LinkedPlansCard {...page} />
    <Card title={uploadLabels.roomTitle}>
      <FileRoomNote room={room} />
    </Card>
  </Page>
)

const dayOr = (day: string | null, otherwise: string) =>
  day ? <OrdinalText text={formatDay(day)} /> : <span className="muted">{otherwise}</span>

function DatesCard({ ctg, myCtgs, mayEdit }: FramePageData) {
  const predecessor = myCtgs.find(({ id }) => id === ctg.predecessorId)
  return (
    <Card title="Nom et dates" content="tight">
      <DescriptionList
        hasTwoColumns
        items={[
          { term: 'Nom', description: ctg.name },
          { term: 'Début', description: dayOr(ctg.startsOn, gapWords.date) },
          { term: 'Fin', description: dayOr(ctg.endsOn, gapWords.date) },
          { term: 'Signature', description: dayOr(ctg.signedOn, 'pas encore signée') },
          {
            term: 'Signature visée',
            description: ctg.signatureTargetOn ? (
              <OrdinalText text={formatDate(ctg.signatureTargetOn, ctg.signatureTargetPrecision)} />
            ) : (
              ''
            ),
          },
          { term: 'Comité de pilotage', description: `au moins un tous les ${ctg.copilIntervalMonths} mois` },
          {
            term: 'Renouvelle',
            description: predecessor && <Link to={`/ctg/${predecessor.id}`}>{predecessor.name}</Link>,
          },
          { term: 'Reprise dans Trame', description: ctg.takenUpOn ? dayOr(ctg.takenUpOn, '') : '' },
        ]}
      />
      {mayEdit && <KeptDisorder found={signedAfterEnd(ctg)} />}
      {mayEdit && (
        <Disclosure summary="Modifier le nom et les dates" look="button" forms={{ intents: ['update-ctg'] }}>
          <DatesForm ctg={ctg} myCtgs={myCtgs} />
        </Disclosure>
      )}
    </Card>
  )
}

const DatesForm = ({ ctg, myCtgs }: Pick<FramePageData, 'ctg' | 'myCtgs'>) => (
  <CommandForm intent="update-ctg" version={ctg.version} submit="Enregistrer" submitLabel="Enregistrer le cadre">
    <TextField name="name" label="Nom de la CTG" defaultValue={ctg.name} isRequired />
    <DateField name="startsOn" label="Début" defaultValue={ctg.startsOn} />
    <DateField name="endsOn" label="Fin" defaultValue={ctg.endsOn} />
    <DateField
      name="signedOn"
      label="Signature"
      hint="Le jour de la signature elle-même ; elle vient souvent après le début."
      defaultValue={ctg.signedOn}
    />
    <PreciseDateField
      name="signatureTargetOn"
      precisionName="signatureTargetPrecision"
      label="Signature visée"
      defaultValue={ctg.signatureTargetOn}
      defaultPrecision={ctg.signatureTargetPrecision}
    />
    <NumberField
      name="copilIntervalMonths"
      label="Un comité de pilotage au moins tous les"
      unit="mois"
      defaultValue={ctg.copilIntervalMonths}
    />
    <SelectField
      name="predecessorId"
      label="Renouvelle la CTG"
      options={optionsOf(myCtgs)}
      emptyLabel="Aucune"
      defaultValue={ctg.predecessorId ?? ''}
      hint="Parmi celles que vous suivez."
    />
  </CommandForm>
)

function LinkedPlansCard({ linkedPlans, mayEdit }: FramePageData) {
  const rows = [...linkedPlans, ...[1, 2, 3].map((n) => ({ id: `new-${n}`, name: '', note: '', actionCount: 0 }))]
  return (
    <Card
      title="Plans articulés"
      note="Schéma départemental des services aux familles, contrat de ville, contrat local de santé, projet éducatif de territoire, analyse des besoins sociaux…"
      content="tight"
    >
      {linkedPlans.length === 0 ? (
        <EmptyState>Aucun plan n’est encore relié à cette CTG ; la convention les cite.</EmptyState>
      ) : (
        <ul>
          {linkedPlans.map(({ id, name, note }) => (
            <li key={id}>
              {name}
              {note && <span className="muted"> : {note}</span>}
            </li>
          ))}
        </ul>
      )}
      {mayEdit && (
        <FoldedForm look="plain" summary="Modifier la liste" intent="set-linked-plans" submit="Enregistrer la liste">
          {rows.map(({ id, name, note, actionCount }, index) => (
            <Fragment key={id}>
              <input type="hidden" name={`planIds.${index}`} value={id.startsWith('new-') ? '' : id} />
              <TextField
                name={`names.${index}`}
                label={`Plan ${index + 1}`}
                defaultValue={name}
                hint={
                  actionCount
                    ? `Cité par ${formatCount(actionCount, 'action')}, qui ne le citeront plus si vous effacez son nom.`
                    : undefined
                }
              />
              <TextField name={`notes.${index}`} label={`Lien du plan ${index + 1} avec la CTG`} defaultValue={note} />
            </Fragment>
          ))}
        </FoldedForm>
      )}
    </Card>
  )
}

/** Beside a body: who leads it, what it is asked, what it is elsewhere. */

import { UploadField } from '#app/domains/documents/upload-field.tsx'
import { formatDay } from '#app/kernel/format.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import { Chip } from '#app/ui/chip.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { DateField, optionsOf, SelectField, TextField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { KeptDisorder } from '#app/ui/kept-disorder.tsx'
import { Card, Row } from '#app/ui/layout.tsx'
import { expectedBeforeLetter, mostLeaderRows } from '../governance.ts'
import { governanceLabels as t } from '../labels.fr.ts'
import type { BodyPageData } from '../queries.server.ts'
import { EditBodyForm } from './body-form.tsx'

export const LeadersCard = ({ leaders, pastLeaders, body, parties, mayEdit }: BodyPageData) => (
  <Card title="Qui l’anime">
    {leaders.length === 0 ? (
      <p className="muted">Personne n’est désigné.</p>
    ) : (
      <ul className="plain-list">
        {leaders.map((leader) => (
          <li key={leader.id}>
            {leader.personName} <Chip tone={leader.partyKind}>{leader.partyShortName}</Chip>
            {leaderNote(leader) && (
              <>
                <br />
                <span className="fine">{leaderNote(leader)}</span>
              </>
            )}
          </li>
        ))}
      </ul>
    )}
    {pastLeaders.length > 0 && (
      <Disclosure summary="Qui l’a animée">
        <ul className="plain-list">
          {pastLeaders.map((leader) => (
            <li key={leader.id}>
              {leader.personName} ({leader.partyShortName}) <span className="fine">{leaderNote(leader)}</span>
            </li>
          ))}
        </ul>
      </Disclosure>
    )}
    {mayEdit && (
      <Disclosure
        look="button"
        summary={leaders.length === 0 ? 'Désigner qui l’anime' : 'Modifier'}
        forms={{ intents: ['lead-body'] }}
      >
        <LeadForm leaders={[...leaders, ...pastLeaders]} body={body} parties={parties} />
      </Disclosure>
    )}
  </Card>
)

const LeadForm = ({ leaders, body, parties }: Pick<BodyPageData, 'leaders' | 'body' | 'parties'>) => (
  <CommandForm intent="lead-body" version={body.version}>
    {leaderRows(leaders).map((leader, index) => (
      <fieldset key={leader?.id ?? `row-${index}`}>
        <legend className="visually-hidden">{`Personne ${index + 1}`}</legend>
        <Row>
          <TextField
            name={`leaderName-${index}`}
            label={`Nom ${index + 1}`}
            defaultValue={leader?.personName}
            width={18}
          />
          <TextField
            name={`leaderFunction-${index}`}
            label="Fonction"
            defaultValue={leader?.functionTitle}
            width={18}
          />
          <SelectField
            name={`leaderParty-${index}`}
            label="Partie"
            emptyLabel="À choisir"
            options={optionsOf(parties)}
            defaultValue={leader?.partyId}
          />
          <DateField name={`leaderSince-${index}`} label="Depuis le" defaultValue={leader?.since} />
          <DateField name={`leaderUntil-${index}`} label="Jusqu’au" defaultValue={leader?.until} />
        </Row>
      </fieldset>
    ))}
    <p className="small">
      Quelqu’un prend la suite : dites jusqu’à quand, puis nommez qui suit. Un nom effacé est retiré.
    </p>
    <FormActions>
      <SubmitButton label="Enregistrer la lettre de mission">Enregistrer</SubmitButton>
    </FormActions>
  </CommandForm>
)

/** « conseillère technique, depuis le 1er mars 2026 ». */
const leaderNote = ({ functionTitle, since, until }: BodyPageData['leaders'][number]): string =>
  [functionTitle, since && `depuis le ${formatDay(since)}`, until && `jusqu’au ${formatDay(until)}`]
    .filter(Boolean)
    .join(', ')

/** Those known, then empty rows: two at least, one more than there are. */
const leaderRows = (leaders: BodyPageData['leaders']) =>
  Array.from({ length: Math.min(mostLeaderRows, Math.max(2, leaders.length + 1)) }, (_, index) => leaders[index])

export function LetterCard({ ctgId, body, themes, linkedPlans, mayEdit }: BodyPageData) {
  const { mission, expected, expectedOn, letterOn, letterFileId, sitsAs, linkedPlanName } = body
  const theme = themes.find(({ id }) => id === body.themeId)
  return (
    <Card title="Lettre de mission">
      <DescriptionList
        items={[
          { term: 'Thème', description: theme?.name ?? 'tous les thèmes' },
          { term: 'Rythme', description: body.rhythm || gapWords.text },
          { term: 'Relance', description: t.reminder(body.reminderDays) },
          { term: 'Ce qui lui est demandé', description: mission || gapWords.text },
          ...(expected || expectedOn
            ? [
                {
                  term: 'Ce qu’elle rend',
                  description: [expected, expectedOn && `pour le ${formatDay(expectedOn)}`].filter(Boolean).join(', '),
                },
              ]
            : []),
          ...(letterOn || letterFileId
            ? [
                {
                  term: 'Lettre',
                  description: (
                    <>
                      {letterOn ? `du ${formatDay(letterOn)} ` : ''}
                      {letterFileId && <a href={`/ctg/${ctgId}/fichiers/${letterFileId}`}>lettre signée (PDF)</a>}
                    </>
                  ),
                },
              ]
            : []),
          ...(sitsAs || linkedPlanName
            ? [{ term: 'Siège aussi comme', description: [sitsAs, linkedPlanName].filter(Boolean).join(', ') }]
            : []),
        ]}
      />
      <p>
        <a href={`/ctg/${ctgId}/instances/${body.id}/lettre-de-mission.pdf`}>La lettre à signer (PDF)</a>
      </p>
      {mayEdit && <KeptDisorder found={expectedBeforeLetter(body)} />}
      {mayEdit && <LetterForms themes={themes} body={body} linkedPlans={linkedPlans} />}
    </Card>
  )
}

const LetterForms = ({ themes, body, linkedPlans }: Pick<BodyPageData, 'themes' | 'body' | 'linkedPlans'>) => (
  <>
    <Disclosure look="button" summary="Modifier" forms={{ intents: ['update-body'] }}>
      <EditBodyForm themes={themes} body={body} linkedPlans={linkedPlans} />
    </Disclosure>
    <FoldedForm
      summary={body.letterFileId ? 'Remplacer la lettre signée' : 'Déposer la lettre signée'}
      intent="file-mission-letter"
      hasFiles
      submit="Déposer"
    >
      <UploadField name="file" label="Lettre de mission signée" hint="Un PDF." accept=".pdf" isRequired />
    </FoldedForm>
  </>
)

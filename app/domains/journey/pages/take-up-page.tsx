/** Taking up a running CTG, step by step: signed convention, last copil, actions. Each may be left for later. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { ctgLabels } from '#app/domains/ctg/labels.fr.ts'
import { UploadField } from '#app/domains/documents/upload-field.tsx'
import { formatCount, formatDay, formatInstant } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { DateField, TextArea, TextField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { type StepState, Steps } from '#app/ui/steps.tsx'
import type { TakeUpPageData } from '../take-up-queries.server.ts'

const stateText = ({ phase, year }: TakeUpPageData['ctg']) =>
  year === null ? ctgLabels.phase[phase] : `${ctgLabels.phase[phase]}, année ${year}`

export function TakeUpPage(page: TakeUpPageData) {
  const { ctgId, ctg } = page
  if (ctg.takenUpOn === null)
    return (
      <Page
        crumbs={[crumbs.plan(ctgId)]}
        title="Reprendre des actions d’un tableur"
        lead="Rien n’est écrit avant que vous l’ayez vu."
      >
        <ActionsCard {...page} />
      </Page>
    )
  return (
    <Page
      title={`Reprise : ${ctg.name}`}
      lead={`Reprise le ${formatDay(ctg.takenUpOn)} ; ${stateText(ctg)}. Rien de ce qui précède n’est réclamé.`}
      actions={<LinkButton to={`/ctg/${ctgId}`}>Aller au tableau de bord</LinkButton>}
    >
      <Steps label="Étapes de la reprise" steps={stepsOf(page)} />
      <SignedCard {...page} />
      <CopilCard {...page} />
      <ActionsCard {...page} />
    </Page>
  )
}

function stepsOf({ ctg, copils }: TakeUpPageData) {
  const steps: readonly (readonly [string, boolean, string])[] = [
    ['Parties, périmètre et dates', true, ''],
    ['Convention signée', ctg.signedFileName !== null, '#signee'],
    ['Dernier comité de pilotage', copils.length > 0, '#copil'],
    ['Actions', ctg.actionCount > 0, '#actions'],
  ]
  const next = steps.findIndex(([, isDone]) => !isDone)
  return steps.map(([label, isDone, anchor], index) => {
    const state: StepState = isDone ? 'done' : index === next ? 'current' : 'open'
    return { key: label, label, state, ...(anchor && { to: anchor }) }
  })
}

const done = <Chip tone="ok">fait</Chip>
const later = <Chip>peut attendre</Chip>

const SignedCard = ({ ctgId, ctg }: TakeUpPageData) => (
  <Card
    title="Convention signée"
    id="signee"
    note="Le PDF signé, tel qu’il est : il reste avec la CTG, son empreinte aussi."
    aside={ctg.signedFileName === null ? later : done}
  >
    {ctg.signedFileName !== null && (
      <p>
        {ctg.signedFileName} est déposée : <Link to={`/ctg/${ctgId}/convention`}>voir la convention</Link>.
      </p>
    )}
    <FoldedForm
      summary={ctg.signedFileName === null ? 'Déposer le PDF' : 'Déposer un autre PDF'}
      isOpen={ctg.signedFileName === null}
      intent="file-signed-convention"
      hasFiles
      submit="Déposer"
      sendingLabel="Envoi…"
    >
      <input type="hidden" name="versionId" value="" />
      <UploadField name="file" label="Convention signée (PDF)" accept="application/pdf" isRequired />
    </FoldedForm>
  </Card>
)

const CopilCard = ({ ctgId, copils }: TakeUpPageData) => (
  <Card
    title="Dernier comité de pilotage"
    id="copil"
    note="Sa date fait courir le délai du suivant ; ses décisions entrent au registre, sans présences ni positions."
    aside={copils.length === 0 ? later : done}
  >
    <ul className="plain-list">
      {copils.map(({ id, title, decisionCount }) => (
        <li key={id}>
          <Link to={`/ctg/${ctgId}/reunions/${id}`}>
            <OrdinalText text={title} />
          </Link>{' '}
          <span className="muted small">{formatCount(decisionCount, 'décision')}</span>
        </li>
      ))}
    </ul>
    <FoldedForm
      summary={copils.length === 0 ? 'Saisir le dernier comité' : 'Saisir un comité plus ancien'}
      isOpen={copils.length === 0}
      intent="take-up-copil"
      submit="Enregistrer ce comité"
    >
      <DateField name="heldOn" label="Tenu le" isRequired />
      <TextField name="place" label="Lieu" />
      <TextArea
        name="decisions"
        label="Décisions"
        hint="Une par ligne, comme au relevé. Vide s’il n’y en a pas à garder."
        rows={5}
      />
    </FoldedForm>
  </Card>
)

const importStates: Readonly<Record<string, string>> = {
  preview: 'à vérifier',
  applied: 'actions reprises',
  undone: 'reprise annulée',
}

const ActionsCard = ({ ctgId, ctg, imports }: TakeUpPageData) => (
  <Card
    title="Actions"
    id="actions"
    note="Votre tableur tel qu’il est : axes en lignes colorées ou en colonne, dates écrites à votre façon."
    aside={ctg.actionCount === 0 ? later : <Chip tone="ok">{formatCount(ctg.actionCount, 'action')}</Chip>}
  >
    <ul className="plain-list">
      {imports.map(({ id, fileName, status, createdAt }) => (
        <li key={id}>
          <Link to={`/ctg/${ctgId}/plan/reprise/${id}`}>{fileName}</Link>{' '}
          <span className="muted small">
            {importStates[status]}, déposé le {formatInstant(createdAt)}
          </span>
        </li>
      ))}
    </ul>
    <CommandForm intent="start-import" hasFiles submit="Lire le tableur" sendingLabel="Lecture…">
      <UploadField
        name="file"
        label="Tableur des actions"
        hint="XLSX, ODS ou CSV : le vôtre, ou l’export de Trame que vous avez changé. Rien n’est écrit avant l’aperçu, qui montre chaque différence."
        accept=".xlsx,.ods,.csv"
        isRequired
      />
    </CommandForm>
  </Card>
)

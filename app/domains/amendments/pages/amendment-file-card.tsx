/** The frozen file of an amendment, its decision, and what it changes to the CTG. Rules: docs/rules/amendments.md §3, §4. */
import { Fingerprint } from '#app/domains/convention/pages/versions-card.tsx'
import { decisionReference } from '#app/domains/meetings/meetings.ts'
import { atStart, formatDay, shorten } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, List, Row, Stack } from '#app/ui/layout.tsx'
import { Notice, Progress } from '#app/ui/notice.tsx'
import { amendmentLabels as t } from '../labels.fr.ts'
import type { AmendmentPageData } from '../queries.server.ts'
import { changesWords } from './amendments-page.tsx'

export function AmendmentFileCard({ ctgId, amendment, mayWrite }: AmendmentPageData) {
  const { id, status, standing, isLost, progressPercent, failure, fileSha256 } = amendment
  return (
    <Card
      title={standing.stage === 'signed' || standing.stage === 'withdrawn' ? 'L’avenant figé' : 'L’avenant à voter'}
      id="fichier"
    >
      {status === 'being-made' && !isLost && (
        <div role="status">
          <Progress value={progressPercent} max={100} label={`Le PDF est en cours, ${progressPercent} %`} />
          <p>Vous pouvez quitter cette page : il se fait sans vous.</p>
        </div>
      )}
      {isLost && (
        <Stack isTight>
          <Notice tone="warn">{failure ?? t.pdfFailed}</Notice>
          {mayWrite && (
            <CommandForm intent="make-amendment-pdf-again" isInline submit="Redemander le PDF" submitLook="plain" />
          )}
        </Stack>
      )}
      {status === 'frozen' && (
        <Stack isTight>
          <Row>
            <LinkButton to={`/ctg/${ctgId}/convention/avenants/${id}/avenant.pdf`} isDownload>
              Télécharger l’avenant (PDF)
            </LinkButton>
          </Row>
          {fileSha256 && <Fingerprint sha256={fileSha256} />}
        </Stack>
      )}
    </Card>
  )
}

/** What it does to the CTG, and when: nothing before the last signature. */
export function EffectsCard({ amendment, endsOn }: AmendmentPageData) {
  const changes = changesWords(amendment)
  const { inForceOn, newEndsOn } = amendment
  const laterEnd = amendment.number === null ? undefined : t.laterEnd(newEndsOn, endsOn)
  return (
    <Card
      title={inForceOn === null ? 'Ce qui changera' : 'Ce qui a changé'}
      note={
        inForceOn === null
          ? 'À la dernière signature, et pas avant.'
          : `Le ${formatDay(inForceOn)}, jour de la dernière signature.`
      }
    >
      {changes.length === 0 ? (
        <p className="muted">Rien encore.</p>
      ) : (
        <List of={changes}>{(words) => atStart(words)}</List>
      )}
      {laterEnd && <p>{laterEnd}</p>}
      {!laterEnd && newEndsOn !== null && inForceOn === null && endsOn !== null && (
        <p className="fine">
          Le suivi continue. Jusqu’à la dernière signature, la convention est dite s’achever le {formatDay(endsOn)},
          prolongation en cours.
        </p>
      )}
    </Card>
  )
}

export const DecisionCard = ({ amendment, decisions, ctgId, mayWrite }: AmendmentPageData) => (
  <Card title="La décision" id="decision" content="tight">
    {amendment.decision ? (
      <p>
        Proposé par la{' '}
        <a href={`/ctg/${ctgId}/decisions/${amendment.decisionId}`}>décision {decisionReference(amendment.decision)}</a>{' '}
        du {formatDay(amendment.decision.decidedOn)}.
      </p>
    ) : (
      <p className="muted">Aucune décision n’est liée à cet avenant.</p>
    )}
    {mayWrite && decisions.length > 0 && (
      <FoldedForm
        look="plain"
        summary={amendment.decision ? 'Changer la décision' : 'Lier à une décision'}
        intent="link-amendment-decision"
        submit="Lier"
      >
        <SelectField
          name="decisionId"
          label="Décision qui propose cet avenant"
          emptyLabel="Choisir…"
          defaultValue={amendment.decisionId}
          options={decisions.map(({ id, number, text }) => ({
            value: id,
            label: `n° ${number} : ${shorten(text, 70)}`,
          }))}
        />
      </FoldedForm>
    )}
  </Card>
)

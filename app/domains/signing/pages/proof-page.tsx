/** « Preuve »: who signs how, what came of each copy, who allows signing in Trame, and the proof file. Rules: docs/rules/signing.md. */
import { conventionLabels } from '#app/domains/convention/labels.fr.ts'
import { ConventionTabs } from '#app/domains/convention/pages/convention-tabs.tsx'
import { verdictWords } from '#app/domains/signatures/labels.fr.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import { atStart, formatDay, formatInstant, formatShortDate } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Chip, ChipList } from '#app/ui/chip.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card, Columns, Page, Row, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { useRefreshWhile } from '#app/ui/refresh-while.tsx'
import { signingLabels as t } from '../labels.fr.ts'
import type { ProofPageData } from '../queries.server.ts'
import { coordinationSides } from '../signing.ts'

export const ProofPage = (page: ProofPageData) => (
  <Page title="Preuve" lead={leadOf(page)}>
    <ConventionTabs ctgId={page.ctgId} current="proof" />
    <Columns
      main={
        <>
          <SignatoriesCard {...page} />
          <AmendmentsCard {...page} />
        </>
      }
      aside={
        <>
          <ProofCard {...page} />
          {(page.signedOn === null || page.amendments.some(isOpen)) && <AllowanceCard {...page} />}
          <Card title="Vérifier un document">
            <p>
              Toute personne qui détient un fichier de la convention peut <Link to="/verifier">le vérifier</Link>, sans
              compte : le fichier ne quitte pas son poste.
            </p>
          </Card>
        </>
      }
    />
  </Page>
)

function leadOf({ signatories, toSign, signedOn }: ProofPageData): string {
  const proven = signatories.filter(({ copy }) => copy?.state === 'recorded').length
  const called = signatories.filter(({ state }) => state !== 'refused').length
  const version =
    signedOn !== null
      ? `Signée le ${formatDay(signedOn)}. `
      : toSign
        ? `Version ${toSign.number} à signer. `
        : 'Aucune version n’est figée. '
  return `${version}Exemplaires enregistrés : ${proven} sur ${called}.`
}

type SignatoryRow = ProofPageData['signatories'][number]

const stateTones = { recorded: 'ok', 'to-confirm': 'warn', refused: 'bad' } as const
const signatureWords = { ...conventionLabels.signature, ...conventionLabels.absence.signature }

const SignatoriesCard = ({ ctgId, signatories, absence }: ProofPageData) => (
  <Card title="Qui signe, et comment" id="signataires">
    <DataTable
      caption="Manière de signer et exemplaire, par signataire"
      rows={signatories}
      rowKey={({ partyId }) => partyId}
      empty="Cette CTG n’a pas encore de signataire."
      columns={[
        {
          header: 'Signataire',
          cell: ({ partyId, kind, name }) => (
            <Link to={`/ctg/${ctgId}/convention/preuve/${partyId}`}>
              <Chip tone={kind}>{name}</Chip>
            </Link>
          ),
        },
        {
          header: 'Manière',
          cell: ({ plan, copy }) =>
            copy?.state === 'recorded' ? (
              t.modes[copy.mode]
            ) : plan ? (
              `${t.modes[plan.mode]}${plan.rank === null ? '' : `, rang ${plan.rank}`}`
            ) : (
              <span className="muted">{absence === 'awaited' ? 'à choisir' : signatureWords.unrecorded}</span>
            ),
        },
        {
          header: 'Signature',
          cell: ({ state, signature }) => (
            <>
              {signatureWords[state === 'awaited' ? absence : state]}
              {signature?.signedOn && (
                <span className="small muted">, {formatShortDate(signature.signedOn, 'day')}</span>
              )}
            </>
          ),
        },
        { header: 'Exemplaire', cell: (row) => <CopyState {...row} /> },
      ]}
    />
  </Card>
)

type AmendmentRow = ProofPageData['amendments'][number]

/** Still to be signed by somebody. */
const isOpen = ({ inForceOn, isWithdrawn }: AmendmentRow): boolean => inForceOn === null && !isWithdrawn

const amendmentState = ({ inForceOn, isWithdrawn, signatories }: AmendmentRow): string => {
  if (isWithdrawn) return 'retiré'
  if (inForceOn !== null) return `en vigueur depuis le ${formatDay(inForceOn)}`
  const called = signatories.filter(({ state }) => state !== 'refused')
  return `${called.filter(({ state }) => state === 'signed').length} sur ${called.length} l’ont signé`
}

const AmendmentsCard = ({ ctgId, amendments }: ProofPageData) =>
  amendments.length > 0 && (
    <div id="avenants">
      <Stack>
        {amendments.map((amendment) => (
          <AmendmentCard key={amendment.id} ctgId={ctgId} amendment={amendment} />
        ))}
      </Stack>
    </div>
  )

type AmendmentProps = { readonly ctgId: string; readonly amendment: AmendmentRow }

const AmendmentCard = ({ ctgId, amendment }: AmendmentProps) => (
  <Card title={`Avenant n° ${amendment.number}`} note={`${atStart(amendmentState(amendment))}.`}>
    <DataTable
      caption={`Signature et exemplaire de l’avenant n° ${amendment.number}, par signataire`}
      rows={amendment.signatories}
      rowKey={({ partyId }) => partyId}
      empty="Personne n’est appelé à signer cet avenant."
      columns={[
        {
          header: 'Signataire',
          cell: ({ partyId, kind, name }) => (
            <Link to={`/ctg/${ctgId}/convention/avenants/${amendment.id}/preuve/${partyId}`}>
              <Chip tone={kind}>{name}</Chip>
            </Link>
          ),
        },
        {
          header: 'Signature',
          cell: ({ state }) => signatureWords[state === 'awaited' ? amendment.absence : state],
        },
        { header: 'Exemplaire', cell: (row) => <CopyState {...row} /> },
      ]}
    />
  </Card>
)

const CopyState = ({ copy }: Pick<SignatoryRow, 'copy'>) =>
  copy ? (
    <ChipList>
      <Chip tone={stateTones[copy.state]}>{t.states[copy.state]}</Chip>
      {copy.report && (
        <Chip tone={copy.report.verdict === 'intact' ? 'ok' : 'neutral'}>{verdictWords[copy.report.verdict]}</Chip>
      )}
      {copy.mode === 'trame' && copy.fileId === null && <Chip>sceau en cours</Chip>}
    </ChipList>
  ) : (
    <span className="muted">aucun</span>
  )

function ProofCard({ ctgId, proof, toSign, amendments, mayReadProof, mayWrite }: ProofPageData) {
  const isBeingMade = proof?.state === 'being-made'
  useRefreshWhile(isBeingMade)
  return (
    <Card
      title="Dossier de preuve"
      id="dossier"
      note="Un PDF qui dit toute l’histoire : versions et empreintes, décision, actes, signatures, vérifications, refus, journal."
      content="tight"
    >
      {proof && (
        <p>
          {isBeingMade && 'En cours… '}
          {proof.state === 'failed' && 'N’a pas pu être fait ; Trame essaie encore. '}
          Demandé le {formatInstant(proof.askedAt)} par {proof.askedBy}.
        </p>
      )}
      {!proof && <p className="muted">Pas encore fait.</p>}
      <Row>
        {mayReadProof && proof?.state === 'ready' && (
          <LinkButton to={`/ctg/${ctgId}/convention/preuve/dossier.pdf`} isDownload>
            Télécharger le dossier
          </LinkButton>
        )}
        {mayWrite && (toSign || amendments.length > 0) && !isBeingMade && (
          <CommandForm intent="request-proof" isInline>
            <SubmitButton {...(proof && { look: 'plain' as const })}>
              {proof ? 'Le refaire' : 'Faire le dossier'}
            </SubmitButton>
          </CommandForm>
        )}
      </Row>
    </Card>
  )
}

const AllowanceCard = ({ allowances, bars, isInstanceOpen, side }: ProofPageData) => (
  <Card title="Signer dans Trame" id="signer-dans-trame" content="tight">
    <p>
      {bars.length === 0
        ? `Permis : chaque signataire peut recevoir un lien. C’est une ${t.simple}.`
        : 'Pas encore possible : les deux coordinations et cette instance doivent le permettre.'}
    </p>
    <ul>
      {coordinationSides.map((one) => {
        const allowance = allowances.find((row) => row.side === one)
        return (
          <li key={one}>
            {t.sides[one]} :{' '}
            {allowance
              ? `permis le ${formatDay(parisDay(allowance.allowedAt))} par ${allowance.allowedBy}`
              : 'pas encore permis'}
          </li>
        )
      })}
      <li>Cette instance : {isInstanceOpen ? 'ouverte' : 'fermée ; c’est à qui l’héberge de l’ouvrir'}</li>
    </ul>
    <p className="small muted">{t.whatItIs}</p>
    {side && (
      <CommandForm intent="allow-signing" isInline>
        {!allowances.some((row) => row.side === side) && <input type="hidden" name="isAllowed" value="on" />}
        <SubmitButton look="plain">
          {allowances.some((row) => row.side === side) ? 'Ne plus le permettre' : 'Le permettre pour ma coordination'}
        </SubmitButton>
      </CommandForm>
    )}
  </Card>
)

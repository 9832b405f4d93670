/** One frozen version: the PDF being made, then to download; what it holds; its decision. Rules: docs/rules/convention.md §2. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { decisionReference } from '#app/domains/meetings/meetings.ts'
import { atStart, formatCount, formatDay, formatInstant, formatList, shorten } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Columns, List, Page, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice, Progress } from '#app/ui/notice.tsx'
import { useRefreshWhile } from '#app/ui/refresh-while.tsx'
import { State } from '#app/ui/state.tsx'
import type { AnnexKind } from '../annexes/annex-kinds.ts'
import { annexLabels } from '../annexes/labels.fr.ts'
import { conventionLabels as t } from '../labels.fr.ts'
import type { VersionPageData } from '../queries.server.ts'
import { holderLabels as h, stageGlyphs, stageWords } from '../stage-labels.fr.ts'
import { HandoverForm } from './handover-form.tsx'
import { Fingerprint, VersionFile } from './versions-card.tsx'

export function VersionPage(page: VersionPageData) {
  const { ctgId, version, sameAs } = page
  useRefreshWhile(version.status === 'being-made' && !version.isLost)
  return (
    <Page
      crumbs={[crumbs.convention(ctgId)]}
      title={`Convention, version ${version.number}`}
      lead={`Figée le ${formatInstant(version.madeAt)} par ${version.madeBy}.`}
      actions={
        <LinkButton to={`/ctg/${ctgId}/convention/versions/comparer?de=${version.number}&a=projet`}>
          Comparer au projet
        </LinkButton>
      }
    >
      {sameAs.length > 0 && (
        <Notice>
          Même contenu que {sameAs.length === 1 ? 'la version' : 'les versions'} {formatList(sameAs.map(String))} :
          seuls le numéro et la date changent.
        </Notice>
      )}
      <Columns
        main={
          <>
            <FileCard {...page} />
            <ContentCard {...page} />
          </>
        }
        aside={
          <>
            <StandingCard {...page} />
            <DecisionCard {...page} />
          </>
        }
      />
    </Page>
  )
}

function FileCard({ ctgId, version, mayWrite }: VersionPageData) {
  const { id, status, isLost, progressPercent, failure, fileSha256 } = version
  return (
    <Card title="Le PDF">
      {status === 'being-made' && !isLost && (
        <div role="status">
          <Progress value={progressPercent} max={100} label={`Le PDF est en cours, ${progressPercent} %`} />
          <p>
            Vous pouvez quitter cette page : il se fait sans vous.{' '}
            <a href={`/ctg/${ctgId}/convention/versions/${id}`}>Actualiser</a>
          </p>
        </div>
      )}
      {isLost && (
        <Stack isTight>
          <Notice tone="warn">{failure ?? t.pdfFailed}</Notice>
          {mayWrite && <CommandForm intent="make-pdf-again" isInline submit="Redemander le PDF" submitLook="plain" />}
        </Stack>
      )}
      {status === 'frozen' && (
        <DescriptionList
          items={[
            { term: 'Fichier', description: <VersionFile ctgId={ctgId} version={version} /> },
            { term: 'Format', description: 'PDF/A-2a, pour la conservation ; lisible par une synthèse vocale' },
            { term: 'Vérifier le fichier', description: fileSha256 && <Fingerprint sha256={fileSha256} /> },
          ]}
        />
      )}
    </Card>
  )
}

/** Of the three whose content the version counts otherwise than by the rows of their tables. */
const ownAnnexWords = (summary: VersionPageData['summary']): Readonly<Partial<Record<AnnexKind, string>>> => ({
  diagnosis: formatList([
    formatCount(summary.themes, 'thème'),
    formatCount(summary.findings, 'constat'),
    formatCount(summary.issues, 'enjeu', 'enjeux'),
  ]),
  plan: formatList([
    formatCount(summary.axes, 'axe'),
    formatCount(summary.objectives, 'objectif'),
    formatCount(summary.actions, 'action'),
  ]),
  governance: formatList(summary.bodies),
})

const annexItems = (summary: VersionPageData['summary']) =>
  summary.annexes.length === 0
    ? [{ term: 'Annexes', description: 'aucune' }]
    : summary.annexes.map(({ number, kind, title, rows }) => ({
        term: annexLabels.numbered(number, title),
        description: ownAnnexWords(summary)[kind] ?? annexLabels.count[kind](rows),
      }))

const ContentCard = ({ summary }: VersionPageData) => (
  <Card title="Ce que contient cette version" note="Le contenu tel qu’il était ; la suite du travail ne le change pas.">
    <DescriptionList
      items={[
        {
          term: 'Parties',
          description: `${formatCount(summary.parties, 'signataire')}, ${
            summary.actsKnown < 2 ? `${summary.actsKnown} acte reçu` : `${summary.actsKnown} actes reçus`
          }`,
        },
        { term: 'Visas', description: formatCount(summary.visas, 'visa') },
        {
          term: 'Articles',
          description: (
            <Disclosure summary={formatCount(summary.articles.length, 'article')}>
              <List of={summary.articles} isOrdered />
            </Disclosure>
          ),
        },
        ...annexItems(summary),
      ]}
    />
  </Card>
)

/** @param outOf whom it is awaited of, all of them unless somebody refused */
const holders = (list: readonly { readonly shortName: string }[], total: number, outOf = total) =>
  list.length === 0
    ? h.nobody
    : list.length === total && total > 2
      ? `les ${total} signataires`
      : `${formatList(list.map(({ shortName }) => shortName))} (${list.length} sur ${outOf})`

/** Where it is, and who holds it. */
function StandingCard(page: VersionPageData) {
  const { standing, signedOn, toSign, signatories, mayWrite } = page
  const { sent, voted, signed, total, called } = standing
  return (
    <Card title="Où elle en est" id="etat" content="tight">
      <p>
        <State glyph={stageGlyphs[standing.stage]}>
          {atStart(stageWords({ ...standing, signedOn, replacedBy: toSign?.number }))}
        </State>
      </p>
      <DescriptionList
        items={[
          { term: h.sent, description: holders(sent, total) },
          { term: h.voted, description: holders(voted, total) },
          { term: h.signed, description: holders(signed, total, called) },
        ]}
      />
      {mayWrite && signatories.length > 0 && <HandoverForm {...page} />}
    </Card>
  )
}

function DecisionCard({ ctgId, decision, decisions, mayWrite }: VersionPageData) {
  return (
    <Card title="La décision" id="decision" content="tight">
      {decision ? (
        <p>
          Validée par la <Link to={`/ctg/${ctgId}/decisions`}>décision {decisionReference(decision)}</Link> du{' '}
          {formatDay(decision.decidedOn)} : {decision.text}
        </p>
      ) : (
        <p className="muted">Aucune décision n’est liée à cette version.</p>
      )}
      {mayWrite && decisions.length === 0 && (
        <p>
          <Link to={`/ctg/${ctgId}/reunions`}>Enregistrez d’abord une décision dans une réunion.</Link>
        </p>
      )}
      {mayWrite && decisions.length > 0 && (
        <FoldedForm
          summary={decision ? 'Changer la décision' : 'Lier à une décision'}
          intent="link-decision"
          submit="Lier"
        >
          <SelectField
            name="decisionId"
            label="Décision qui valide cette version"
            emptyLabel="Choisir…"
            defaultValue={decision?.id}
            options={decisions.map(({ id, text, ...decision }) => ({
              value: id,
              label: `${decisionReference(decision)} : ${shorten(text, 70)}`,
            }))}
          />
        </FoldedForm>
      )}
    </Card>
  )
}

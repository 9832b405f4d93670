/** Amendments of the convention: what may be begun, where each is, the consolidated text, the end before its term. */
import { ConventionTabs } from '#app/domains/convention/pages/convention-tabs.tsx'
import { meetingLabels } from '#app/domains/meetings/labels.fr.ts'
import { formatDay } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card, Columns, Page, Row } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState, Notice } from '#app/ui/notice.tsx'
import { State } from '#app/ui/state.tsx'
import { type AmendmentKind, amendmentKinds } from '../amendments.ts'
import { amendmentLabels as t } from '../labels.fr.ts'
import type { AmendmentLine, AmendmentsPageData } from '../queries.server.ts'
import { TerminationCard } from './termination-card.tsx'

export const AmendmentsPage = (page: AmendmentsPageData) => (
  <Page
    title="Avenants"
    lead={leadOf(page)}
    actions={
      hasEnded(page) ? (
        <LinkButton to={`/ctg/${page.ctgId}/renouvellement`}>Préparer la CTG qui suit</LinkButton>
      ) : (
        page.mayWrite && page.signedOn !== null && page.extensionRefusal === null && <Begin kind="extension" isMain />
      )
    }
  >
    <ConventionTabs ctgId={page.ctgId} current="amendments" />
    <UnderWay {...page} />
    <Columns
      main={
        <>
          <ListCard {...page} />
          <TerminationCard {...page} />
        </>
      }
      aside={
        <>
          {page.mayWrite && <BeginCard {...page} />}
          <ConsolidatedCard {...page} />
        </>
      }
    />
  </Page>
)

const hasEnded = ({ endsOn, today }: Pick<AmendmentsPageData, 'endsOn' | 'today'>): boolean =>
  endsOn !== null && endsOn < today

function leadOf({ endsOn, today }: AmendmentsPageData): string {
  if (endsOn === null) return 'La CTG n’a pas encore de date de fin.'
  return hasEnded({ endsOn, today })
    ? meetingLabels.conventionEnded(endsOn)
    : `La convention s’achève le ${formatDay(endsOn)}.`
}

/** What is frozen and not in force: nothing is said extended before. */
const UnderWay = ({ extension }: AmendmentsPageData) =>
  extension && <Notice>{t.extensionUnderWay(extension)} Le suivi continue.</Notice>

const Begin = ({ kind, isMain = false }: { readonly kind: AmendmentKind; readonly isMain?: boolean }) => (
  <CommandForm intent="prepare-amendment" subject={isMain ? 'main' : kind} isInline values={{ kind }}>
    <SubmitButton {...(!isMain && { look: 'plain' as const })} sendingLabel="Préparation…">
      {t.begin[kind]}
    </SubmitButton>
  </CommandForm>
)

/** Of a convention that ended, only its extension: the rest changes what is over. */
const mayBegin = (kind: AmendmentKind, page: AmendmentsPageData): boolean => {
  if (kind === 'extension') return page.extensionRefusal === null && (page.signedOn === null || hasEnded(page))
  return !hasEnded(page) && (kind !== 'joining' || page.joiningRefusal === null)
}

function BeginCard(page: AmendmentsPageData) {
  const { signedOn, extensionRefusal, joiningRefusal } = page
  const title = 'Préparer un avenant'
  if (extensionRefusal === 'nothing-to-amend')
    return (
      <Card title={title}>
        <p>{t.refusals[extensionRefusal]}</p>
      </Card>
    )
  const offered = amendmentKinds.filter((kind) => mayBegin(kind, page))
  const acts = offered.map((kind) => (
    <Row key={kind}>
      <Begin kind={kind} />
    </Row>
  ))
  const note = offered.length > 1 ? 'Un même avenant peut ensuite réunir plusieurs de ces changements.' : undefined
  return (
    <Card title={title} note={note} content="tight">
      {hasEnded(page) ? (
        <Disclosure
          summary="Prolonger ce qui court encore"
          forms={{ intents: ['prepare-amendment'], subject: offered }}
        >
          {acts}
        </Disclosure>
      ) : (
        acts
      )}
      {extensionRefusal && <p className="fine">Pour prolonger, inscrivez d’abord la date de fin de la CTG.</p>}
      {hasEnded(page) && (
        <p className="fine">Un avenant ne prolonge que ce qui court encore : vérifiez d’abord avec votre Caf.</p>
      )}
      {signedOn === null && <p className="fine">{t.beforeSignature}</p>}
      {joiningRefusal && (
        <p className="fine">
          Tant que la convention n’est pas signée, qui la rejoint en est signataire : ajoutez cette partie, elle la
          signe elle-même.
        </p>
      )}
    </Card>
  )
}

/** « prolonge jusqu’au…, ajoute des actions ». */
export function changesWords({
  newEndsOn,
  addsActions,
  parties,
  communes,
  writtenCount,
}: AmendmentLine): readonly string[] {
  return [
    ...(newEndsOn === null ? [] : [`prolonge jusqu’au ${formatDay(newEndsOn)}`]),
    ...parties.map(({ name }) => `${name} rejoint`),
    ...communes.map(({ name }) => `${name} entre dans le périmètre`),
    ...(addsActions ? ['remplace le plan annexé'] : []),
    ...(writtenCount === 0 ? [] : [writtenCount === 1 ? 'un article réécrit' : `${writtenCount} articles réécrits`]),
  ]
}

const ListCard = ({ ctgId, amendments, signedOn }: AmendmentsPageData) => (
  <Card title="Avenants" note="Numérotés sans trou ; chacun se vote et se signe comme la convention.">
    <DataTable
      caption="Avenants de la convention, le dernier d’abord"
      rows={amendments}
      empty={
        <EmptyState>
          {signedOn === null ? 'Aucun avenant.' : 'Aucun avenant. La convention s’applique telle qu’elle a été signée.'}
        </EmptyState>
      }
      columns={[
        {
          header: 'Avenant',
          cell: ({ id, number }) => <Link to={`/ctg/${ctgId}/convention/avenants/${id}`}>{t.name(number)}</Link>,
        },
        {
          header: 'Ce qu’il change',
          isNote: true,
          cell: (line) => changesWords(line).join(', ') || 'rien encore',
        },
        {
          header: 'État',
          cell: ({ standing }) => <State glyph={t.glyph[standing.stage]}>{t.state(standing)}</State>,
        },
      ]}
    />
  </Card>
)

const ConsolidatedCard = ({ ctgId, amendments }: AmendmentsPageData) => {
  const count = amendments.filter(({ inForceOn }) => inForceOn !== null).length
  return (
    <Card
      title={t.consolidated}
      note="La convention et ses avenants réunis, pour la lecture. Sans valeur signée."
      content="tight"
    >
      <p>
        {count === 0
          ? 'Aucun avenant n’est en vigueur : le texte est celui de la convention.'
          : count === 1
            ? 'Un avenant en vigueur y est repris.'
            : `${count} avenants en vigueur y sont repris.`}
      </p>
      <Row>
        <LinkButton to={`/ctg/${ctgId}/convention/avenants/texte-consolide.pdf`} isDownload isSmall>
          Ouvrir le texte consolidé
        </LinkButton>
      </Row>
    </Card>
  )
}

/** One mandate: change it, hand the coordination over, end it. */
import { formatDay, formatInstant } from '#app/kernel/format.ts'
import { Chip, ChipList } from '#app/ui/chip.tsx'
import { Card, Page, Row } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { ctgLabels as t } from '../labels.fr.ts'
import type { MemberPageData } from '../page-queries.server.ts'
import { ChangeMemberForm, EndMemberForm, HandOverForm } from './member-forms.tsx'

export function MemberPage({ ctgId, member, party, themes, isRunning, identities, mayChange }: MemberPageData) {
  const mayHandOver = isRunning && member.role === 'coordinator'
  return (
    <Page
      crumbs={[{ label: 'Membres et parties', to: `/ctg/${ctgId}/membres` }]}
      title={member.name}
      lead={`${member.functionTitle}, ${member.email}`}
    >
      <Row>
        <ChipList>
          <Chip tone={party.kind}>{party.name}</Chip>
          <Chip>{t.role[member.role]}</Chip>
          {!member.hasSignedIn && <Chip tone="warn">invitation envoyée, pas encore de connexion</Chip>}
        </ChipList>
      </Row>
      {identities.map(({ organisation, siret, enteredAt, tie }) => (
        <p key={`${siret} ${enteredAt.getTime()}`} className="small">
          {t.recognised(organisation || 'un organisme sans nom', siret, formatInstant(enteredAt))}{' '}
          <Chip tone={tie === 'another' ? 'warn' : tie === 'unknown' ? 'neutral' : 'ok'}>{t.organisationTie[tie]}</Chip>
        </p>
      ))}
      {!isRunning && member.until && (
        <Notice>
          Ce mandat a pris fin le {formatDay(member.until)}.{mayChange && ' Le modifier peut le rouvrir.'}
        </Notice>
      )}
      {mayChange && (
        <Card title="Modifier le mandat">
          <ChangeMemberForm member={member} themes={themes} />
        </Card>
      )}
      {mayHandOver && (
        <Card title="Transmettre la coordination">
          <HandOverForm member={member} />
        </Card>
      )}
      {isRunning && (
        <Card title="Mettre fin au mandat">
          <EndMemberForm />
        </Card>
      )}
    </Page>
  )
}

/** Signing in Trame: who is named, her link, and why it is not possible. Rules: docs/rules/signing.md §3. */

import { representativesOf } from '#app/domains/ctg/labels.fr.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import { ofName } from '#app/kernel/elision.fr.ts'
import { formatDay, formatList } from '#app/kernel/format.ts'
import { Chip } from '#app/ui/chip.tsx'
import { TextField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card } from '#app/ui/layout.tsx'
import { signingLabels as t } from '../labels.fr.ts'
import type { SignatoryProofPageData } from '../queries.server.ts'

export function SignersCard({ links, bars, toSign, representedBy, representedAs, mayWrite }: SignatoryProofPageData) {
  const [who] = representativesOf(representedBy, representedAs)
  return (
    <Card title={t.modes.trame} note={`Une ${t.simple}, par un lien personnel et un code.`} content="tight">
      {mayWrite && bars.length > 0 && <p>Pas encore possible : {formatList(bars.map((bar) => t.bars[bar]))}.</p>}
      <ul>
        {links.map((link) => (
          <li key={link.id}>
            {link.holderName} ({link.email}), désigné par {link.createdBy} le {formatDay(parisDay(link.createdAt))},
            jusqu’au {formatDay(link.lastDay)}{' '}
            <Chip tone={link.state === 'open' ? 'ok' : 'neutral'}>{t.links[link.state]}</Chip>
            {link.state === 'open' && (
              <CommandForm intent="revoke-signer" isInline about={{ linkId: link.id }}>
                <SubmitButton look="quiet" isSmall label={`Retirer le lien ${ofName(link.holderName)}`}>
                  Retirer
                </SubmitButton>
              </CommandForm>
            )}
          </li>
        ))}
      </ul>
      {mayWrite && bars.length === 0 && (
        <FoldedForm summary="Envoyer un lien pour signer" intent="invite-signer" submit="Envoyer le lien">
          <input type="hidden" name="versionId" value={toSign?.id ?? ''} />
          <TextField name="holderName" label="Qui signe" defaultValue={who?.name ?? null} isRequired maxLength={120} />
          <TextField name="holderRole" label="Fonction" defaultValue={who?.role ?? null} maxLength={200} />
          <TextField
            name="email"
            label="Son adresse électronique"
            type="email"
            hint="Elle y reçoit le lien, puis le code. Qui coordonne pour cette partie en est prévenu."
            isRequired
          />
        </FoldedForm>
      )}
    </Card>
  )
}
